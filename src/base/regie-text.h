/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* What search, order and recognising compare: lower case, without diacritics, words separated by one space.  "Şahin-Öz" → "sahin oz".
 * Apostrophes of every kind and signs that nobody sees fall away; letters that one script writes in more ways (Arabic and Persian
 * yeh, kaf and heh) are one; digits of every script are 0 to 9; other signs become a space.  "" when TEXT is not UTF-8. */
char    *regie_text_fold       (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Folded and without the spaces: how a number compares, and a name that is written as one word. "P-12 b" → "p12b". */
char    *regie_text_squeeze    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Every sign that is typed for one: ' ’ ʼ ‘ ` ´ … */
gboolean regie_text_is_apostrophe (gunichar c);
/* The "11-test" of a citizen service number: nine digits (eight get a leading zero), not all zero. */
gboolean regie_text_is_bsn     (const char *text);
/* Eight or nine digits with dots and spaces removed, padded to nine; NULL when it fails the 11-test. */
char    *regie_text_dup_bsn    (const char *text) G_GNUC_WARN_UNUSED_RESULT;

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
