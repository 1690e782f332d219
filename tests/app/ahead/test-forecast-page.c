/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of the forecast: a number that is changed makes other quarters, and nothing is kept. */
#include "regie-forecast-page.h"

#include "regie-chart-card.h"
#include "regie-forecast-view.h"
#include "regie-premise-row.h"
#include "ui.h"

static RegieForecastView *
get_view (GtkWidget *page)
{
  return regie_page_get_view (REGIE_PAGE (page));
}

static gboolean
is_changed (GtkWidget *page)
{
  return get_view (page) != NULL && get_view (page)->is_changed;
}

static void
test_assume (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_FORECAST_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *row;
  GtkWidget *number;
  gint64 before = ui_count (ui, "SELECT count(*) FROM change_log");

  WAIT_FOR (ui_find (page, REGIE_TYPE_CHART_CARD) != NULL);
  ui_settle (ui);
  g_assert_false (is_changed (page));
  row = ui_find (page, REGIE_TYPE_PREMISE_ROW);
  number = ui_find (row, GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (number)), ==, 143);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), 200);
  WAIT_FOR (is_changed (page));
  g_assert_true (ui_find (row, GTK_TYPE_SPIN_BUTTON) == number);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (number)), ==, 200);
  gtk_widget_activate_action (page, "forecast.reset", NULL);
  WAIT_FOR (!is_changed (page));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (number)), ==, 143);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM change_log"), ==, before);
  ui_close (window, page);
}

TEST_SUITE (forecast_page) { ui_add ("/ui/forecast/a-number-is-changed-for-once", test_assume); }
