/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with the records of a dossier, and with two dossiers of one person. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-views.h"
#include "regie-merge.h"
#include "regie-record-actions.h"
#include "regie-shield-commands.h"
#include "regie-text.h"

/* What a form of a record is called, when not as its kind: the domain, or the kind of goal. */
static const char *
title_of (const RegieCodes *codes, RegieEntityId entity, const char *domain, const char *goal)
{
  if (domain != NULL)
    return regie_codes_label (codes, "leefgebied", domain);
  return entity == REGIE_ENTITY_Goal && goal != NULL ? regie_codes_label (codes, "doel", goal)
                                                     : NULL;
}

static void
add_record (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);
  const char *preset;
  RegieForm *own;
  guint entity;
  char id[REGIE_NUMBER_TEXT];

  if (view == NULL)
    return;
  g_variant_get (target, "(u&s)", &entity, &preset);
  own = regie_form_from_text (preset);
  regie_form_set (own, "dossier", regie_number_format (view->id, id));
  regie_record_dialog_present (widget, regie_dossier_session_of (widget), entity, NULL, own,
                               title_of (view->office->codes, entity,
                                         regie_form_get (own, "leefgebied"),
                                         regie_form_get (own, "soort")));
}

static void
open_form (GtkWidget *widget, RegieSession *session, RegieEntityId entity, RegieRecord *record)
{
  regie_record_dialog_present (
    widget, session, entity, record, NULL,
    title_of (regie_page_get_office (REGIE_PAGE (widget))->codes, entity,
              entity == REGIE_ENTITY_Answer ? regie_get (record, Answer, domain) : NULL, NULL));
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GVariant) record = regie_record_dup_target (target);

  if (record != NULL)
    regie_record_read_then (widget, regie_dossier_session_of (widget), record, open_form);
}

static void
remove_record (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GVariant) record = regie_record_dup_target (target);

  if (record != NULL)
    regie_do (widget, regie_dossier_session_of (widget),
              &regie_dossier_commands[REGIE_RECORD_REMOVE], record, NULL);
}

/* Two dossiers, while what differs between them is read. */
typedef struct {
  GtkWidget *widget;
  gint64 dossier, other;
} Merging;

static void
merging_free (Merging *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merging, merging_free)

/* Two dossiers that say something differently: the window asks what it will be. */
static void
ask_merge (const Merging *self, const GPtrArray *differences)
{
  g_autofree char *about = regie_differences_dup_question (
    regie_page_get_office (REGIE_PAGE (self->widget))->codes, differences);
  g_autofree RegieField *fields = g_new (RegieField, differences->len);
  RegieAsk ask = {
    .title = N_("Make one dossier of two"), .save = N_("_Merge"), .about = about, .fields = fields
  };
  RegieForm *preset = regie_form_new ();

  for (guint i = 0; i < differences->len; i++)
    {
      const RegieDifference *difference = differences->pdata[i];

      if (!regie_difference_is_asked (difference))
        continue;
      fields[ask.n++] = *difference->field;
      regie_form_set (preset, difference->field->key, difference->mine);
    }
  regie_ask_dialog_present_as (self->widget, regie_dossier_session_of (self->widget),
                               &regie_dossier_commands[REGIE_DOSSIER_MERGE], &ask,
                               g_variant_new ("(xx)", self->dossier, self->other), preset, NULL);
}

static void
differences_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Merging) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = regie_session_ask_finish (
    regie_dossier_session_of (self->widget), result, &error);

  if (differences == NULL)
    regie_show_error (self->widget, error);
  else if (differences->len > 0)
    ask_merge (self, differences);
  else
    regie_do (self->widget, regie_dossier_session_of (self->widget),
              &regie_dossier_commands[REGIE_DOSSIER_MERGE],
              g_variant_new ("(xx)", self->dossier, self->other), NULL);
}

static void
merge (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);
  Merging *merging;

  if (view == NULL)
    return;
  merging = g_new (Merging, 1);
  *merging = (Merging){ g_object_ref (widget), view->id, g_variant_get_int64 (target) };
  regie_session_ask (regie_dossier_session_of (widget),
                     &regie_dossier_questions[REGIE_DOSSIER_DIFFERENCES],
                     g_variant_new ("(xx)", merging->dossier, merging->other), NULL,
                     differences_read, merging);
}

/* Where somebody lives is a secret from now on, or not any more. */
static void
shield (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL)
    regie_do (widget, regie_dossier_session_of (widget),
              &regie_shield_commands[regie_get (view->dossier->dossier, Dossier, shielded) == NULL
                                       ? REGIE_SHIELD_SET
                                       : REGIE_SHIELD_LIFT],
              g_variant_new_int64 (view->id), NULL);
}

const RegieDossierAction regie_dossier_record_actions[REGIE_N_DOSSIER_RECORD_ACTIONS] = {
  { "dossier.shielding", NULL, shield, REGIE_RIGHT (RECORD) },
  { "dossier.merge", "x", merge, REGIE_RIGHT (RECORD) },
  { "records.add", "(us)", add_record, REGIE_RIGHT (RECORD) },
  { "records.edit", "(ux)", edit_record, REGIE_RIGHT (RECORD) },
  { "records.remove", "(ux)", remove_record, REGIE_RIGHT (RECORD) },
};
