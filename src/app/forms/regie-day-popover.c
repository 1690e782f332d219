/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar of a day in a form. */
#include "regie-day-popover.h"

struct _RegieDayPopover {
  GtkPopover parent_instance;
  GtkCalendar *calendar;
  gboolean showing; /* the day is set by the program */
};

G_DEFINE_FINAL_TYPE (RegieDayPopover, regie_day_popover, GTK_TYPE_POPOVER)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
day_selected (RegieDayPopover *self)
{
  g_autoptr (GDateTime) date = NULL;

  g_assert (REGIE_IS_DAY_POPOVER (self));
  if (self->showing)
    return;
  date = gtk_calendar_get_date (self->calendar);
  g_signal_emit (self, signals[CHOSEN], 0,
                 regie_day_from_civil (g_date_time_get_year (date), g_date_time_get_month (date),
                                       g_date_time_get_day_of_month (date)));
}

static void
regie_day_popover_class_init (RegieDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", REGIE_TYPE_DAY_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDayPopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected);
}

static void
regie_day_popover_init (RegieDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_day_popover_new (void)
{
  return g_object_new (REGIE_TYPE_DAY_POPOVER, NULL);
}

void
regie_day_popover_show_day (RegieDayPopover *self, RegieDay day)
{
  g_autoptr (GDateTime) date = NULL;
  int y, m, d;

  g_return_if_fail (REGIE_IS_DAY_POPOVER (self) && day != REGIE_DAY_NONE);
  regie_day_to_civil (day, &y, &m, &d);
  date = g_date_time_new_local (y, m, d, 12, 0, 0);
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->showing = FALSE;
}
