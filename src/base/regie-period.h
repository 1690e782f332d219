/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* What a report or an invoice is about: a month "2026-10", a quarter "2026-K4" or a year "2026". */
#define REGIE_PERIOD_TEXT 8

typedef enum {
  REGIE_PERIOD_NEVER,
  REGIE_PERIOD_MONTH,
  REGIE_PERIOD_QUARTER,
  REGIE_PERIOD_YEAR
} RegieRhythm;
typedef struct {
  RegieRhythm rhythm;
  RegieDay from, until;
} RegiePeriod;

/* As people and spreadsheets write it: "2026-10", "10-2026", "oktober 2026", "okt-26", "2026-K4",
 * "Q4 2026", "3e kwartaal 2026", "2026", or the first and the last day of one.  FALSE when it is
 * none. */
gboolean regie_period_parse (const char *text, RegiePeriod *self);
/* The same; a date stands for its month, and "oktober" alone for the last one that began on or
 * before NEAR. */
gboolean regie_period_parse_near (const char *text, RegieDay near, RegiePeriod *self);
/* The month, quarter or year that DAY is in. */
RegiePeriod regie_period_of (RegieDay day, RegieRhythm rhythm);
/* N periods later; N may be negative. */
RegiePeriod regie_period_later (RegiePeriod self, int n);
/* Writes "2026-10" into BUFFER (REGIE_PERIOD_TEXT bytes) and returns it. */
const char *regie_period_format (RegiePeriod self, char *buffer);
/* For people, in the language of the program: "October 2026", "4th quarter of 2026". */
char *regie_period_dup_label (RegiePeriod self) G_GNUC_WARN_UNUSED_RESULT;

/* Hours as spreadsheets hold them, in minutes: "12", "12,5", "1,5 uur", "1:30", "1u30", "90 min"; a
 * lone dash is none.  What could be two things is refused: *REASON is then a sentence of its own,
 * in the language of the program; NULL when TEXT is no number of hours at all. */
gboolean regie_minutes_parse (const char *text, int *minutes, const char **reason);
/* Is TEXT a part of a day, as a spreadsheet keeps hours ("0,0625" is 1:30)?  Then the rest of its
 * column is no hours either. */
gboolean regie_minutes_is_part_of_day (const char *text);
/* "12", "7.5" or "0.25" hours in the language of the program. */
char *regie_minutes_dup_hours (int minutes) G_GNUC_WARN_UNUSED_RESULT;
