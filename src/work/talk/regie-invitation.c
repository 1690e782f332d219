/* SPDX-License-Identifier: EUPL-1.2 */
/* The invitation to a talk as an e-mail and as an entry of a calendar. */
#include "regie-invitation.h"

#include <glib/gi18n.h>

#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-folder.h"
#include "regie-ical.h"
#include "regie-letter.h"
#include "regie-load.h"
#include "regie-talk.h"
#include "regie-text.h"

#define TEMPLATE "gesprek.nl"

void
regie_invitation_free (RegieInvitation *self)
{
  g_free (self->mail);
  g_free (self->calendar);
  g_free (self);
}

/* What stands below the first heading of LETTER, which is *SUBJECT: an e-mail has no address of its
 * own.  Both are owned. */
static char *
dup_body (const char *letter, char **subject)
{
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (letter);
  GString *body = g_string_new (NULL);
  RegieBlockKind before = REGIE_BLOCK_HEADING;

  *subject = NULL;
  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];
      gboolean is_point = block->kind == REGIE_BLOCK_POINT;

      if (*subject == NULL)
        *subject = block->kind == REGIE_BLOCK_HEADING ? g_strdup (block->text) : NULL;
      else
        {
          if (body->len > 0)
            g_string_append (body, is_point && before == REGIE_BLOCK_POINT ? "\n" : "\n\n");
          g_string_append_printf (body, "%s%s", is_point ? "- " : "", block->text);
          before = block->kind;
        }
    }
  return g_string_free (body, FALSE);
}

/* RFC 6068: lines end with CR LF, and what is not plain is escaped. */
static char *
dup_mail (const char *address, const char *letter)
{
  g_autofree char *subject = NULL;
  g_autofree char *body = dup_body (letter, &subject);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autofree char *ended = g_strjoinv ("\r\n", lines);
  g_autofree char *to = g_uri_escape_string (address, "@", FALSE);
  g_autofree char *about = g_uri_escape_string (subject != NULL ? subject : "", NULL, FALSE);
  g_autofree char *text = g_uri_escape_string (ended, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, about, text);
}

/* Nobody is named: the number of the dossier says whom it is with. */
static char *
dup_calendar (const RegieOffice *office, RegieRecord *talk, RegieRecord *dossier)
{
  const char *number = regie_get (dossier, Dossier, number);
  int length = (int) regie_get_int (talk, Talk, minutes, 0);
  g_autofree char *title = number != NULL ? g_strdup_printf ("%s %s", _("Talk"), number)
                                          : g_strdup (_("Talk"));
  g_autofree char *uid = g_strdup_printf ("gesprek-%" G_GINT64_FORMAT "@regie",
                                          regie_record_get_id (talk));
  GString *out;
  int begin;

  if (!regie_talk_read_time (regie_get (talk, Talk, time), &begin))
    return NULL;
  out = regie_ical_begin ("Gesprekken");
  regie_ical_add (out, &(RegieIcalEvent){ .uid = uid,
                                          .title = title,
                                          .place = regie_get (talk, Talk, place),
                                          .day = regie_get_day (talk, Talk, day),
                                          .stamp = regie_office_today (office),
                                          .from = begin,
                                          .until = begin + length });
  return regie_ical_end (out);
}

static char *
dup_letter (const RegieWork *work, const RegieDossier *dossier, gint64 talk, GError **error)
{
  g_autoptr (RegieTemplate) template_ = regie_template_find (TEMPLATE, error);
  g_autoptr (RegieForm) answers = regie_form_new ();
  g_autoptr (RegieFolder) folder = NULL;
  char id[REGIE_NUMBER_TEXT];

  if (template_ == NULL
      || (folder = regie_folder_load (work->db, regie_record_get_id (dossier->dossier),
                                      work->me->role, error))
           == NULL)
    return NULL;
  regie_form_set (answers, REGIE_LETTER_TALK, regie_number_format (talk, id));
  return regie_letter_fill (template_, work->office, dossier, folder, answers, NULL, error);
}

static gpointer
answer_invitation (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieRecord) talk = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Talk), id,
                                                   _("Somebody else has removed this."), error);
  g_autoptr (RegieDossier) dossier = NULL;
  g_autofree char *letter = NULL;
  const char *address;
  RegieInvitation *self;

  if (talk != NULL && !regie_talk_is_planned (talk))
    {
      regie_refuse (error, _("This talk is no longer planned: nobody is invited to it."));
      return NULL;
    }
  if (talk == NULL
      || (dossier = regie_dossier_load (work->db, work->office,
                                        regie_get_int (talk, Talk, dossier, 0), error))
           == NULL)
    return NULL;
  regie_dossier_limit (dossier, work->me->role);
  address = regie_get (dossier->person, Person, email);
  if (address != NULL && (letter = dup_letter (work, dossier, id, error)) == NULL)
    return NULL;
  self = g_new (RegieInvitation, 1);
  self->mail = letter != NULL ? dup_mail (address, letter) : NULL;
  self->calendar = dup_calendar (work->office, talk, dossier->dossier);
  return self;
}

const RegieQuestion regie_invitation_question = { "talk.invitation", "x", REGIE_RIGHT (RECORD),
                                                  answer_invitation,
                                                  (GDestroyNotify) regie_invitation_free };
