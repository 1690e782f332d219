/* SPDX-License-Identifier: EUPL-1.2 */
/* The orders of a provider: who waits, who follows, who stopped. */
#include "regie-provider-tabs.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-list.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-rows.h"
#include "regie-table-line.h"
#include "regie-text.h"

struct _RegieProviderPeople {
  RegieProviderTab parent_instance;
  GtkWidget *chips[REGIE_N_ORDER_FILTERS];
  GtkStack *stack;
  GtkWidget *list, *heading;
  RegieRows *rows;
  RegieOrderFilter filter;
};

#define REGIE_TYPE_PROVIDER_PEOPLE (regie_provider_people_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE, PROVIDER_PEOPLE,
                      RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE_TYPE_PROVIDER_TAB)

/* The first rows are read with the ids (regie_rows_set_keys). */
G_STATIC_ASSERT (REGIE_ORDERS_PAGE == REGIE_ROWS_PAGE);

static const char *const filter_names[REGIE_N_ORDER_FILTERS] = { N_("All"), N_("Waiting"),
                                                                 N_("Ordered"), N_("Running"),
                                                                 N_("Ended") };

/* The button of a row: what can be done with the order as it stands. */
static const char *
action_of (const RegieOrderRow *row, const char **label)
{
  static const struct {
    const char *stage, *action, *label;
  } all[] = {
    { "wacht", "order.place", N_("Give a place…") },
    { "besteld", "order.begin", N_("First lesson…") },
    { "loopt", "order.end", N_("End…") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (row->stage, all[i].stage) == 0)
      return *label = _(all[i].label), all[i].action;
  return *label = NULL;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = regie_table_line_new ();
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_size_request (button, 120, -1);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), button);
  return line;
}

