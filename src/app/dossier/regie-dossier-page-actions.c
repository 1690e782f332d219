/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done on the page of a dossier. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>

#include "regie-attachment-commands.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-form-window.h"
#include "regie-gathering-commands.h"
#include "regie-provider-commands.h"
#include "regie-record-actions.h"
#include "regie-talk-commands.h"

static const char *
born (RegieDossierView *view)
{
  return regie_get (view->dossier->person, Person, born);
}

static void
present_fact (GtkWidget *widget, const char *kind, RegieRecord *record)
{
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL && regie_page_may (REGIE_PAGE (widget), REGIE_MAY_RECORD))
    regie_fact_dialog_present (widget, regie_dossier_session_of (widget), view->id, born (view),
                               kind, record, FALSE);
}

static void
record_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  present_fact (widget, NULL, NULL);
}

static void
record_kind (GtkWidget *widget, const char *name, GVariant *target)
{
  present_fact (widget, g_variant_get_string (target, NULL), NULL);
}

static void
correct (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);
  RegieRecord *record = view != NULL
                          ? regie_dossier_view_find_fact (view, g_variant_get_int64 (target))
                          : NULL;

  if (record != NULL)
    present_fact (widget, NULL, record);
}

static void
remove_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do (widget, regie_dossier_session_of (widget), &regie_dossier_commands[REGIE_FACT_REMOVE],
            target, NULL);
}

static void
report_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do (widget, regie_dossier_session_of (widget), &regie_dossier_commands[REGIE_FACT_REPORT],
            target, NULL);
}

static void
show_person (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL && regie_page_may (REGIE_PAGE (widget), REGIE_MAY_RECORD))
    regie_person_dialog_present (widget, regie_dossier_session_of (widget), view->dossier->person,
                                 view->dossier->dossier);
}

static void
erase (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL && regie_page_may (REGIE_PAGE (widget), REGIE_MAY_ADMINISTER))
    regie_erase_dialog_present (widget, regie_dossier_session_of (widget), view->id);
}

/* Does COMMAND about the dossier. */
static void
do_here (GtkWidget *widget, RegieDossierCommand command, RegieDoneFunc func)
{
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL)
    regie_do_then (widget, regie_dossier_session_of (widget), &regie_dossier_commands[command],
                   g_variant_new_int64 (view->id), NULL, func);
}

/* Somebody who does not live in the centre wants to take part as well. */
static void
resident_made (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    gtk_widget_activate_action (widget, "win.desk", "(sx)", "resident", outcome->about);
}

static void
to_desk (GtkWidget *widget, const char *name, GVariant *target)
{
  do_here (widget, REGIE_DOSSIER_TO_DESK, resident_made);
}

static void
intake_begun (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL && gtk_widget_get_root (widget) != NULL)
    regie_dossier_page_begin_anew (REGIE_DOSSIER_PAGE (widget));
}

static void
begin_intake (GtkWidget *widget, const char *name, GVariant *target)
{
  do_here (widget, REGIE_INTAKE_BEGIN, intake_begun);
}

/* Is the page still there, and about DOSSIER? */
static gboolean
is_still_about (GtkWidget *widget, gint64 dossier)
{
  return gtk_widget_get_root (widget) != NULL && gtk_widget_get_mapped (widget)
         && regie_page_get_subject (REGIE_PAGE (widget)) == dossier;
}

static void
fill_decision (GtkWidget *widget, RegieSession *session, RegieEntityId entity, RegieRecord *record)
{
  gint64 dossier = regie_get_int (record, Decision, dossier, 0);
  RegieFormWindow *window;

  /* Who has gone to somebody else meanwhile finds it in the plan. */
  if (!is_still_about (widget, dossier))
    return;
  window = regie_record_dialog_present (widget, session, entity, record, NULL, NULL);
  regie_form_window_show_about (window, dossier);
  regie_form_window_begin_at_gap (window);
}

/* What it proposes stands in its form; what is missing is typed there. */
static void
decision_made (GtkWidget *widget, const RegieOutcome *outcome)
{
  g_autoptr (GVariant) decision = NULL;

  if (outcome == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  decision = g_variant_ref_sink (
    g_variant_new ("(sx)", regie_entity (REGIE_ENTITY_Decision)->name, outcome->about));
  regie_dossier_page_begin_anew (REGIE_DOSSIER_PAGE (widget));
  regie_record_read_then (widget, regie_dossier_session_of (widget), decision, fill_decision);
}

static void
begin_decision (GtkWidget *widget, const char *name, GVariant *target)
{
  do_here (widget, REGIE_DECISION_BEGIN, decision_made);
}

static void
date_decision (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_ask_dialog_present (widget, regie_dossier_session_of (widget),
                            &regie_dossier_commands[REGIE_DECISION_DATE], target, NULL, NULL);
}

static void
make_order (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_ask_dialog_present (widget, regie_dossier_session_of (widget),
                            &regie_provider_commands[REGIE_ORDER_MAKE], target, NULL, NULL);
}

static void
take_alternative (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierView *view = regie_dossier_view_of (widget);
  int route, per_week;
  gint64 offer;

  g_variant_get (target, "(xii)", &offer, &route, &per_week);
  if (view != NULL)
    regie_do (widget, regie_dossier_session_of (widget),
              &regie_dossier_commands[REGIE_ALTERNATIVE_TAKE],
              g_variant_new ("(xxii)", view->id, offer, route, per_week), NULL);
}

static void
number_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = regie_session_ask_finish (regie_dossier_session_of (widget), result,
                                                    &error);

  if (id != NULL)
    regie_dossier_page_open (REGIE_DOSSIER_PAGE (widget), *id);
  else
    regie_show_error (widget, error);
}

