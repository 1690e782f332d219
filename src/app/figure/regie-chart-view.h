/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A chart, drawn.  Property "chart" (RegieChart, may be NULL).
 *
 * Each value is a RegieChartPart: a click, Enter or Space opens the list behind it.  Tab comes to
 * the part where one was last, and leaves the chart; the arrows go from point to point and, across,
 * from series to series. */
#define REGIE_TYPE_CHART_VIEW (regie_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieChartView, regie_chart_view, REGIE, CHART_VIEW, GtkWidget)
