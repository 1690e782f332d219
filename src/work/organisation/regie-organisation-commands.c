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

/* What lies in dossiers comes along, so it is for who sees those. */
static RegieChange *
make_merged (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  const char *chosen = form != NULL ? regie_form_get (form, REGIE_ASK_CHOICE) : NULL;
  gint64 goes;

  g_variant_get (target, "(xx)", about, &goes);
  if (goes == 0 && chosen != NULL)
    goes = g_ascii_strtoll (chosen, NULL, 10);
  if (!regie_record_may_write (regie_entity (REGIE_ENTITY_Organisation), work->me->role))
    return regie_refuse (error, _("Your role may not do this.")), NULL;
  if (goes == 0)
    return regie_refuse_field (error, REGIE_ASK_CHOICE,
                               _("Choose the organisation that becomes a part of this one.")),
           NULL;
  return regie_organisation_merge (work->db, *about, goes, error);
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

/* All others can be chosen. */
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
      char id[REGIE_NUMBER_TEXT];

      if (listed->id == keep)
        continue;
      g_strv_builder_add (choices, listed->name);
      g_strv_builder_add (choices, regie_number_format (listed->id, id));
    }
  start = regie_ask_start_new ();
  start->choices = g_strv_builder_end (choices);
  return start;
}

static const RegieAsk ask_merge = {
  N_("Make one of two organisations"),
  N_("_Merge"),
  N_("Contact persons, places in networks, meetings and agreements come to this one. What the "
      "other says otherwise stands in the note."),
  .choice = N_("Becomes a part of this one"),
  .start = &regie_organisation_questions[REGIE_ORGANISATION_OTHERS],
};

#define SEE REGIE_RIGHT (SEE_DOSSIERS)

const RegieCommand regie_organisation_commands[REGIE_N_ORGANISATION_COMMANDS] = {
  [REGIE_ORGANISATION_MERGE] = { "organisation.merge", "(xx)", SEE, N_("Two organisations merged"),
                                 &ask_merge, make_merged },
};

const RegieQuestion regie_organisation_questions[REGIE_N_ORGANISATION_QUESTIONS] = {
  [REGIE_ORGANISATIONS_READ] = { "organisations", "(ss)", REGIE_RIGHT_NONE, answer_all,
                                 g_object_unref },
  [REGIE_ORGANISATION_READ] = { "organisation", "x", REGIE_RIGHT_NONE, answer_one, g_object_unref },
  [REGIE_ORGANISATION_OTHERS] = { "organisation.others", "(xx)", SEE, start_merge,
                                  (GDestroyNotify) regie_ask_start_free },
};
