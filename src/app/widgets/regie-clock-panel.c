/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-clock-panel.h"

#include <glib/gi18n.h>

#include "regie-clock.h"
#include "regie-format.h"
#include "regie-palette.h"
#include "regie-parts.h"
#include "regie-text.h"

struct _RegieClockPanel {
  GtkWidget parent_instance;
  const RegieOffice *office;
  const RegieDossier *dossier;
  GtkListBox *list;
  GtkLabel *running;
  GtkBox *why;
  GtkWidget *why_part, *copy;
  GtkToggleButton *all;
  GArray *shown; /* guint: the deadlines in the order of the list, those that run first */
  guint n_running;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieClockPanel, regie_clock_panel, GTK_TYPE_WIDGET)

/* Its height is asked for before its width is known. */
static GtkWidget *
wrapped_label (const char *text, const char *style, float xalign)
{
  GtkWidget *label = regie_label_new (text, style, xalign);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  return label;
}

/* Most urgent first: overdue, then by date, then what has no date, then what is only planned; what
 * is over comes last. */
static int
urgency (const RegieDeadline *d)
{
  if (d->planned)
    return 3;
  switch (d->state)
    {
    case REGIE_STATE_LATE:
      return 0;
    case REGIE_STATE_RUNS:
      return d->due == REGIE_DAY_NONE ? 2 : 1;
    case REGIE_STATE_WAITS:
      return 3;
    default:
      return 4;
    }
}

static int
compare_deadlines (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *all = data;
  const RegieDeadline *x = &g_array_index (all, RegieDeadline, *(const guint *) a);
  const RegieDeadline *y = &g_array_index (all, RegieDeadline, *(const guint *) b);

  if (urgency (x) != urgency (y))
    return urgency (x) - urgency (y);
  return x->due < y->due ? -1 : x->due > y->due;
}

static GtkWidget *
make_clock_row (RegieClockPanel *self, const RegieDeadline *d)
{
  const RegieRule *rule = regie_rules_get (self->office->rules, d->rule);
  RegieDay today = regie_office_today (self->office);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *symbol = regie_symbol_new ();
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label;
  g_autofree char *date = regie_day_dup_short (d->due, today);
  g_autofree char *about = NULL;
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *article = regie_format_article (rule->article);
  gboolean over = urgency (d) == 4;
  RegieShape shape = regie_shape_of_state (d->state, d->due, today);

  about = g_strdup_printf ("%s · %s",
                           d->due != REGIE_DAY_NONE ? date : regie_format_state (d->state),
                           article);
  regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
  gtk_box_append (GTK_BOX (box), symbol);
  label = wrapped_label (rule->name, "strong", 0);
  gtk_box_append (GTK_BOX (texts), label);
  label = wrapped_label (about, "dim-label", 0);
  gtk_widget_add_css_class (label, "why");
  gtk_box_append (GTK_BOX (texts), label);
  if (d->planned)
    gtk_box_append (GTK_BOX (texts), wrapped_label (_("only planned"), "reading", 0));
  if (d->uncertain)
    {
      label = wrapped_label (_("the law can be read in two ways"), "reading", 0);
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  if (!over && d->due != REGIE_DAY_NONE)
    {
      int left = d->due - today;

      number = g_strdup_printf ("%d", ABS (left));
      label = wrapped_label (number, "clock-number", 1);
      gtk_widget_add_css_class (label, shape == REGIE_SHAPE_LATE   ? "tone-late"
                                       : shape == REGIE_SHAPE_SOON ? "tone-soon"
                                                                   : "numeric");
      gtk_box_append (GTK_BOX (days), label);
      label = wrapped_label (left < 0 ? _("days late") : ngettext ("day", "days", left),
                             "dim-label", 1);
      gtk_widget_add_css_class (label, "why");
      gtk_box_append (GTK_BOX (days), label);
    }
  else
    gtk_box_append (GTK_BOX (days), wrapped_label (regie_format_state (d->state), "dim-label", 1));
  gtk_box_append (GTK_BOX (box), days);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = g_strdup_printf ("%s, %s, %s", rule->name, regie_format_state (d->state), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* The place of the chosen deadline in the dossier; G_MAXUINT when none is chosen. */
static guint
chosen (RegieClockPanel *self)
{
  GtkListBoxRow *row = self->dossier != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return at >= 0 && at < (int) self->shown->len ? g_array_index (self->shown, guint, at)
                                                : G_MAXUINT;
}

static char **
dup_steps (RegieClockPanel *self)
{
  guint at = chosen (self);

  return at == G_MAXUINT
           ? NULL
           : regie_clock_explain (self->office->rules, self->office->codes, &self->dossier->one,
                                  &g_array_index (self->dossier->deadlines, RegieDeadline, at));
}

/* The steps that led to the date, numbered, with "=" for the last. */
static void
show_why (RegieClockPanel *self)
{
  g_auto (GStrv) steps = dup_steps (self);

  regie_clear_children (GTK_WIDGET (self->why));
  gtk_widget_set_visible (self->why_part, steps != NULL);
  g_signal_emit (self, signals[CHOSEN], 0, chosen (self));
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *label, *badge;
      gboolean last = steps[i + 1] == NULL;
      g_autofree char *number = last ? g_strdup ("=") : g_strdup_printf ("%u", i + 1);

      badge = wrapped_label (number, last ? "step-last" : "step", .5);
      gtk_widget_set_valign (badge, GTK_ALIGN_START);
      label = wrapped_label (g_str_has_prefix (steps[i], "= ") ? steps[i] + 2 : steps[i],
                             last ? "strong" : NULL, 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), badge);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (self->why, box);
    }
}

/* The name of the rule and its steps as plain text, for a letter or a message. */
static void
copy_why (RegieClockPanel *self)
{
  guint at = chosen (self);
  g_auto (GStrv) steps = dup_steps (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (steps == NULL)
    return;
  g_string_append_printf (
    text, "%s\n",
    regie_rules_get (self->office->rules,
                     g_array_index (self->dossier->deadlines, RegieDeadline, at).rule)
      ->name);
  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "= "))
      g_string_append_printf (text, "%s\n", steps[i]);
    else
      g_string_append_printf (text, "%u. %s\n", i + 1, steps[i]);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* What is over gets rows when it is asked for, or when nothing runs. */
static void
fill (RegieClockPanel *self)
{
  gboolean all = gtk_toggle_button_get_active (self->all) || self->n_running == 0;
  guint n = all ? self->shown->len : self->n_running;

  while (gtk_list_box_get_row_at_index (self->list, n) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, n)));
  for (guint i = 0; i < n; i++)
    if (gtk_list_box_get_row_at_index (self->list, i) == NULL)
      gtk_list_box_append (
        self->list, make_clock_row (self, &g_array_index (self->dossier->deadlines, RegieDeadline,
                                                          g_array_index (self->shown, guint, i))));
}

