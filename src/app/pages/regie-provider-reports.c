/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over a period, set against the orders and the PIP: the differences
 * first. */
#include "regie-provider-tabs.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-list.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-reported.h"
#include "regie-table-line.h"
#include "regie-text.h"
#include "regie-verdict-strip.h"

#define MOST_CHOSEN 15 /* by themselves: an agenda must fit an hour */

struct _RegieProviderReports {
  RegieProviderTab parent_instance;
  GtkLabel *title, *about, *summary;
  GtkWidget *later, *undo, *strip, *list, *make, *footer, *foot_text, *heading, *head_box;
  GtkStack *stack;
  RegieReconciliation *all; /* borrowed from the answer; NULL before there is one */
  GHashTable *chosen;       /* ids of orders for the agenda */
  gint64 report;            /* the newest of the period; 0 when there is none */
  int offset;               /* periods from the last whole one */
  gboolean unfolded, binding;
};

#define REGIE_TYPE_PROVIDER_REPORTS (regie_provider_reports_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderReports, regie_provider_reports, REGIE, PROVIDER_REPORTS,
                      RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderReports, regie_provider_reports, REGIE_TYPE_PROVIDER_TAB)

/* Out of step, then unknown; then the heading of those in step and, unfolded, they themselves. */
static guint
n_different (const RegieProviderReports *self)
{
  return self->all->counts[REGIE_ACCORD_OUT_OF_STEP] + self->all->counts[REGIE_ACCORD_UNKNOWN];
}

/* PEOPLE are sorted: out of step, in step, unknown last (see regie-reconcile.c). */
static const RegieReconciled *
person_at (const RegieProviderReports *self, guint position)
{
  guint out = self->all->counts[REGIE_ACCORD_OUT_OF_STEP];
  guint in = self->all->counts[REGIE_ACCORD_IN_STEP];
  guint different = n_different (self);

  if (position < out)
    return self->all->people->pdata[position];
  if (position < different)
    return self->all->people->pdata[out + in + position - out];
  return position == different ? NULL : self->all->people->pdata[out + position - different - 1];
}

static void
update_footer (RegieProviderReports *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u person chosen for the agenda", "%u people chosen for the agenda", n), n);

  gtk_label_set_text (GTK_LABEL (self->foot_text), text);
}

static void
choose (RegieProviderReports *self, gint64 order, gboolean on)
{
  if (on)
    {
      gint64 *key = g_memdup2 (&order, sizeof order);

      g_hash_table_add (self->chosen, key);
    }
  else
    g_hash_table_remove (self->chosen, &order);
  update_footer (self);
}

static void
check_toggled (GtkCheckButton *check, RegieProviderReports *self)
{
  const RegieReconciled *person;

  if (self->binding || self->all == NULL)
    return;
  person = person_at (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "position")));
  if (person != NULL)
    choose (self, person->order, gtk_check_button_get_active (check));
}

static GMenuModel *
row_menu (guint position)
{
  GMenu *menu = g_menu_new ();
  const struct {
    const char *label, *action;
  } items[] = { { N_("Open the plan"), "report.plan" },
                { N_("Record contact…"), "report.contact" },
                { N_("Action point…"), "report.task" } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "u", position);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = row_menu (
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = regie_table_line_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *more = gtk_menu_button_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), fill_menu, NULL, NULL);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, _("More"));
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled), data, 0);
  gtk_widget_set_tooltip_text (check, _("On the agenda"));
  gtk_box_append (GTK_BOX (box), more);
  gtk_box_append (GTK_BOX (box), check);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), box);
  return line;
}

static char *
dup_weekly (int minutes, double weeks)
{
  g_autofree char *hours = regie_minutes_dup_hours (
    weeks > 0 ? ((int) (minutes / weeks) + 15) / 30 * 30 : minutes);

  return g_strdup_printf (_("%s h/week"), hours);
}

/* By the plan and by the report: hours, unless the first difference is about something else. */
static void
dup_cells (const RegieOffice *office, const RegieReconciled *person, char **plan, char **said)
{
  const RegieGapReason *reason = person->result.n > 0 ? &person->result.reasons[0] : NULL;

  if (reason != NULL && reason->gap == REGIE_GAP_ROUTE)
    {
      *plan = g_strdup (
        regie_codes_label (office->codes, "leerroute", regie_route_name (person->input.route)));
      *said = g_strdup (regie_codes_label (office->codes, "leerroute",
                                           regie_route_name (person->input.said_route)));
      return;
    }
  *plan = person->input.per_week > 0
            ? dup_weekly (person->input.per_week * 60, 1)
            : g_strdup (regie_codes_label (office->codes, "onderwerp", person->topic));
  *said = person->input.reported ? dup_weekly (person->input.minutes, person->result.weeks)
                                 : g_strdup (person->input.refused > 0  ? _("was not taken")
                                             : person->input.any_report ? _("is not in it")
                                                                        : "–");
}

