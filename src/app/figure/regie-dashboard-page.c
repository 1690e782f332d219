/* SPDX-License-Identifier: EUPL-1.2 */
/* The dashboard: the day on which it stands, and its figures. */
#include "regie-dashboard-page.h"

#include "regie-chart-card.h"
#include "regie-closures.h"
#include "regie-dashboard-view.h"
#include "regie-figure-card.h"
#include "regie-repeat.h"

struct _RegieDashboardPage {
  RegiePage parent_instance;
  RegieDay day; /* as of which it stands; NONE: today, whichever day that becomes */
};

G_DEFINE_FINAL_TYPE (RegieDashboardPage, regie_dashboard_page, REGIE_TYPE_PAGE)

/* For the .ui. */
static int
columns (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? 2 : 4;
}

static int
chart_columns (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? 1 : 2;
}

static int
margin (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? 12 : 24;
}

static const RegieQuestion *
regie_dashboard_page_ask (RegiePage *page, GVariant **target)
{
  *target = g_variant_new_int32 (REGIE_DASHBOARD_PAGE (page)->day);
  return &regie_figure_questions[REGIE_DASHBOARD_READ];
}

static void
stand_on (RegieDashboardPage *self, RegieDay day)
{
  self->day = day < regie_office_today (regie_page_get_office (REGIE_PAGE (self))) ? day
                                                                                   : REGIE_DAY_NONE;
  regie_page_refresh (REGIE_PAGE (self));
}

/* By the last days of months: a figure is mostly asked of those. */
static void
move (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDashboardPage *self = REGIE_DASHBOARD_PAGE (widget);
  RegieDashboardView *view = regie_page_get_view (REGIE_PAGE (self));
  int months = g_variant_get_int32 (target);
  int year, month, day;

  if (view == NULL)
    return;
  regie_day_to_civil (view->day, &year, &month, &day);
  if (months < 0)
    stand_on (self, regie_day_from_civil (year, month, 1) - 1);
  else
    stand_on (self, regie_day_last_day (view->day + 1, 1));
}

static void
return_to_today (GtkWidget *widget, const char *name, GVariant *target)
{
  stand_on (REGIE_DASHBOARD_PAGE (widget), G_MAXINT32);
}

static void
regie_dashboard_page_class_init (RegieDashboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_CHART_CARD);
  g_type_ensure (REGIE_TYPE_FIGURE_CARD);
  g_type_ensure (REGIE_TYPE_REPEAT);
  g_type_ensure (regie_dashboard_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_dashboard_page_ask;
  gtk_widget_class_install_action (widget_class, "dashboard.move", "i", move);
  gtk_widget_class_install_action (widget_class, "dashboard.today", NULL, return_to_today);
  regie_widget_class_set_ui (widget_class, "regie-dashboard-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, chart_columns);
  gtk_widget_class_bind_template_callback (widget_class, columns);
  gtk_widget_class_bind_template_callback (widget_class, margin);
}

static void
regie_dashboard_page_init (RegieDashboardPage *self)
{
  self->day = REGIE_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
