/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"

/* What a chart says: values by point (a month, a consultant) and by series (asylum, family), each
 * with the sentence that a screen reader says and the list that it opens.  It is made where the
 * figures are, without a screen, and not changed after that: RegieChartView (src/app) draws it,
 * regie-chart-out.h writes it to files.  Values are hundredths of the unit, as in RegieFigureValue.
 *
 * Who makes one adds the series first and then the points; what is returned is borrowed. */
typedef enum {
  REGIE_CHART_COLUMNS, /* upright, the series on each other */
  REGIE_CHART_BARS,    /* lying, the label to the left; a second series is lighter, behind the
                          first and measured from the same beginning: the weighed value */
  REGIE_CHART_LINES    /* through the points, from left to right */
} RegieChartForm;

/* What tells series apart where there is no colour: of a line how it is broken. */
typedef enum { REGIE_PATTERN_PLAIN, REGIE_PATTERN_STRIPES, REGIE_PATTERN_DOTS } RegiePattern;

REGIE_DECLARE_ITEM (RegieChartSeries, regie_chart_series, CHART_SERIES)
struct _RegieChartSeries {
  RegieItem parent_instance;
  char *label;
  int family;      /* RegieFamily */
  int pattern;     /* RegiePattern */
  gboolean filled; /* of a line: the ground under it */
};

REGIE_DECLARE_ITEM (RegieChartValue, regie_chart_value, CHART_VALUE)
struct _RegieChartValue {
  RegieItem parent_instance;
  gboolean known;    /* FALSE: there is none, which is not the same as 0 */
  gint64 hundredths; /* 0 unless known */
  char *spoken;      /* a sentence of its own, or NULL */
  RegieDeed *deed;   /* opens the list that is counted, or NULL */
};

REGIE_DECLARE_ITEM (RegieChartPoint, regie_chart_point, CHART_POINT)
struct _RegieChartPoint {
  RegieItem parent_instance;
  char *label;        /* along the axis; "" beside others that say enough, as weeks in a month */
  char *name;         /* in full, in tables and files: "November 2026" */
  char *spoken;       /* "November 2026: 21 asylum, 7 family, 28 in all" */
  char *note;         /* stands beside it: "36 terms in 2 weeks"; or NULL */
  int shape;          /* RegieShape that sets it apart (REGIE_SHAPE_SOON) or REGIE_SHAPE_NONE */
  RegieDeed *deed;    /* of all its values together, or NULL */
  GListStore *values; /* RegieChartValue, as many as there are series */
};

REGIE_DECLARE_ITEM (RegieChart, regie_chart, CHART)
struct _RegieChart {
  RegieItem parent_instance;
  char *name; /* the id of the figure, for files and tests; or NULL */
  char *title, *about;
  char *definition; /* what is counted, in words; or NULL */
  char *unit;       /* "persons", "%", "€" */
  int form;         /* RegieChartForm */
  gboolean has_norm;
  gint64 norm;      /* a dashed line, when HAS_NORM */
  char *norm_label; /* "norm 80" */
  char *empty;      /* what it says without values; NULL: that there is nothing yet */
  GListStore *series;
  GListStore *points;
};

/* A chart without series.  ABOUT, the line under the title, and UNIT may be NULL. */
RegieChart *regie_chart_new (RegieChartForm form, const char *title, const char *about,
                             const char *unit) G_GNUC_WARN_UNUSED_RESULT;
/* Bars have two at most. */
RegieChartSeries *regie_chart_add_series (RegieChart *self, const char *label, RegieFamily family,
                                          RegiePattern pattern);
/* A point with a value for each series, none of them known yet.  NAME NULL: the label. */
RegieChartPoint *regie_chart_add_point (RegieChart *self, const char *label, const char *name,
                                        const char *spoken);
void regie_chart_set_norm (RegieChart *self, gint64 hundredths, const char *label);
/* The value of SERIES, which opens the list behind it by ACTION (may be NULL) with TARGET (a
 * floating one is taken). */
RegieChartValue *regie_chart_point_set (RegieChartPoint *self, guint series, gint64 hundredths,
                                        const char *action, GVariant *target);
/* The list behind all values of the point. */
void regie_chart_point_set_deed (RegieChartPoint *self, const char *action, GVariant *target);

guint regie_chart_get_n_series (RegieChart *self);
guint regie_chart_get_n_points (RegieChart *self);
/* By number, from 0. */
RegieChartSeries *regie_chart_get_series (RegieChart *self, guint at);
RegieChartPoint *regie_chart_get_point (RegieChart *self, guint at);
RegieChartValue *regie_chart_get_value (RegieChart *self, guint point, guint series);
/* Is any value known? */
gboolean regie_chart_has_values (RegieChart *self);
/* Do the values of a point add up?  Those of columns do. */
gboolean regie_chart_adds_up (RegieChart *self);
/* The sum of what is known of POINT. */
gint64 regie_chart_get_total (RegieChart *self, guint point);
/* What the value of SERIES at POINT says and opens: its own, or else that of its point.  The deed
 * may be NULL. */
char *regie_chart_dup_spoken (RegieChart *self, guint point,
                              guint series) G_GNUC_WARN_UNUSED_RESULT;
RegieDeed *regie_chart_get_deed (RegieChart *self, guint point, guint series);
/* What it says without values. */
const char *regie_chart_get_empty (RegieChart *self);
/* The same numbers in rows, each of which opens its list. */
RegieTable *regie_chart_make_table (RegieChart *self) G_GNUC_WARN_UNUSED_RESULT;