static void
bind_heading (RegieProviderReports *self, RegieTableLine *line)
{
  guint n = self->all->counts[REGIE_ACCORD_IN_STEP];
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u person in step with the PIP", "%u people in step with the PIP", n), n);

  regie_table_line_set_heading (line, text, REGIE_SHAPE_DONE, self->unfolded);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderReports *self = data;
  RegieTableLine *line = REGIE_TABLE_LINE (widget);
  const RegieOffice *office = regie_session_get_office (regie_provider_tab_get_session (data));
  const RegieReconciled *person = self->all != NULL ? person_at (self, position) : NULL;
  GtkWidget *suffix = regie_table_line_get_suffix (line);
  GtkWidget *more = gtk_widget_get_first_child (suffix);
  GtkWidget *check = gtk_widget_get_last_child (suffix);
  g_autofree char *plan = NULL;
  g_autofree char *said = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *about = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *whom = NULL;
  gboolean out;

  if (person == NULL)
    {
      if (self->all != NULL)
        bind_heading (self, line);
      return;
    }
  out = person->result.verdict == REGIE_ACCORD_OUT_OF_STEP;
  dup_cells (office, person, &plan, &said);
  if (person->result.n > 0)
    {
      brief = regie_gap_dup_short (&person->result.reasons[0]);
      sentence = regie_reconciled_dup_sentence (person, 0);
    }
  about = person->result.n > 1
            ? g_strdup_printf (ngettext ("%s · %u more reason", "%s · %u more reasons",
                                         person->result.n - 1),
                               person->number, person->result.n - 1)
            : g_strdup (person->number);
  regie_table_line_set (line, person->name, about, plan, said, regie_provider_tab_is_narrow (data));
  regie_table_line_set_bar (line, MAX (0, person->input.minutes),
                            person->input.reported ? person->result.planned : 0);
  regie_table_line_set_judgement (line,
                                  out ? REGIE_SHAPE_SOON
                                  : person->result.verdict == REGIE_ACCORD_IN_STEP
                                    ? REGIE_SHAPE_DONE
                                    : REGIE_SHAPE_RUN,
                                  brief != NULL ? brief
                                  : person->result.verdict == REGIE_ACCORD_IN_STEP
                                    ? _("in step")
                                    : _("not known"),
                                  sentence);
  self->binding = TRUE;
  g_object_set_data (G_OBJECT (check), "position", GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (more), "position", GUINT_TO_POINTER (position));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen, &person->order));
  gtk_widget_set_sensitive (check, regie_provider_tab_may_change (data));
  self->binding = FALSE;
  whom = regie_person_dup_apart (person->name, NULL, person->number);
  agenda = g_strdup_printf (_("On the agenda: %s"), whom);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, agenda,
                                  -1);
  spoken = g_strdup_printf ("%s, %s, %s. %s", whom, plan, said,
                            sentence != NULL                                 ? sentence
                            : person->result.verdict == REGIE_ACCORD_IN_STEP ? _("in step")
                                                                             : _("not known"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
update_list (RegieProviderReports *self)
{
  guint in = self->all->counts[REGIE_ACCORD_IN_STEP];
  guint different = n_different (self);

  regie_list_set_n (REGIE_LIST (self->list), different + (in > 0) + (self->unfolded ? in : 0));
  regie_list_refresh (REGIE_LIST (self->list), 0, regie_list_get_n (REGIE_LIST (self->list)));
}

static void
choose_first (RegieProviderReports *self)
{
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < MIN (MOST_CHOSEN, self->all->counts[REGIE_ACCORD_OUT_OF_STEP]); i++)
    choose (self, ((RegieReconciled *) self->all->people->pdata[i])->order, TRUE);
  update_footer (self);
}

static char *
dup_about (const RegieReported *answer)
{
  RegieRecord *report = answer->reports->len > 0 ? answer->reports->pdata[0] : NULL;
  g_autofree char *day = NULL;
  g_autofree char *by = NULL;

  if (report == NULL)
    return g_strdup (_("No report was read in yet. Drop a file here, or choose one."));
  day = regie_day_dup_long (regie_get_day (report, Report, read_on));
  by = answer->reader != NULL ? g_strdup_printf (_("Read in on %s by %s"), day, answer->reader)
                              : g_strdup_printf (_("Read in on %s"), day);
  return g_strdup_printf (
    ngettext ("%s · %s line · file %s", "%s · %s lines · file %s",
              regie_get_int (report, Report, lines, 0)),
    by, regie_get (report, Report, lines) != NULL ? regie_get (report, Report, lines) : "0",
    regie_get (report, Report, file) != NULL ? regie_get (report, Report, file) : "–");
}

/* Of what opens a form of something else. */
static const RegieActionRights rights[] = {
  { "report.contact", REGIE_RIGHT (RECORD) },
  { "report.task", REGIE_RIGHT (ORDER) },
};

static void
fill (RegieProviderTab *tab, gpointer data)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (tab);
  RegieReported *answer = data;
  g_autofree char *period = regie_period_dup_label (answer->all->period);
  g_autofree char *title = g_strdup_printf (_("Report of %s"), period);
  g_autofree char *about = dup_about (answer);
  g_autofree char *faulty = NULL;
  g_autofree char *summary = NULL;
  gboolean may = regie_provider_tab_may_change (tab);
  gboolean is_new = self->all != answer->all;

  self->all = answer->all;
  regie_session_guard (regie_provider_tab_get_session (tab), GTK_WIDGET (self), rights,
                       G_N_ELEMENTS (rights));
  self->report = answer->reports->len > 0 ? regie_record_get_id (answer->reports->pdata[0]) : 0;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_sensitive (self->later, self->offset < 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x", self->report);
  gtk_widget_set_visible (self->undo, self->report != 0 && may);
  faulty = self->all->faulty > 0
             ? g_strdup_printf (ngettext ("   %u line with a fault", "   %u lines with a fault",
                                          self->all->faulty),
                                self->all->faulty)
             : g_strdup ("");
  summary = g_strdup_printf (_("%u in step with the PIP   %u out of step   %u not known%s"),
                             self->all->counts[REGIE_ACCORD_IN_STEP],
                             self->all->counts[REGIE_ACCORD_OUT_OF_STEP],
                             self->all->counts[REGIE_ACCORD_UNKNOWN], faulty);
  gtk_label_set_text (self->summary, summary);
  regie_verdict_strip_set (REGIE_VERDICT_STRIP (self->strip),
                           self->all->counts[REGIE_ACCORD_IN_STEP],
                           self->all->counts[REGIE_ACCORD_OUT_OF_STEP],
                           self->all->counts[REGIE_ACCORD_UNKNOWN], self->all->faulty, summary);
  gtk_widget_set_visible (self->strip, self->all->people->len > 0);
  gtk_widget_set_visible (self->heading,
                          self->all->people->len > 0 && !regie_provider_tab_is_narrow (tab));
  gtk_widget_set_visible (self->footer, self->all->people->len > 0 && may);
  if (is_new)
    choose_first (self);
  update_list (self);
  if (self->all->people->len == 0)
    regie_stack_show_nothing (self->stack, "view-list-symbolic", _("No order ran in this period"),
                              NULL);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
clear (RegieProviderTab *tab)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (tab);

  self->all = NULL;
  self->offset = 0;
  self->unfolded = FALSE;
  g_hash_table_remove_all (self->chosen);
  regie_list_set_n (REGIE_LIST (self->list), 0);
}

static void
activated (RegieProviderReports *self, guint position)
{
  const RegieReconciled *person = self->all != NULL ? person_at (self, position) : NULL;

  if (person != NULL)
    regie_provider_tab_open_dossier (REGIE_PROVIDER_TAB (self), person->dossier, "plan");
  else if (self->all != NULL)
    {
      self->unfolded = !self->unfolded;
      update_list (self);
    }
}

/* Space puts the person at the cursor on the agenda, or takes it off. */
static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             RegieProviderReports *self)
{
  guint at = regie_list_get_cursor (REGIE_LIST (self->list));
  const RegieReconciled *person;

  if (key != GDK_KEY_space || self->all == NULL || at >= regie_list_get_n (REGIE_LIST (self->list))
      || !gtk_widget_has_focus (self->list) || (person = person_at (self, at)) == NULL
      || !regie_provider_tab_may_change (REGIE_PROVIDER_TAB (self)))
    return FALSE;
  choose (self, person->order, !g_hash_table_contains (self->chosen, &person->order));
  regie_list_refresh (REGIE_LIST (self->list), at, 1);
  return TRUE;
}

