/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-figure.h"
#include "regie-item.h"

/* One figure on the dashboard, in words. */
REGIE_DECLARE_ITEM (RegieFigureTile, regie_figure_tile, FIGURE_TILE)
struct _RegieFigureTile {
  RegieItem parent_instance;
  char *id;             /* of the figure */
  char *name;           /* "PIP op tijd" */
  char *value;          /* "71 %" */
  char *about;          /* "norm at least 85 % · a year ago 64 %", or what the value rests on */
  char *definition;     /* with where it comes from */
  char *spoken;         /* all of it, for a screen reader */
  int shape;            /* RegieShape, or REGIE_SHAPE_NONE */
  gboolean opens;       /* there is a list behind it */
  gboolean is_kept;     /* it stands above, by choice */
  char *pin;            /* what the button that changes that says */
  GVariant *pin_target; /* s, its id */
  char *action;         /* of the window, that opens the list: the caseload, or the page it is of */
  GVariant *target;     /* s, the query of the caseload that is the list, or the page */
  GVariant *trend;      /* ax, the value then and before it in hundredths, the oldest first; NULL
                           without; G_MININT64 where it is not known */
};

/* What may be shown to whom, and beside what. */
typedef struct {
  const RegieFigures *now;
  const RegieFigures *before;       /* a year earlier; NULL: nothing is known of then */
  const RegieFigures *const *trend; /* N_TREND of them, the oldest first; NULL as BEFORE */
  guint n_trend;
  gboolean hides_few; /* who looks may not see persons */
} RegieTileGround;

/* The tile of FIGURE, for which WORDS are. */
RegieFigureTile *regie_figure_tile_new (const RegieTileGround *ground, const RegieFigure *figure,
                                        const RegieFigureWords *words,
                                        gboolean is_kept) G_GNUC_WARN_UNUSED_RESULT;
