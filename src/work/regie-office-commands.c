/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing, as commands and questions. */
#include "regie-office-commands.h"

#include <glib/gi18n.h>

#include "regie-draft.h"

static gboolean
put_draft (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome, GError **error)
{
  g_autofree char *text = form != NULL ? regie_form_to_text (form) : NULL;

  return regie_draft_put (work->db, work->me->id, g_variant_get_string (target, NULL), text, error);
}

static gboolean
sweep_drafts (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome, GError **error)
{
  return regie_draft_sweep (work->db, error);
}

const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS] = {
  [REGIE_DRAFT_PUT] = { "draft.put", "s", REGIE_RIGHT_NONE, .run = put_draft, .quiet = TRUE },
  [REGIE_DRAFT_SWEEP] = { "draft.sweep", NULL, REGIE_RIGHT_NONE, .run = sweep_drafts, .quiet = TRUE },
};

static gpointer
answer_draft (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree char *text = NULL;

  if (!regie_draft_get (work->db, work->me->id, g_variant_get_string (target, NULL), &text, error) || text == NULL)
    return NULL;
  return regie_form_from_text (text);
}

static gpointer
answer_newest_draft (const RegieWork *work, GVariant *target, GError **error)
{
  char *place = NULL;

  return regie_draft_newest (work->db, work->me->id, &place, error) ? place : NULL;
}

const RegieQuestion regie_office_questions[REGIE_N_OFFICE_QUESTIONS] = {
  [REGIE_DRAFT_READ] = { "draft", "s", REGIE_RIGHT_NONE, answer_draft, (GDestroyNotify) g_hash_table_unref },
  [REGIE_DRAFT_NEWEST] = { "draft.newest", NULL, REGIE_RIGHT_NONE, answer_newest_draft, g_free },
};
