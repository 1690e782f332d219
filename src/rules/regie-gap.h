/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-fact.h"
#include "regie-ini.h"

/* Is the provider in step with the PIP?  What one order asks in a period, set against what was
 * reported.  Pure: numbers in, reasons out; every limit is a setting (amounts.ini [aansluiting] and
 * [voortgang]). */

typedef struct {
  int less, more;       /* per cent of the hours of the order */
  int start_days;       /* from the first day of the order to the first lesson */
  int attendance, fall; /* per cent; percentage points less than before */
  int unexcused;        /* hours in the period */
  int silent_days;      /* without one hour attended */
  int level_slack;      /* levels behind an even way to that of the PIP */
  int milestone_days;   /* after a planned exam */
} RegieGapLimits;

/* Minutes are -1 where the report does not say them; days REGIE_DAY_NONE. */
typedef struct {
  RegieDay first, last; /* the period, no further than today */
  RegieDay from, until; /* of the order; UNTIL is the day on which it really ended, when it did */
  RegieDay begun;       /* first lesson */
  int per_week;         /* hours by the order; 0 when it names none */
  gboolean waits;       /* for a place: nothing can be expected yet */
  gboolean reported;    /* the order stands in the report of the period */
  gboolean any_report;  /* a report of the period is there at all */
  int minutes, offered, excused, unexcused; /* in the period */
  int refused, refused_line; /* rows of the report about this order that could not be taken, and
                                where the first stands */
  int after_end;             /* minutes after the order ended */
  int before_minutes, before_offered; /* in the three periods before */
  int short_before; /* periods just before this one that had too few hours as well */
  RegieDay last_attended;
  RegieRoute route, said_route; /* of the PIP, and as reported */
  RegieLevel level, said_level; /* of the PIP (the aim), and as reported */
  RegieDay milestone;           /* of the oldest planned exam that was not done */
} RegieGapInput;

typedef enum {
  REGIE_GAP_MISSING,   /* stands in no line of the report */
  REGIE_GAP_AFTER_END, /* lessons after the order ended */
  REGIE_GAP_ROUTE,     /* another route than the PIP */
  REGIE_GAP_START,     /* the first lesson is late */
  REGIE_GAP_SILENT,    /* not one hour attended for long */
  REGIE_GAP_OFFERED,   /* fewer hours are offered than the order asks */
  REGIE_GAP_LESS,      /* fewer hours were attended */
  REGIE_GAP_MORE,      /* more hours than the order asks */
  REGIE_GAP_UNEXCUSED,
  REGIE_GAP_FALLING, /* attendance is clearly less than in the periods before */
  REGIE_GAP_LEVEL,
  REGIE_GAP_MILESTONE,
  REGIE_GAP_REFUSED, /* stands in the report, in a row that could not be taken: says nothing of the
                        provider */
  REGIE_N_GAPS
} RegieGap;

/* A reason with the numbers behind it: what was found and what was due (minutes of hours, days, per
 * cent, a route, a level; of a missed exam the days since and its day; of refused rows the line of
 * the first and their number), the hundredths of weeks that hours were counted over, and how often
 * in a row before this. */
typedef struct {
  RegieGap gap;
  int is, should, weeks, before;
} RegieGapReason;

typedef enum { REGIE_ACCORD_UNKNOWN, REGIE_ACCORD_IN_STEP, REGIE_ACCORD_OUT_OF_STEP } RegieAccord;

typedef struct {
  RegieAccord verdict;
  RegieGapReason reasons[REGIE_N_GAPS]; /* the weightiest first */
  guint n;
  int planned;  /* minutes that the order asks of the period */
  double weeks; /* of the period in which the order runs */
} RegieGapResult;

/* Reads [aansluiting], with attendance and its fall from [voortgang].  A fault is said with its
 * line. */
gboolean regie_gap_limits_read (RegieIni *ini, RegieGapLimits *self, GError **error);
void regie_gap_judge (const RegieGapInput *input, const RegieGapLimits *limits,
                      RegieGapResult *result);
/* Dutch codes for other programs: "uren_te_weinig", "in_de_pas". */
const char *regie_gap_name (RegieGap gap);
const char *regie_accord_name (RegieAccord verdict);
/* What differs, in a few words; and the sentence with the numbers behind it. */
char *regie_gap_dup_short (const RegieGapReason *reason) G_GNUC_WARN_UNUSED_RESULT;
char *regie_gap_dup_sentence (const RegieGapReason *reason) G_GNUC_WARN_UNUSED_RESULT;
