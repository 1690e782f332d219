/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"

/* What search, order and recognising compare: lower case, without diacritics, words separated by
 * one space.  "Şahin-Öz" → "sahin oz". Apostrophes of every kind and signs that nobody sees fall
 * away; letters that one script writes in more ways (Arabic and Persian yeh, kaf and heh) are one;
 * digits of every script are 0 to 9; other signs become a space.  "" when TEXT is not UTF-8. */
char *regie_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Folded and without the spaces: how a number compares, and a name that is written as one word.
 * "P-12 b" → "p12b". */
char *regie_text_squeeze (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Every sign that is typed for one: ' ’ ʼ ‘ ` ´ … */
gboolean regie_text_is_apostrophe (gunichar c);
/* What nobody sees never makes a value wrong: spaces of every kind, soft hyphens, zero-width and
 * direction marks, byte order marks. TEXT from where something is seen; and TEXT, cut in place,
 * without what is not seen at both its ends. */
const char *regie_text_skip_unseen (const char *text);
char *regie_text_trim (char *text);
/* TEXT (may be NULL) as a number, a date or a code is read from it, in BUFFER, which it mostly
 * returns: without invisible marks, with single ordinary spaces between words only, ordinary
 * digits, hyphens and apostrophes.  What is longer than any value becomes "…". */
#define REGIE_PLAIN_TEXT 96
const char *regie_text_plain (const char *text, char buffer[REGIE_PLAIN_TEXT]);
/* The digits of a number that is a name (a BSN, a V-number): points, spaces and hyphens fall away,
 * "9,98800004E8" is read when it says every digit.  LOST: a spreadsheet has shortened the
 * number. */
typedef enum { REGIE_DIGITS_NONE, REGIE_DIGITS, REGIE_DIGITS_LOST } RegieDigits;
RegieDigits regie_text_read_digits (const char *text, char digits[REGIE_PLAIN_TEXT]);
/* The "11-test" of a citizen service number: nine digits (eight get a leading zero), not all
 * zero. */
gboolean regie_text_is_bsn (const char *text);
/* Eight or nine digits, read as above and padded to nine; NULL when it fails the 11-test. */
char *regie_text_dup_bsn (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* TEXT without any BSN: a number of nine digits (dots between them or none) that passes the 11-test
 * becomes dots; where it is the whole text, or a whole cell of CSV or JSON, nothing is left of
 * it. */
char *regie_text_dup_without_bsn (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same of JSON: only what stands between quotes, for a number is no BSN but an amount. */
char *regie_text_dup_json_without_bsn (const char *json) G_GNUC_WARN_UNUSED_RESULT;

/* NUMBER as text in BUFFER, which it returns; several times faster than printf, for bulk work. */
#define REGIE_NUMBER_TEXT 24
const char *regie_number_format (gint64 number, char buffer[REGIE_NUMBER_TEXT]);

/* Days for people, in the language of the program. */
char *regie_day_dup_short (RegieDay day, RegieDay today)
  G_GNUC_WARN_UNUSED_RESULT; /* "vr 27 nov", year when another */
char *regie_day_dup_long (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;   /* "27 november 2026" */
char *regie_day_dup_medium (RegieDay day) G_GNUC_WARN_UNUSED_RESULT; /* "vr 27 nov 2026" */
/* The month that WORD, folded, names in Dutch or English, whole or by its first three or four
 * letters; 0 when none. */
int regie_month_find (const char *word);
const char *regie_month_short (int month);
const char *regie_month_long (int month);
const char *regie_weekday_short (int weekday);
/* "today", "tomorrow", "in 3 days", "7 days late" or, when LATE_IS_PASSED, "7 days ago". */
char *regie_days_dup_words (RegieDay due, RegieDay today,
                            gboolean late_is_passed) G_GNUC_WARN_UNUSED_RESULT;
