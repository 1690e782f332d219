/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done with a report: another period, the agenda, and what concerns one person. */
#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-paper.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-provider-reports.h"

static void
move_period (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_provider_reports_move (REGIE_PROVIDER_REPORTS (widget), g_variant_get_int32 (target));
}

static void
choose (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 order;
  gboolean on;

  g_variant_get (target, "(xb)", &order, &on);
  regie_provider_reports_choose (REGIE_PROVIDER_REPORTS (widget), order, on);
}

static void
record_contact (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_fact_dialog_present (widget, regie_page_get_session (REGIE_PAGE (widget)),
                             g_variant_get_int64 (target), NULL, "contact", NULL, FALSE);
}

static void
record_task (GtkWidget *widget, const char *name, GVariant *target)
{
  RegiePage *page = REGIE_PAGE (widget);
  RegieSession *session = regie_page_get_session (page);
  RegieForm *form = regie_form_new ();
  g_autofree char *provider = g_strdup_printf ("%" G_GINT64_FORMAT, regie_page_get_subject (page));
  g_autofree char *order_text = NULL;
  const char *what;
  gint64 order;

  g_variant_get (target, "(x&s)", &order, &what);
  order_text = g_strdup_printf ("%" G_GINT64_FORMAT, order);
  regie_form_set (form, "aanbieder", provider);
  regie_form_set (form, "opdracht", order_text);
  regie_form_set (form, "wat", what);
  regie_form_set (form, "wie", regie_session_get_me (session)->name);
  regie_record_dialog_present (widget, session, REGIE_ENTITY_Action, NULL, form, NULL);
}

static void
make_agenda (GtkWidget *widget, const char *name, GVariant *target)
{
  RegiePage *page = REGIE_PAGE (widget);
  const RegieReportView *view = regie_page_get_view (page);

  if (view == NULL)
    return;
  regie_ask_dialog_present (
    widget, regie_page_get_session (page), &regie_provider_commands[REGIE_MEETING_MAKE],
    g_variant_new ("(xs@ax)", regie_page_get_subject (page), view->period,
                   regie_provider_reports_get_chosen (REGIE_PROVIDER_REPORTS (widget))),
    NULL, NULL);
}

static void
faults_saved (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

/* A file for the provider, of a page that may be gone when it was chosen where. */
static void
faults_chosen (GFile *file, gpointer data)
{
  RegiePage *page = data;
  const RegieReportView *view = regie_page_get_view (page);
  g_autofree char *uri = g_file_get_uri (file);

  if (view != NULL)
    regie_do_then (data, regie_page_get_session (page),
                   &regie_provider_commands[REGIE_REPORT_SAVE_FAULTS],
                   g_variant_new ("(xss)", regie_page_get_subject (page), view->period, uri), NULL,
                   faults_saved);
}

static void
save_faults (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (widget));
  g_autofree char *file = NULL;

  if (view == NULL)
    return;
  /* TRANSLATORS: the name of a file; %s is a period */
  file = g_strdup_printf (_("faulty-lines-%s.csv"), view->period);
  regie_choose_save (widget, _("Save the faulty lines"), file, faults_chosen,
                     g_object_ref (widget), g_object_unref);
}

static void
remind (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (widget));

  if (view == NULL || view->reminder == NULL)
    return;
  regie_paper_save (widget, view->reminder, _("Reminder of a report"),
                    regie_language_is_dutch () ? "nl" : "en", _("reminder-of-a-report"),
                    g_variant_get_string (target, NULL));
}

void
regie_provider_reports_install_actions (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (klass, "report.period", "i", move_period);
  gtk_widget_class_install_action (klass, "report.choose", "(xb)", choose);
  gtk_widget_class_install_action (klass, "report.contact", "x", record_contact);
  gtk_widget_class_install_action (klass, "report.task", "(xs)", record_task);
  gtk_widget_class_install_action (klass, "report.save-faults", NULL, save_faults);
  gtk_widget_class_install_action (klass, "report.remind", "s", remind);
  gtk_widget_class_install_action (klass, regie_provider_commands[REGIE_MEETING_MAKE].name, NULL,
                                   make_agenda);
  regie_commands_install (klass, &regie_provider_commands[REGIE_REPORT_UNDO], 1);
}

void
regie_provider_reports_guard_actions (RegieProviderReports *self)
{
  static const RegieActionRights rights[] = {
    { "report.choose", REGIE_RIGHT (ORDER) }, { "report.contact", REGIE_RIGHT (RECORD) },
    { "report.task", REGIE_RIGHT (ORDER) },   { "report.save-faults", REGIE_RIGHT (ORDER) },
    { "report.remind", REGIE_RIGHT (ORDER) },
  };

  g_return_if_fail (REGIE_IS_PROVIDER_REPORTS (self));
  regie_session_guard (regie_page_get_session (REGIE_PAGE (self)), GTK_WIDGET (self), rights,
                       G_N_ELEMENTS (rights));
}
