/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chart-item.h"
#include "regie-figure.h"

/* What the report of a quarter says: every figure with the quarter before beside it, a few series
 * for its charts, and what of the last report would be said otherwise now.  It is a value: the same
 * figures give the same text (regie_quarter_to_json), which is what is frozen.
 *
 * Nobody stands in it.  What rests on one to four rows, which may be persons, is not told: it is
 * FEW, without a number; and where only one part of a figure is, the smallest of the others is not
 * known, because it could be reckoned.  Amounts of money are always told. */

typedef struct {
  gboolean known;    /* FALSE: there is nothing to divide by, or it is FEW */
  gboolean is_few;   /* it rests on fewer than five, but not on none */
  gint64 hundredths; /* of the unit, 0 unless known */
} RegieQuarterValue;

/* A part of a split, or a point of a series. */
typedef struct {
  char *key, *label;
  RegieQuarterValue value;
} RegieQuarterPart;

typedef struct {
  char *id, *name, *unit, *definition;
  RegieFigureKind kind;
  RegieQuarterValue value, before; /* BEFORE: a quarter earlier; unknown when nothing was known */
  gint64 part, whole;              /* of a share that is known */
  char *explanation;               /* what the office says of it, or NULL */
  GPtrArray *parts;                /* RegieQuarterPart, by its own sort; empty when it has none */
} RegieQuarterFigure;

/* A chart of the report, of one figure. */
typedef struct {
  char *id, *title, *about, *unit;
  RegieChartForm form;
  GPtrArray *points; /* RegieQuarterPart */
} RegieQuarterSeries;

/* A figure that is another now than the last report said. */
typedef struct {
  char *id, *name;
  RegieFigureKind kind;
  RegieQuarterValue was, now;
} RegieQuarterShift;

/* What happened since to records that it counts. */
typedef enum {
  REGIE_QUARTER_ADDED,
  REGIE_QUARTER_CHANGED,
  REGIE_QUARTER_REMOVED,
  REGIE_N_QUARTER_HOWS
} RegieQuarterHow;
typedef struct {
  char *what; /* the kind of fact or of record, in words: "PIP" */
  RegieQuarterHow how;
  guint n; /* records */
} RegieQuarterCause;

/* What of a report that was frozen would be said otherwise now, and through what. */
typedef struct {
  RegiePeriod period;
  gboolean has_other_rules; /* the rules or definitions are others than then */
  GPtrArray *shifts;        /* RegieQuarterShift */
  GPtrArray *causes;        /* RegieQuarterCause */
} RegieQuarterChanges;

typedef struct {
  RegiePeriod period;
  RegieDay as_of;
  char *rules;                  /* the hash of the rules of the law and of the definitions */
  GPtrArray *figures;           /* RegieQuarterFigure, in the order of the table */
  GPtrArray *series;            /* RegieQuarterSeries */
  RegieQuarterChanges *changes; /* of the last report that was frozen before it; or NULL */
} RegieQuarter;

/* NOW stands as of a day of PERIOD and is split by REGIE_SPLIT_SORT, BEFORE (may be NULL) as of a
 * quarter earlier; WORDS are of regie_figure_words_load().  RULES is kept as it is. */
RegieQuarter *regie_quarter_new (RegiePeriod period, const RegieFigures *now,
                                 const RegieFigures *before, const GPtrArray *words,
                                 const char *rules) G_GNUC_WARN_UNUSED_RESULT;
void regie_quarter_free (RegieQuarter *self);
/* Adds N months from FIRST of FIGURE, which MONTHS has split by month. */
void regie_quarter_add_months (RegieQuarter *self, const RegieFigures *months, const char *figure,
                               const GPtrArray *words, const char *about, RegiePeriod first,
                               guint n);
/* Adds the parts of a figure that it has already, when there are any. */
void regie_quarter_add_parts (RegieQuarter *self, const char *figure, const char *about);

/* The figure with ID, borrowed; NULL when the report has none. */
const RegieQuarterFigure *regie_quarter_find (const RegieQuarter *self, const char *id);
/* What the office says of the figure with ID; nothing when the report has none. */
void regie_quarter_explain (RegieQuarter *self, const char *id, const char *text);
/* What NOW, made again of the same quarter, says otherwise than WAS; without causes.  Figures that
 * only one of them has are left out. */
RegieQuarterChanges *regie_quarter_compare (const RegieQuarter *was,
                                            const RegieQuarter *now) G_GNUC_WARN_UNUSED_RESULT;
void regie_quarter_changes_free (RegieQuarterChanges *self);
void regie_quarter_changes_add_cause (RegieQuarterChanges *self, const char *what,
                                      RegieQuarterHow how, guint n);

/* "71 %", "379", "< 5", "–"; and the difference with a sign, "" when one of them is not known. */
char *regie_quarter_dup_value (RegieFigureKind kind,
                               const RegieQuarterValue *value) G_GNUC_WARN_UNUSED_RESULT;
char *regie_quarter_dup_difference (RegieFigureKind kind, const RegieQuarterValue *value,
                                    const RegieQuarterValue *before) G_GNUC_WARN_UNUSED_RESULT;
/* "PIP: 3 added". */
char *regie_quarter_dup_cause (const RegieQuarterCause *self) G_GNUC_WARN_UNUSED_RESULT;
/* The chart of SERIES, which opens nothing; owned by the caller. */
RegieChart *regie_quarter_make_chart (const RegieQuarterSeries *series) G_GNUC_WARN_UNUSED_RESULT;

/* The report as one text and back; NULL with ERROR set for what is no such text. */
char *regie_quarter_to_json (const RegieQuarter *self) G_GNUC_WARN_UNUSED_RESULT;
RegieQuarter *regie_quarter_from_json (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieQuarter, regie_quarter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieQuarterChanges, regie_quarter_changes_free)
