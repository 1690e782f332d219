/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-today-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-format.h"
#include "regie-palette.h"
#include "regie-message.h"
#include "regie-tasks.h"
#include "regie-text.h"

struct _RegieTodayLine {
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *heading, *count, *what, *who, *why, *distance, *date;
  GtkImage *icon;
  GtkWidget *line, *symbol, *act, *later, *actions;
};

G_DEFINE_FINAL_TYPE (RegieTodayLine, regie_today_line, GTK_TYPE_WIDGET)

static void
regie_today_line_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_today_line_parent_class)->dispose (object);
}

static void
regie_today_line_class_init (RegieTodayLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_today_line_dispose;
  g_type_ensure (REGIE_TYPE_SYMBOL);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-today-line.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, heading);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, count);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, what);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, who);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, why);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, distance);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, date);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, icon);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, line);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, symbol);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, act);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, later);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, actions);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
regie_today_line_init (RegieTodayLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_today_line_new (void)
{
  return g_object_new (REGIE_TYPE_TODAY_LINE, NULL);
}

const char *
regie_today_section_name (RegieSection section)
{
  static const char *const names[] = { N_("Late"), N_("This week"), N_("Coming weeks"),
                                       N_("Signals") };

  return _(names[section]);
}

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
regie_today_line_set_heading (RegieTodayLine *self, RegieSection section, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *label = NULL;

  gtk_stack_set_visible_child_name (self->stack, "heading");
  gtk_label_set_text (self->heading, regie_today_section_name (section));
  gtk_label_set_text (self->count, count);
  label = g_strdup_printf ("%s, %s", regie_today_section_name (section), count);
  set_label (GTK_WIDGET (self), label);
}

static const char *
icon_for (const char *rule)
{
  static const char *const icons[][2] = {
    { "PIP", "document-edit-symbolic" },
    { "OFFER", "mail-send-symbolic" },
    { "ONTZORG", "wallet-symbolic" },
    { "BALIE-NIET", "call-missed-symbolic" },
    { "BALIE", "emblem-synchronizing-symbolic" },
    { "B", "scales-symbolic" },
    { "INGEBREKE", "scales-symbolic" },
    { "ROUTE", "route-symbolic" },
    { "TERM", "alarm-symbolic" },
    { "NEWTERM", "alarm-symbolic" },
    { "EXT", "mail-unread-symbolic" },
    { "MB", "system-users-symbolic" },
    { "SIGNAAL-DUO", "mail-unread-symbolic" },
    { "SIGNAAL-MELDEN", "mail-send-symbolic" },
    { "AANBIEDER-RAPPORT", "mail-unread-symbolic" },
    { "AANBIEDER-ACTIE", "emblem-ok-symbolic" },
    { "AANBIEDER-FACTUUR", "wallet-symbolic" },
    { "AANBIEDER", "document-edit-symbolic" },
    { "SIGNAAL-WISSEN", "user-trash-symbolic" },
    { "SIGNAAL", "call-missed-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_has_prefix (rule, icons[i][0]))
      return icons[i][1];
  return "alarm-symbolic";
}

/* The icon stands on the tint of its state; the classes are those of style.css. */
static void
set_tone (RegieTodayLine *self, RegieShape shape)
{
  static const char *const classes[] = { "tone-late", "tone-soon", "tone-run",
                                         "tone-done", "tone-late", "tone-signal" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (self->distance), classes[i]);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), classes[shape]);
  gtk_widget_add_css_class (GTK_WIDGET (self->distance), classes[shape]);
  regie_symbol_set_shape (REGIE_SYMBOL (self->symbol), shape);
}

static char *
dup_why_of_dossier (const RegieOffice *office, const RegieTodayRow *row)
{
  int at = regie_rules_find (office->rules, row->rule);
  g_autofree char *begin = regie_day_dup_long (row->begin);
  g_autofree char *article = NULL;
  const RegieRule *rule;

  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    return g_strdup_printf (_("Last contact on %s"), begin);
  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0)
    {
      int number = regie_message_number (row->code);
      g_autofree char *code = number > 0 ? regie_message_dup_code (number) : g_strdup (row->code);
      const char *meaning = regie_message_meaning (office->codes, number);

      if (meaning != NULL)
        /* TRANSLATORS: what the message means, its code, the day */
        return g_strdup_printf (_("%s · %s, received on %s"), meaning, code, begin);
      return code != NULL ? g_strdup_printf (_("%s, received on %s"), code, begin)
                          : g_strdup_printf (_("Received on %s"), begin);
    }
  if (strcmp (row->rule, REGIE_SIGNAL_REPORT) == 0)
    return g_strdup_printf (_("Recorded with the date %s, and not reported yet"), begin);
  if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0)
    return g_strdup_printf (_("The duty ended on %s; the time to keep the data is up"), begin);
  if (at < 0)
    return g_strdup ("");
  rule = regie_rules_get (office->rules, at);
  article = regie_format_article (rule->article);
  return g_strdup_printf ("%s · %s", rule->why, article);
}