static RegieShape
shape_of (const char *stage)
{
  return strcmp (stage, "wacht") == 0     ? REGIE_SHAPE_SOON
         : strcmp (stage, "klaar") == 0   ? REGIE_SHAPE_DONE
         : strcmp (stage, "gestopt") == 0 ? REGIE_SHAPE_FAILED
                                          : REGIE_SHAPE_RUN;
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderPeople *self = data;
  RegieTableLine *line = REGIE_TABLE_LINE (widget);
  const RegieOffice *office = regie_session_get_office (regie_provider_tab_get_session (data));
  RegieDay today = regie_office_today (office);
  const RegieOrderRow *row = regie_rows_get (self->rows, position);
  GtkWidget *button = regie_table_line_get_suffix (line);
  g_autofree char *about = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *when = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *what = NULL;
  g_autofree char *spoken = NULL;
  const char *label, *action;

  if (row == NULL)
    {
      regie_table_line_set (line, "…", NULL, "", "", regie_provider_tab_is_narrow (data));
      regie_table_line_set_bar (line, 0, 0);
      regie_table_line_set_judgement (line, REGIE_SHAPE_RUN, NULL, NULL);
      gtk_widget_set_visible (button, FALSE);
      return;
    }
  from = regie_day_dup_short (row->begun != REGIE_DAY_NONE ? row->begun : row->from, today);
  until = regie_day_dup_short (row->ended != REGIE_DAY_NONE ? row->ended : row->until, today);
  about = g_strdup_printf (_("%s · %s · from %s"), row->number,
                           row->course != NULL ? row->course : row->lot_name, from);
  when = g_strdup_printf ("%s", until);
  hours = row->hours > 0 ? g_strdup_printf (_("%d h/week"), row->hours) : g_strdup ("");
  what = row->begun == REGIE_DAY_NONE && strcmp (row->stage, "besteld") == 0 && row->from < today
           ? g_strdup (_("first lesson not recorded"))
           : g_strdup (row->reason);
  regie_table_line_set (line, row->name, about, hours, when, regie_provider_tab_is_narrow (data));
  regie_table_line_set_bar (line, 0, 0);
  regie_table_line_set_judgement (line, shape_of (row->stage),
                                  regie_codes_label (office->codes, "opdrachtstand", row->stage),
                                  what);
  action = action_of (row, &label);
  gtk_widget_set_visible (button, TRUE);
  gtk_widget_set_opacity (button, action != NULL ? 1 : 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_can_focus (button, action != NULL);
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  spoken = g_strdup_printf ("%s, %s, %s, %s", row->name, about,
                            regie_codes_label (office->codes, "opdrachtstand", row->stage), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
rows_loaded (RegieProviderPeople *self)
{
  regie_list_refresh (REGIE_LIST (self->list), 0, regie_list_get_n (REGIE_LIST (self->list)));
}

static void
fill (RegieProviderTab *tab, gpointer data)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (tab);
  RegieOrdersAnswer *answer = data;

  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s  %u", _(filter_names[i]), answer->counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), i == self->filter);
    }
  /* The keys and their first rows come in one go: no frame shows a list that is still empty. Filled
   * again, they are there. */
  if (answer->ids != NULL)
    {
      guint n = answer->ids->len;

      regie_rows_set_keys (self->rows, g_steal_pointer (&answer->ids), n,
                           g_steal_pointer (&answer->first));
    }
  regie_list_set_n (REGIE_LIST (self->list), regie_rows_get_n (self->rows));
  rows_loaded (self);
  gtk_widget_set_visible (self->heading,
                          regie_rows_get_n (self->rows) > 0 && !regie_provider_tab_is_narrow (tab));
  if (regie_rows_get_n (self->rows) == 0)
    regie_stack_show_nothing (
      self->stack, "system-users-symbolic", _("Nobody here"),
      _("Orders are made in the plan of a dossier, from a line that names this provider."));
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
activated (RegieProviderPeople *self, guint position)
{
  const RegieOrderRow *row = regie_rows_get (self->rows, position);

  if (row != NULL)
    regie_provider_tab_open_dossier (REGIE_PROVIDER_TAB (self), row->dossier, "plan");
}

static void
set_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_PROVIDER_PEOPLE (widget)->filter = g_variant_get_uint32 (target);
  regie_provider_tab_ask (REGIE_PROVIDER_TAB (widget), g_variant_get_uint32 (target));
}

/* Who took the list is logged before it is out. */
static void
exported (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
export_chosen (GFile *file, gpointer data)
{
  RegieProviderTab *tab = data;
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (data, regie_provider_tab_get_session (tab),
                 &regie_provider_commands[REGIE_ORDER_EXPORT],
                 g_variant_new ("(xs)", regie_provider_tab_get_provider (tab), uri), NULL,
                 exported);
}

static void
export_people (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Save the list for the provider"), "verwacht.csv", export_chosen,
                     g_object_ref (widget), g_object_unref);
}

static void
regie_provider_people_dispose (GObject *object)
{
  g_clear_object (&REGIE_PROVIDER_PEOPLE (object)->rows);
  G_OBJECT_CLASS (regie_provider_people_parent_class)->dispose (object);
}

static void
clear (RegieProviderTab *tab)
{
  REGIE_PROVIDER_PEOPLE (tab)->filter = REGIE_ORDERS_ALL;
}

static void
regie_provider_people_class_init (RegieProviderPeopleClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_provider_people_dispose;
  tab_class->question = &regie_provider_questions[REGIE_PROVIDER_READ_ORDERS];
  tab_class->fill = fill;
  tab_class->clear = clear;
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_ORDER_PLACE], 3);
  gtk_widget_class_install_action (widget_class, "order.filter", "u", set_filter);
  gtk_widget_class_install_action (widget_class, "order.export", NULL, export_people);
}

static void
regie_provider_people_init (RegieProviderPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *out;
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *slide = gtk_scrolled_window_new ();

  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    {
      self->chips[i] = gtk_toggle_button_new_with_label (_(filter_names[i]));
      gtk_widget_add_css_class (self->chips[i], "chip");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chips[i]), "u", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->chips[i]), "order.filter");
      gtk_box_append (GTK_BOX (chips), self->chips[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (slide), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (slide), chips);
  gtk_widget_set_hexpand (slide, TRUE);
  gtk_box_append (GTK_BOX (head), slide);
  out = gtk_button_new_from_icon_name ("document-send-symbolic");
  gtk_widget_set_tooltip_text (out,
                               _("List for the provider: who is expected when, with what plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (out), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("List for the provider"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (out), "order.export");
  gtk_box_append (GTK_BOX (head), out);
  self->list = g_object_new (REGIE_TYPE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Orders"), -1);
  regie_list_set_factory (REGIE_LIST (self->list), REGIE_TABLE_LINE_HEIGHT, create_line, bind_line,
                          self);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->heading = regie_table_heading_new (_("Person"), _("Hours"), _("Until"), _("Stage"), "",
                                           120);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
regie_provider_people_new (RegieSession *session)
{
  RegieProviderPeople *self = g_object_new (REGIE_TYPE_PROVIDER_PEOPLE, "session", session, NULL);

  self->rows = regie_rows_new (session, sizeof (gint64),
                               &regie_provider_questions[REGIE_ORDER_ROWS]);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