static void
open_number (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_session_ask (regie_dossier_session_of (widget),
                     &regie_dossier_questions[REGIE_DOSSIER_FIND], target, NULL, number_found,
                     g_object_ref (widget));
}

static void
exported (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

/* To FILE goes whom the page shows. */
static void
export_to (GFile *file, gpointer widget)
{
  g_autofree char *uri = g_file_get_uri (file);
  RegieDossierView *view = regie_dossier_view_of (widget);

  if (view != NULL)
    regie_do_then (widget, regie_dossier_session_of (widget),
                   &regie_dossier_commands[REGIE_DOSSIER_EXPORT],
                   g_variant_new ("(xs)", view->id, uri), NULL, exported);
}

static void
export_duo (GtkWidget *widget, const char *name, GVariant *target)
{
  if (regie_dossier_view_of (widget) == NULL)
    return;
  if (regie_page_may (REGIE_PAGE (widget), REGIE_MAY_EXPORT))
    regie_choose_save (widget, _("Save for DUO"), "duo.csv", export_to, g_object_ref (widget),
                       g_object_unref);
  else
    regie_show_toast (widget, _("Your role may not export."));
}

/* What is done on the timeline can be asked of the whole page. */
static void
on_timeline (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_widget_activate_action_variant (regie_dossier_page_get_timeline (REGIE_DOSSIER_PAGE (widget)),
                                      name, target);
}

static const RegieDossierAction actions[] = {
  { "dossier.record", NULL, record_fact, REGIE_RIGHT (RECORD) },
  { "dossier.record-kind", "s", record_kind, REGIE_RIGHT (RECORD) },
  { "dossier.correct", "x", correct, REGIE_RIGHT (RECORD) },
  { "dossier.remove", "x", remove_fact, REGIE_RIGHT (RECORD) },
  { "dossier.reported", "x", report_fact, REGIE_RIGHT (RECORD) },
  { "dossier.person", NULL, show_person, REGIE_RIGHT (RECORD) },
  { "dossier.erase", NULL, erase, REGIE_RIGHT (ADMINISTER) },
  { "dossier.desk", NULL, to_desk, REGIE_RIGHT (DESK) },
  { "dossier.intake-begin", NULL, begin_intake, REGIE_RIGHT (RECORD) },
  { "dossier.decision-begin", NULL, begin_decision, REGIE_RIGHT (RECORD) },
  { "dossier.decision-date", "x", date_decision, REGIE_RIGHT (RECORD) },
  { "dossier.take", "(xii)", take_alternative, REGIE_RIGHT (RECORD) },
  { "dossier.order", "x", make_order, REGIE_RIGHT (ORDER) },
  { "dossier.open-number", "s", open_number, REGIE_RIGHT_NONE },
  { "dossier.export-duo", NULL, export_duo, REGIE_RIGHT (EXPORT) },
  { "dossier.zoom", "u", on_timeline, REGIE_RIGHT_NONE },
  { "dossier.zoom-in", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.zoom-out", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.today", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.outlook", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.outlook-end", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.what-if", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.what-if-add", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.what-if-end", NULL, on_timeline, REGIE_RIGHT_NONE },
  { "dossier.what-if-keep", NULL, on_timeline, REGIE_RIGHT (RECORD) },
};

/* The tables of all actions of the page. */
static const struct {
  const RegieDossierAction *actions;
  guint n;
} tables[] = {
  { actions, G_N_ELEMENTS (actions) },
  { regie_dossier_record_actions, REGIE_N_DOSSIER_RECORD_ACTIONS },
  { regie_dossier_letter_actions, REGIE_N_DOSSIER_LETTER_ACTIONS },
  { regie_dossier_meeting_actions, REGIE_N_DOSSIER_MEETING_ACTIONS },
  { regie_dossier_talk_actions, REGIE_N_DOSSIER_TALK_ACTIONS },
  { regie_dossier_file_actions, REGIE_N_DOSSIER_FILE_ACTIONS },
  { regie_dossier_why_actions, REGIE_N_DOSSIER_WHY_ACTIONS },
};

void
regie_dossier_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < tables[i].n; k++)
      gtk_widget_class_install_action (widget_class, tables[i].actions[k].name,
                                       tables[i].actions[k].target, tables[i].actions[k].func);
  regie_commands_install (widget_class, regie_gathering_commands, REGIE_N_GATHERING_COMMANDS);
  regie_commands_install (widget_class, &regie_dossier_commands[REGIE_DOSSIER_SAY_WHY], 1);
  regie_commands_install (widget_class, regie_talk_commands, REGIE_N_TALK_COMMANDS);
  regie_commands_install (widget_class, &regie_attachment_commands[REGIE_ATTACHMENT_FORGET], 1);
  regie_dossier_page_bind_why (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "dossier.record",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "dossier.person",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "dossier.talk",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "dossier.note",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK,
                                       "dossier.file-add", NULL);
}

guint
regie_dossier_page_get_rights (const char *action)
{
  g_return_val_if_fail (action != NULL, REGIE_RIGHT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < tables[i].n; k++)
      if (g_str_equal (tables[i].actions[k].name, action))
        return tables[i].actions[k].rights;
  return REGIE_RIGHT_NONE;
}

void
regie_dossier_page_guard_actions (RegieDossierPage *self)
{
  RegieSession *session = regie_page_get_session (REGIE_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < tables[i].n; k++)
      {
        const RegieActionRights rights = { tables[i].actions[k].name, tables[i].actions[k].rights };

        regie_session_guard (session, GTK_WIDGET (self), &rights, 1);
      }
}
