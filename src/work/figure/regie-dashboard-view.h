/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-dashboard-charts.h"

/* What the dashboard says, in words: a tile for each figure, with how it was a year ago and what
 * its norm makes of it. */

/* One figure. */
REGIE_DECLARE_ITEM (RegieFigureTile, regie_figure_tile, FIGURE_TILE)
struct _RegieFigureTile {
  RegieItem parent_instance;
  char *id;         /* of the figure */
  char *name;       /* "PIP op tijd" */
  char *value;      /* "71 %" */
  char *about;      /* "vorig jaar 64 %": beside it, or what the value rests on */
  char *definition; /* with where it comes from */
  char *spoken;     /* all of it, for a screen reader */
  int shape;        /* RegieShape, or REGIE_SHAPE_NONE */
  gboolean opens;   /* there is a list behind it */
  char *action;     /* of the window, that opens it: the caseload, or the page that it is of */
  GVariant *target; /* s, the query of the caseload that is the list, or the page */
};

REGIE_DECLARE_ITEM (RegieDashboardView, regie_dashboard_view, DASHBOARD_VIEW)
struct _RegieDashboardView {
  RegieItem parent_instance;
  RegieDay day;       /* as of which it stands; no property */
  char *day_text;     /* "As of Monday 23 November 2026" */
  char *about;        /* "24 November 2025 to 23 November 2026, beside the year before" */
  char *nothing;      /* why there is nothing to show, or NULL */
  gboolean is_today;  /* it stands as of the day of the program */
  GListStore *tiles;  /* RegieFigureTile: the few that one looks at first */
  GListStore *others; /* RegieFigureTile: the rest */
  GListStore *charts; /* RegieChart */
};

/* NOW stands as of the day that is shown, BEFORE (may be NULL) a year earlier; WORDS are of
 * regie_figure_words_load().  Without charts.  Owned by the caller. */
RegieDashboardView *regie_dashboard_view_new (const RegieFigures *now, const RegieFigures *before,
                                              const GPtrArray *words,
                                              RegieDay today) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  REGIE_DASHBOARD_READ, /* i: the day, REGIE_DAY_NONE is today; RegieDashboardView */
  REGIE_N_FIGURE_QUESTIONS
} RegieFigureQuestion;

extern const RegieQuestion regie_figure_questions[REGIE_N_FIGURE_QUESTIONS];
