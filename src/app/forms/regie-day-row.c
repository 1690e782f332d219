/* SPDX-License-Identifier: EUPL-1.2 */
/* A day in a form. */
#include "regie-day-row.h"

#include "regie-day-popover.h"
#include "regie-day.h"
#include "regie-spoken.h"

struct _RegieDayRow {
  RegieTextRow parent_instance;
  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (RegieDayRow, regie_day_row, REGIE_TYPE_TEXT_ROW)

/* A day as people type it. */
static char *
dup_day (RegieDay day)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%d-%d-%d", d, m, y);
}

static char *
dup_typed (const RegieField *field, const char *value)
{
  RegieDay day;

  return regie_day_parse (value, &day) ? dup_day (day) : NULL;
}

static void
day_chosen (RegieDayRow *self, RegieDay day)
{
  g_autofree char *typed = dup_day (day);

  g_assert (REGIE_IS_DAY_ROW (self));
  gtk_editable_set_text (GTK_EDITABLE (self), typed);
}

/* The calendar shows the day that was typed, without typing it again. */
static void
popover_shown (RegieDayRow *self, RegieDayPopover *popover)
{
  g_autofree char *value = regie_field_row_dup_value (REGIE_FIELD_ROW (self));
  RegieDay day;

  g_assert (REGIE_IS_DAY_ROW (self));
  if (value != NULL && regie_day_parse (value, &day))
    regie_day_popover_show_day (popover, day);
}

/* Made when it is first opened: a form has many days, and few of them are chosen from a
 * calendar. */
static void
make_popover (GtkMenuButton *button, gpointer row)
{
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = regie_day_popover_new ();
  g_signal_connect_object (popover, "chosen", G_CALLBACK (day_chosen), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* A form has many days. */
static void
titled (RegieDayRow *self)
{
  regie_buttons_set_about (GTK_WIDGET (self->button),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
regie_day_row_class_init (RegieDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  REGIE_TEXT_ROW_CLASS (klass)->dup_typed = dup_typed;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDayRow, button);
  gtk_widget_class_bind_template_callback (widget_class, titled);
}

static void
regie_day_row_init (RegieDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
}