static void
move_period (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (widget);

  self->offset = MIN (0, self->offset + g_variant_get_int32 (target));
  regie_provider_tab_ask (REGIE_PROVIDER_TAB (self), self->offset);
}

static const RegieReconciled *
person_of (GtkWidget *widget, GVariant *target)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (widget);

  return self->all != NULL ? person_at (self, g_variant_get_uint32 (target)) : NULL;
}

static void
open_plan (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieReconciled *person = person_of (widget, target);

  if (person != NULL)
    regie_provider_tab_open_dossier (REGIE_PROVIDER_TAB (widget), person->dossier, "plan");
}

static void
record_contact (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieReconciled *person = person_of (widget, target);

  if (person != NULL)
    regie_fact_dialog_present (widget, regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget)),
                               person->dossier, NULL, "contact", NULL, FALSE);
}

static void
record_task (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieReconciled *person = person_of (widget, target);
  RegieForm *form;
  g_autofree char *provider = NULL;
  g_autofree char *order = NULL;
  g_autofree char *what = NULL;
  g_autofree char *brief = NULL;

  if (person == NULL)
    return;
  form = regie_form_new ();
  brief = person->result.n > 0 ? regie_gap_dup_short (&person->result.reasons[0]) : g_strdup ("");
  provider = g_strdup_printf ("%" G_GINT64_FORMAT,
                              regie_provider_tab_get_provider (REGIE_PROVIDER_TAB (widget)));
  order = g_strdup_printf ("%" G_GINT64_FORMAT, person->order);
  what = g_strdup_printf ("%s: %s", person->number, brief);
  regie_form_set (form, "aanbieder", provider);
  regie_form_set (form, "opdracht", order);
  regie_form_set (form, "wat", what);
  regie_form_set (
    form, "wie",
    regie_session_get_me (regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget)))->name);
  regie_record_dialog_present (widget, regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget)),
                               REGIE_ENTITY_Action, NULL, form, NULL);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The chosen orders in the order of their ids: the same choice is the same agenda, and finds what
 * was typed for it. */
