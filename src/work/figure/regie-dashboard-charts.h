/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chart-item.h"
#include "regie-figure.h"

/* The charts of the dashboard.  Each is one figure split; what it needs is asked together, so that
 * the dossiers are gone through once. */
typedef enum {
  REGIE_CHART_OF_INFLOW,   /* by month and group */
  REGIE_CHART_OF_CASELOAD, /* by consultant */
  REGIE_CHART_OF_TERMS,    /* by week, ahead */
  REGIE_CHART_OF_MONEY,    /* by month of the year, added up, below the budget */
  REGIE_CHART_OF_PIP,      /* in time, by month */
  REGIE_CHART_OF_HOURS,    /* against the plan, by route */
  REGIE_CHART_OF_ROUTES,
  REGIE_CHART_OF_COHORTS, /* intakes begun, beside what CBS publishes */
  REGIE_N_DASHBOARD_CHARTS
} RegieDashboardChart;

/* What the chart WHICH asks, of the day and of whom BASE asks; borrows what that borrows. */
RegieFigureAsk regie_dashboard_chart_ask (RegieDashboardChart which, const RegieFigureAsk *base);
/* The chart of the answer.  WORDS are of regie_figure_words_load(), NAMES of the staff by id
 * (regie_figures_names).  Owned by the caller. */
RegieChart *regie_dashboard_chart_new (RegieDashboardChart which, const RegieFigures *figures,
                                       const GPtrArray *words,
                                       GHashTable *names) G_GNUC_WARN_UNUSED_RESULT;