static char *
dup_why (const RegieOffice *office, const RegieTodayRow *row)
{
  if (row->key.dossier == 0)
    return regie_task_dup_what (office, row);
  return dup_why_of_dossier (office, row);
}

void
regie_today_line_set_row (RegieTodayLine *self, const RegieOffice *office, const RegieTodayRow *row,
                          guint position, gboolean first, gboolean begins, gboolean ends,
                          gboolean narrow)
{
  g_autofree char *why = NULL;
  g_autofree char *distance = NULL;
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;
  int at;
  RegieShape shape;
  const char *action = _("Look at it");
  const char *what;
  const char *step = NULL;

  gtk_stack_set_visible_child_name (self->stack, "line");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->line), narrow ? 4 : 12);
  gtk_widget_set_visible (GTK_WIDGET (self->date), !narrow);
  gtk_widget_set_visible (self->later, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->who), TRUE);
  gtk_widget_set_size_request (self->act, narrow ? -1 : 184, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->distance), narrow ? -1 : 146, -1);
  gtk_widget_set_sensitive (self->actions, row != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "u", position);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->later), "u", position);
  (begins ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->line, "first");
  (ends ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->line, "last");
  (first ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->act, "suggested-action");
  if (row == NULL)
    {
      gtk_label_set_text (self->what, "…");
      gtk_label_set_text (self->who, "");
      gtk_label_set_text (self->why, "");
      gtk_label_set_text (self->distance, "");
      gtk_label_set_text (self->date, "");
      set_label (GTK_WIDGET (self), _("Loading"));
      return;
    }
  at = regie_rules_find (office->rules, row->rule);
  shape = row->key.section == REGIE_SECTION_SIGNAL
            ? REGIE_SHAPE_SIGNAL
            : regie_shape_of_due (row->key.due, regie_office_today (office), TRUE);
  if (row->key.dossier == 0)
    {
      action = regie_task_action ((RegieTaskKind) row->key.n);
      what = regie_task_label ((RegieTaskKind) row->key.n);
    }
  else
    what = regie_format_rule (office->rules, row->rule);
  if (at >= 0 && regie_rules_get (office->rules, at)->action != NULL)
    action = regie_rules_get (office->rules, at)->action;
  else if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    action = _("Record contact");
  else if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0)
    action = _("Erase…");
  else if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0)
    {
      const RegieCode *kind = regie_message_kind (office->codes, regie_message_number (row->code));

      action = kind != NULL ? kind->label : _("Dealt with");
      step = regie_message_step (office->codes, regie_message_number (row->code));
    }
  set_tone (self, shape);
  gtk_image_set_from_icon_name (self->icon, icon_for (row->rule));
  why = dup_why (office, row);
  distance = regie_days_dup_words (row->key.due, regie_office_today (office),
                                   row->key.section == REGIE_SECTION_SIGNAL);
  date = regie_day_dup_short (row->key.due, regie_office_today (office));
  gtk_label_set_text (self->what, what);
  gtk_label_set_text (self->who, row->name);
  gtk_label_set_text (self->why, why);
  gtk_label_set_text (self->distance, distance);
  gtk_label_set_text (self->date, date);
  gtk_button_set_label (GTK_BUTTON (self->act), action);
  gtk_widget_set_tooltip_text (self->act, step);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), step);
  /* TRANSLATORS: what, who, how long, the day, why: one sentence for a screen reader */
  label = g_strdup_printf (_("%s, %s: %s, %s. %s"), what, row->name, distance, date, why);
  spoken = step != NULL ? g_strdup_printf ("%s. %s", label, step) : NULL;
  set_label (GTK_WIDGET (self), spoken != NULL ? spoken : label);
}
