/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chart-item.h"
#include "regie-colours.h"
#include "regie-letters.h"

/* Where everything of a chart stands in a room of so many pixels, found once for the screen and for
 * files: both only draw what is here.  No text stands on another or outside the room; what does not
 * fit is shortened, thinned out or left to the spoken sentence. */

typedef struct {
  int x, y, width, height;
} RegieChartBox;

typedef struct {
  char *text;
  RegieChartBox box; /* as wide as the text */
  gboolean is_bold;
  int family; /* whose shade TEXT it has; -1: TONE */
  RegieTone tone;
} RegieChartText;

/* A value: a bar, a part of a column, or a point of a line. */
typedef struct {
  guint point, series;
  RegieChartBox box;  /* what is drawn; of a line: the point, of which the middle counts */
  RegieChartBox area; /* what is pressed, never without a size */
  int family;         /* with the shade BAR, or BEHIND when it is light */
  gboolean is_light;
  RegiePattern pattern;
} RegieChartMark;

typedef enum {
  REGIE_CHART_RULE_GRID, /* at a tick */
  REGIE_CHART_RULE_ZERO, /* from where values are measured */
  REGIE_CHART_RULE_NORM, /* dashed */
  REGIE_CHART_RULE_NOW   /* upright, where a filled line ends before the others */
} RegieChartRuleKind;

typedef struct {
  RegieChartRuleKind kind;
  int x1, y1, x2, y2; /* upright or lying */
} RegieChartRule;

typedef struct {
  RegieShape shape;
  int x, y, size; /* its middle */
} RegieChartSign;

typedef struct {
  RegieChartForm form;
  int width, height;
  RegieChartBox plot; /* the room of the values */
  int zero;           /* upright forms: the height of the value 0 */
  GArray *marks;      /* RegieChartMark, point after point; in this order they are drawn, but that a
                         light one lies behind the others of its point */
  GArray *swatches;   /* RegieChartMark: the colours beside names that found no place at the end */
  GArray *texts;      /* RegieChartText */
  GArray *rules;      /* RegieChartRule */
  GArray *signs;      /* RegieChartSign */
} RegieChartLayout;

/* CHART in WIDTH × HEIGHT pixels; both at least 1. */
RegieChartLayout *regie_chart_layout_new (RegieChart *chart, const RegieLetters *font, int width,
                                          int height) G_GNUC_WARN_UNUSED_RESULT;
void regie_chart_layout_free (RegieChartLayout *self);
/* The height that CHART needs at WIDTH. */
int regie_chart_layout_get_height (RegieChart *chart, const RegieLetters *font, int width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieChartLayout, regie_chart_layout_free)
