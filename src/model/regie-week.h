/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* The weekly rhythm: on which days of the week a line of the plan takes place, typed as "ma
 * 9:00-12:00, wo-vr 13-16:30". */
typedef struct {
  guint line;      /* of whom: the caller's number */
  int weekday;     /* 0 is Monday */
  int from, until; /* minutes after midnight */
  int travel;      /* minutes there, and as many back */
} RegieSlot;

/* Appends the slots of TEXT (NULL is none) to SLOTS.  FALSE when it is not understood, and then
 * nothing was appended and *FAULT (may be NULL) gets the part that is wrong. */
gboolean regie_week_parse (const char *text, guint line, int travel, GArray *slots, char **fault);
/* Hours of a week, without the travelling. */
double regie_week_hours (const GArray *slots, guint line);
/* Whether two slots of different lines meet, travelling included. */
gboolean regie_slots_clash (const RegieSlot *a, const RegieSlot *b);
/* What of SLOT, travelling included, the slots of LINES (a bit per line) do not cover, in
 * minutes. */
int regie_week_uncovered (const GArray *slots, const RegieSlot *slot, guint64 lines);
/* The bits of the weekdays, Monday first, on which SLOTS has the hours of the AT-th; 0 when an
 * earlier one had them. */
guint regie_week_days_alike (const GArray *slots, guint at);
/* The first of DAYS (such bits) on or after FROM; NONE when UNTIL (NONE: never) is before it, or
 * when there are no days. */
RegieDay regie_week_first (guint days, RegieDay from, RegieDay until);
/* "9:00" */
char *regie_minutes_dup (int minutes) G_GNUC_WARN_UNUSED_RESULT;
