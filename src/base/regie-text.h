/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* Lower case, without diacritics, words separated by one space: what search compares.  "Şahin-Öz" → "sahin oz".
 * Digits stay; other marks become a space. */
char    *regie_text_fold       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The "11-test" of a citizen service number: nine digits (eight get a leading zero), not all zero. */
gboolean regie_text_is_bsn     (const char *text);
/* Eight or nine digits with dots and spaces removed, padded to nine; NULL when it fails the 11-test. */
char    *regie_text_dup_bsn    (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* TEXT without any BSN: a number of nine digits (dots between them or none) that passes the 11-test becomes dots; where it is the whole text, or a
 * whole cell of CSV or JSON, nothing is left of it. */
char    *regie_text_dup_without_bsn (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* NUMBER as text in BUFFER, which it returns; several times faster than printf, for bulk work. */
#define REGIE_NUMBER_TEXT 24
const char *regie_number_format (gint64 number, char buffer[REGIE_NUMBER_TEXT]);

/* Days for people, in the language of the program. */
char    *regie_day_dup_short   (RegieDay day, RegieDay today) G_GNUC_WARN_UNUSED_RESULT; /* "vr 27 nov", year when another */
char    *regie_day_dup_long    (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;                 /* "27 november 2026" */
char    *regie_day_dup_medium  (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;                 /* "vr 27 nov 2026" */
const char *regie_month_short  (int month);
const char *regie_month_long   (int month);
const char *regie_weekday_short (int weekday);
/* "today", "tomorrow", "in 3 days", "7 days late" or, when LATE_IS_PASSED, "7 days ago". */
char    *regie_days_dup_words  (RegieDay due, RegieDay today, gboolean late_is_passed) G_GNUC_WARN_UNUSED_RESULT;
