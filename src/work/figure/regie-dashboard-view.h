/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-dashboard-charts.h"
#include "regie-dashboard-tile.h"

/* What the dashboard says, in words: a tile for each figure, with how it was a year ago and what
 * its norm makes of it. */

REGIE_DECLARE_ITEM (RegieDashboardView, regie_dashboard_view, DASHBOARD_VIEW)
struct _RegieDashboardView {
  RegieItem parent_instance;
  RegieDay day;       /* as of which it stands; no property */
  char *day_text;     /* "As of Monday 23 November 2026" */
  char *about;        /* "24 November 2025 to 23 November 2026, beside the year before" */
  char *chosen;       /* whose figures: "Team Zuid · cohort 2024" */
  char *nothing;      /* why there is nothing to show, or NULL */
  gboolean is_today;  /* it stands as of the day of the program */
  GListStore *tiles;  /* RegieFigureTile: those that who looks put above */
  GListStore *others; /* RegieFigureTile: the rest */
  GListStore *charts; /* RegieChart */
  GObject *menu;      /* GMenu: whose figures, by "dashboard.team", "dashboard.group" and
                         "dashboard.cohort", each a text that is empty for all */
};

/* WORDS are of regie_figure_words_load(), KEPT the ids of the figures that stand above.  Without
 * charts, choices and menu.  Owned by the caller. */
RegieDashboardView *regie_dashboard_view_new (const RegieTileGround *ground, const GPtrArray *words,
                                              const char *const *kept,
                                              RegieDay today) G_GNUC_WARN_UNUSED_RESULT;

/* What the dashboard is asked about: the day (REGIE_DAY_NONE: today), the team, group and cohort
 * (0, "" and 0: all of them), and the figures that stand above. */
#define REGIE_DASHBOARD_TARGET "(ix&si^a&s)"

typedef enum {
  REGIE_DASHBOARD_READ, /* REGIE_DASHBOARD_TARGET; RegieDashboardView */
  REGIE_NORMS_READ,     /* RegieNormsView, or NULL for who is told of none */
  REGIE_N_FIGURE_QUESTIONS
} RegieFigureQuestion;

extern const RegieQuestion regie_figure_questions[REGIE_N_FIGURE_QUESTIONS];
