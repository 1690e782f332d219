/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* A day: the number of days since 1 January 1970 in the Gregorian calendar.
 * Days hold no clock and no zone.  REGIE_DAY_NONE means "not known". */
typedef gint32 RegieDay;

#define REGIE_DAY_NONE G_MININT32
#define REGIE_DAY_TEXT 11 /* room for "2026-11-23" and its end */

RegieDay regie_day_from_civil (int year, int month, int day);
void regie_day_to_civil (RegieDay day, int *year, int *month, int *day_of_month);
gboolean regie_day_is_civil (int year, int month, int day);
int regie_day_weekday (RegieDay day); /* 1 is Monday, 7 is Sunday */

/* ISO text "2026-11-23" and nothing else.  Returns FALSE and leaves *DAY alone for other text. */
gboolean regie_day_parse (const char *text, RegieDay *day);
/* What people type and spreadsheets write: ISO, d-m-yyyy, d/m/yy, 3-mrt-26, "di 3 maart 2026",
 * 20260303, 03032026, the number of a day ("46084"), each with a time behind it or not; what nobody
 * sees falls away.  A year of two digits lies between 1970 and 2069. */
gboolean regie_day_parse_any (const char *text, RegieDay *day);
/* The same, and what only means something on the day that it is typed: "12-10" and "12 oktober"
 * (of the year in which they lie nearest to TODAY), "vandaag", "gisteren", "ma" (the first from
 * TODAY on), "vorige vr", "+16 weken", "over 3 maanden", "2 dagen geleden" (months as
 * regie_day_add_months counts them).  No file is read so. */
gboolean regie_day_parse_typed (const char *text, RegieDay today, RegieDay *day);
/* Writes ISO text into BUFFER (REGIE_DAY_TEXT bytes) and returns it; NULL for REGIE_DAY_NONE. */
const char *regie_day_format (RegieDay day, char *buffer);

/* Periods of months, counted by their first day S ("the S rule"): N months that begin on S end on
 * the day before the same day number N months later, or on the last day of that month where that
 * number does not exist. */
RegieDay regie_day_last_day (RegieDay first, int months);
RegieDay regie_day_end_after (RegieDay event, int months); /* the day of the event is not counted */
RegieDay regie_day_extend (RegieDay end, int months);      /* the months that follow END */
RegieDay
regie_day_first_day (RegieDay end,
                     int months); /* backwards: the first day from which MONTHS end on END */
/* The other reading of the law: the same day number N months later, clamped to the end of the
 * month. */
RegieDay regie_day_add_months (RegieDay day, int months);
/* Both at once, of the MONTHS after EVENT: *END by the S rule, *OTHER by the same day number.  Do
 * they differ? */
gboolean regie_day_end_readings (RegieDay event, int months, RegieDay *end, RegieDay *other);

/* Birth dates with unknown parts: "1990", "1990-00-00", "1990-05-00", "5-1990", "mei 1990",
 * "0-5-1990" or a whole date; result in ISO with zeros, NULL when it is none.  A year of two digits
 * lies between 1930 and 2029. */
char *regie_day_dup_partial (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Such a date as people type it: "1-5-1990", "5-1990" or "1990". */
char *regie_day_dup_partial_typed (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