static void
all_toggled (RegieClockPanel *self)
{
  if (self->dossier != NULL)
    fill (self);
}

void
regie_clock_panel_set (RegieClockPanel *self, const RegieOffice *office,
                       const RegieDossier *dossier)
{
  g_autofree char *text = NULL;
  g_autofree char *over = NULL;
  guint n_over;

  self->dossier = NULL;
  regie_clear_children (GTK_WIDGET (self->list));
  g_array_set_size (self->shown, 0);
  self->n_running = 0;
  self->office = office;
  self->dossier = dossier;
  for (guint i = 0; dossier != NULL && i < dossier->deadlines->len; i++)
    {
      self->n_running += urgency (&g_array_index (dossier->deadlines, RegieDeadline, i)) < 4;
      g_array_append_val (self->shown, i);
    }
  if (dossier != NULL)
    {
      g_array_sort_with_data (self->shown, compare_deadlines, dossier->deadlines);
      fill (self);
    }
  n_over = self->shown->len - self->n_running;
  text = g_strdup_printf (ngettext ("%u runs", "%u run", self->n_running), self->n_running);
  over = g_strdup_printf (ngettext ("%u that is over", "%u that are over", n_over), n_over);
  gtk_label_set_text (self->running, text);
  gtk_button_set_label (GTK_BUTTON (self->all), over);
  gtk_widget_set_visible (GTK_WIDGET (self->all), n_over > 0 && self->n_running > 0);
  if (dossier != NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  show_why (self);
}

const RegieDeadline *
regie_clock_panel_get_next (RegieClockPanel *self, guint i)
{
  const RegieDeadline *d = i < self->n_running
                             ? &g_array_index (self->dossier->deadlines, RegieDeadline,
                                               g_array_index (self->shown, guint, i))
                             : NULL;

  return d != NULL && urgency (d) <= 1 ? d : NULL;
}

static void
regie_clock_panel_dispose (GObject *object)
{
  RegieClockPanel *self = REGIE_CLOCK_PANEL (object);

  self->dossier = NULL;
  g_clear_pointer (&self->shown, g_array_unref);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_clock_panel_parent_class)->dispose (object);
}

static void
regie_clock_panel_class_init (RegieClockPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_clock_panel_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", REGIE_TYPE_CLOCK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-clock-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, list);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, running);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, why);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, why_part);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, copy);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, all);
}

static void
regie_clock_panel_init (RegieClockPanel *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (show_why), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->copy, "clicked", G_CALLBACK (copy_why), self, G_CONNECT_SWAPPED);
}
