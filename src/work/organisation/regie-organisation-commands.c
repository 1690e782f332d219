/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked about the directory of organisations, as commands and questions. */
#include "regie-organisation-commands.h"

#include <glib/gi18n.h>

#include "regie-directory-query.h"
#include "regie-error.h"
#include "regie-folder.h"
#include "regie-organisation.h"
#include "regie-text.h"

static gboolean
may_open (const RegieWork *work, GError **error)
{
  return regie_record_may_open (regie_entity (REGIE_ENTITY_Organisation), work->me->role)
         || regie_refuse (error, _("Your role may not see this."));
}

static RegieChange *
make_merged (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  const char *chosen = form != NULL ? regie_form_get (form, REGIE_ASK_CHOICE) : NULL;
  gint64 goes;

  g_variant_get (target, "(xx)", about, &goes);
  if (goes == 0 && chosen != NULL)
    goes = g_ascii_strtoll (chosen, NULL, 10);
  if (!regie_organisation_may_merge (work->me->role))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("Your role may not do this."));
      return NULL;
    }
  if (goes == 0)
    return regie_refuse_field (error, REGIE_ASK_CHOICE,
                               _("Choose the organisation that becomes a part of this one.")),
           NULL;
  return regie_organisation_merge (work->db, work->office, *about, goes, error);
}

static gpointer
answer_all (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  const char *search;
  const char *role;

  g_variant_get (target, "(&s&s)", &search, &role);
  if (!may_open (work, error) || (all = regie_directory_load_all (work->db, error)) == NULL)
    return NULL;
  return regie_directory_view_new (work->office, all, search, role,
                                   regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS));
}

static gpointer
answer_one (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieListing) listing = NULL;

  if (!may_open (work, error)
      || (listing = regie_listing_load (work->db, work->office, g_variant_get_int64 (target),
                                        work->me->id, error))
           == NULL)
    return NULL;
  return regie_organisation_view_new (work->office, listing, work->me->role);
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/* What comes along when SELF becomes a part of another: "De Moestuin: provider, in 2 networks"; a
 * name alone when nothing does. */
static char *
dup_choice (const RegieListed *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *networks = g_strdup_printf (
    ngettext ("in %u network", "in %u networks", self->n_networks), self->n_networks);
  g_autofree char *agreements = g_strdup_printf (
    ngettext ("%u open agreement", "%u open agreements", self->n_agreements), self->n_agreements);

  if (self->roles & REGIE_IS_PROVIDER)
    add_part (text, _("provider"));
  if (self->roles & REGIE_IS_GIVER)
    add_part (text, _("giver"));
  if (self->people != NULL && *self->people != '\0')
    add_part (text, self->people);
  if (self->n_networks > 0)
    add_part (text, networks);
  if (self->n_agreements > 0)
    add_part (text, agreements);
  return text->len > 0 ? g_strdup_printf ("%s: %s", self->name, text->str) : g_strdup (self->name);
}

/* All others can be chosen, each with what comes along. */
static gpointer
start_merge (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) all = regie_directory_load_all (work->db, error);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  RegieAskStart *start;
  gint64 keep;

  if (all == NULL)
    return NULL;
  g_variant_get (target, "(xx)", &keep, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const RegieListed *listed = all->pdata[i];
      g_autofree char *name = NULL;
      char id[REGIE_NUMBER_TEXT];

      if (listed->id == keep)
        continue;
      name = dup_choice (listed);
      g_strv_builder_add_many (choices, name, regie_number_format (listed->id, id), NULL);
    }
  start = regie_ask_start_new ();
  start->choices = g_strv_builder_end (choices);
  return start;
}

static const RegieAsk ask_merge = {
  N_("Make one of two organisations"),
  N_("_Merge"),
  N_("Behind the name of the other stands what comes along: contact persons, places in networks, "
      "meetings and agreements. Who stands there twice is there once. What the other says "
      "otherwise stands in the note; one undo makes two of them again."),
  .choice = N_("Becomes a part of this one"),
  .start = &regie_organisation_questions[REGIE_ORGANISATION_OTHERS],
};

#define SEE REGIE_RIGHT (SEE_DOSSIERS)

const RegieCommand regie_organisation_commands[REGIE_N_ORGANISATION_COMMANDS] = {
  [REGIE_ORGANISATION_MERGE] = { "organisation.merge", "(xx)", SEE, N_("Two organisations merged"),
                                 &ask_merge, make_merged },
};

const RegieQuestion regie_organisation_questions[REGIE_N_ORGANISATION_QUESTIONS] = {
  [REGIE_ORGANISATIONS_READ]
  = { "organisations", "(ss)", REGIE_RIGHT_NONE, answer_all, g_object_unref,
      .kinds = REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Agreement, REGIE_ENTITY_Contact,
                            REGIE_ENTITY_Giver, REGIE_ENTITY_Organisation, REGIE_ENTITY_Provider) },
  [REGIE_ORGANISATION_READ] = { "organisation", "x", REGIE_RIGHT_NONE, answer_one, g_object_unref },
  [REGIE_ORGANISATION_OTHERS] = { "organisation.others", "(xx)", SEE, start_merge,
                                  (GDestroyNotify) regie_ask_start_free },
};