static GVariant *
chosen_orders (RegieProviderReports *self)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer order;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &order, NULL))
    g_array_append_vals (orders, order, 1);
  g_array_sort (orders, compare_ids);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, orders->data, orders->len,
                                    sizeof (gint64));
}

static void
ask_agenda (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (widget);
  RegieProviderTab *tab = REGIE_PROVIDER_TAB (widget);
  char period[REGIE_PERIOD_TEXT];

  if (self->all == NULL)
    return;
  regie_ask_dialog_present (widget, regie_provider_tab_get_session (tab),
                            &regie_provider_commands[REGIE_MEETING_MAKE],
                            g_variant_new ("(xs@ax)", regie_provider_tab_get_provider (tab),
                                           regie_period_format (self->all->period, period),
                                           chosen_orders (self)),
                            NULL, NULL);
}

static void
regie_provider_reports_finalize (GObject *object)
{
  g_hash_table_unref (REGIE_PROVIDER_REPORTS (object)->chosen);
  G_OBJECT_CLASS (regie_provider_reports_parent_class)->finalize (object);
}

static void
regie_provider_reports_class_init (RegieProviderReportsClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_provider_reports_finalize;
  tab_class->question = &regie_provider_questions[REGIE_PROVIDER_READ_REPORTS];
  tab_class->fill = fill;
  tab_class->clear = clear;
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (REGIE_TYPE_VERDICT_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-reports.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, title);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, about);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, summary);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, later);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, undo);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, strip);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, list);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, make);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, footer);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, foot_text);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, head_box);
  gtk_widget_class_install_action (widget_class, "report.period", "i", move_period);
  gtk_widget_class_install_action (widget_class, "report.plan", "u", open_plan);
  gtk_widget_class_install_action (widget_class, "report.contact", "u", record_contact);
  gtk_widget_class_install_action (widget_class, "report.task", "u", record_task);
  gtk_widget_class_install_action (widget_class, "meeting.make", NULL, ask_agenda);
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_REPORT_UNDO], 1);
}

static void
regie_provider_reports_init (RegieProviderReports *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heading = regie_table_heading_new (_("Person"), _("By the PIP"), _("By the report"),
                                           _("Difference"), _("Agenda"), 64);
  gtk_box_append (GTK_BOX (self->head_box), self->heading);
  regie_list_set_factory (REGIE_LIST (self->list), REGIE_TABLE_LINE_HEIGHT, create_line, bind_line,
                          self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("In step with the PIP?"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (self->list, keys);
}

GtkWidget *
regie_provider_reports_new (RegieSession *session)
{
  return g_object_new (REGIE_TYPE_PROVIDER_REPORTS, "session", session, NULL);
}
