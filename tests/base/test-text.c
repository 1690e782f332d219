/* SPDX-License-Identifier: EUPL-1.2 */
/* What search and recognising compare, and numbers that are names. */
#include <string.h>

#include "regie-text.h"
#include "days.h"
#include "suite.h"

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "Şahin-Öz", "sahin oz" },
    { "  Nour  el-Haddad ", "nour el haddad" },
    { "D'Angelo", "dangelo" },
    { "Yıldız", "yildiz" },
    { "Łukasz Øre", "lukasz ore" },
    { "999.123.456", "999 123 456" },
    { "", "" },
    { "Éé", "ee" },
    /* One sign, however it is typed. */
    { "O'Brien", "obrien" },
    { "O’Brien", "obrien" },
    { "OʼBrien", "obrien" },
    { "O‘Brien", "obrien" },
    { "O`Brien", "obrien" },
    { "O´Brien", "obrien" },
    { "O′Brien", "obrien" },
    { "O＇Brien", "obrien" },
    { "’t Hart", "t hart" },
    { "Baʿlabak", "balabak" },
    /* What nobody sees: no-width space, joiners, soft hyphen, directions, the mark of a file. */
    { "Jan\u200bsen", "jansen" },
    { "Jan\u00adsen", "jansen" },
    { "\u200eJan\u200f\u2060sen\ufeff", "jansen" },
    { "\u2067Jan\u2069", "jan" },
    { "Jan\u00a0Piet", "jan piet" },
    { "Jan\u202fPiet", "jan piet" },
    /* Arabic and Persian write the same letter otherwise. */
    { "علی", "علي" },
    { "على", "علي" },
    { "کریمی", "كريمي" },
    { "مـحـمـد", "محمد" },
    { "مُحَمَّد", "محمد" },
    { "أحمد", "احمد" },
    { "إبراهيم", "ابراهيم" },
    { "آدم", "ادم" },
    { "ٱلله", "الله" },
    { "فاطمة", "فاطمه" },
    { "فاطمہ", "فاطمه" },
    { "مي\u200cخواهم", "ميخواهم" },
    { "١٢٣", "123" },
    { "۱۲۳", "123" },
    { "१२३", "123" },
    { "１２", "12" },
    { "ﻋﻠﻲ", "علي" },
    /* Letters of other languages. */
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "ẞ", "ss" },
    { "Đorđević", "dordevic" },
    { "Æsir Œuvre", "aesir oeuvre" },
    { "İSTANBUL", "istanbul" },
    { "ĲSSEL", "ijssel" },
    { "Əliyev", "eliyev" },
    { "Ħal", "hal" },
    { "ﬁets", "fiets" },
    { "Ｊａｎ", "jan" },
    { "Фёдор", "федор" },
    { "ΣΩΚΡΑΤΗΣ", "σωκρατησ" },
    { "Σωκράτης", "σωκρατησ" },
    { "שָׁלוֹם", "שלומ" },
    /* A vowel of a script that writes it below the letter is a letter. */
    { "कमला", "कमला" },
    { "王伟", "王伟" },
    { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_fold (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

static void
test_squeeze (void)
{
  static const char *const rows[][2] = { { "V-123 456.7", "v1234567" },
                                         { "I000009", "i000009" },
                                         { "van den Berg", "vandenberg" },
                                         { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_squeeze (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

static void
test_numbers (void)
{
  const gint64 rows[] = { 0, 7, 10, -1, -905, 123456789, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, rows[i]);
      char buffer[REGIE_NUMBER_TEXT];

      g_assert_cmpstr (regie_number_format (rows[i], buffer), ==, wanted);
    }
}

static void
test_bsn (void)
{
  guint n = 0;

  g_assert_true (regie_text_is_bsn ("999999990"));
  g_assert_true (regie_text_is_bsn ("9999.99.990"));
  g_assert_false (regie_text_is_bsn ("999999991"));
  g_assert_false (regie_text_is_bsn ("000000000"));
  g_assert_false (regie_text_is_bsn ("99999999012"));
  g_assert_false (regie_text_is_bsn ("99999x990"));
  /* One in eleven passes. */
  for (guint i = 999000000; i < 999011000; i++)
    {
      char text[12];

      g_snprintf (text, sizeof text, "%u", i);
      n += regie_text_is_bsn (text);
    }
  g_assert_cmpuint (n, ==, 1000);
}

/* What nobody sees falls away at the ends of a text, and everywhere in a number. */
static void
test_unseen (void)
{
  static const char *const rows[][3] = {
    { "\u00a0 Selam\u202f", "Selam", "Selam" },
    { "\ufeff\u200e998800016\u00ad", "998800016", "998800016" },
    { "a\u00a0 b", "a\u00a0 b", "a b" },
    { "1\u200b2", "1\u200b2", "12" },
    { "\u2003\u3000\u200f", "", "" },
    { "\u0661\u0662", "\u0661\u0662", "12" },
    { "\u22123", "\u22123", "-3" },
    { "Ren\u00e9", "Ren\u00e9", "Ren\u00e9" },
    { "\t x \n", "x", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup (rows[i][0]);
      char buffer[REGIE_PLAIN_TEXT];

      g_assert_cmpstr (regie_text_trim (text), ==, rows[i][1]);
      g_assert_cmpstr (regie_text_plain (rows[i][0], buffer), ==, rows[i][2]);
    }
}

static void
test_digits (void)
{
  static const struct {
    const char *text;
    RegieDigits kind;
    const char *digits;
  } rows[] = {
    { "998800004", REGIE_DIGITS, "998800004" },
    { "9988.00.004", REGIE_DIGITS, "998800004" },
    { "998 800 004", REGIE_DIGITS, "998800004" },
    { "9,98800004E8", REGIE_DIGITS, "998800004" },
    { "9.98800004E+08", REGIE_DIGITS, "998800004" },
    { "9,988E+08", REGIE_DIGITS_LOST, NULL },
    { "998800004,00", REGIE_DIGITS, "998800004" },
    { "1,112223334E+09", REGIE_DIGITS, "1112223334" },
    { "12x", REGIE_DIGITS_NONE, NULL },
    { "", REGIE_DIGITS_NONE, NULL },
    { "E8", REGIE_DIGITS_NONE, NULL },
    { "12E3", REGIE_DIGITS_NONE, NULL },
    { "9,98,8E2", REGIE_DIGITS_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char digits[REGIE_PLAIN_TEXT];

      if (regie_text_read_digits (rows[i].text, digits) != rows[i].kind
          || (rows[i].digits != NULL && strcmp (digits, rows[i].digits) != 0))
        g_error ("“%s” is read as %s", rows[i].text, digits);
    }
}

/* A number that may be somebody's leaves no trace; another number stays, and so do the words. */
static void
test_without_bsn (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "geen nummer", "geen nummer" },
    { "BSN 999999990 is van hem", "BSN ••••••••• is van hem" },
    { "9999.99.990.", "•••••••••." },
    { "999999991 en 999999990", "999999991 en •••••••••" },
    { "x;999999990;y", "x;;y" },
    { "\"999999990\"\r\n", "\"\"\r\n" },
    { "9999999901", "9999999901" },
    { "A999999990", "A999999990" },
    { "999999990b", "999999990b" },
    { "06 1234 5678", "06 1234 5678" },
    { "999999990,999999990", "," },
    { "(999999990)", "(•••••••••)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_dup_without_bsn (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

/* Padded to nine digits; NULL when it is none. */
static void
test_dup_bsn (void)
{
  static const char *const rows[][2] = {
    { "99880001", NULL },
    { "999999990", "999999990" },
    { "9999 99 990", "999999990" },
    { "1234567", NULL },
    { "9999999900", NULL },
    { "", NULL },
    { "9,99999990E8", "999999990" },
    { "12345672", "012345672" },
    { "00000000", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_dup_bsn (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
      g_assert_cmpint (regie_text_is_bsn (rows[i][0]), ==, rows[i][1] != NULL);
    }
}

/* Days for people. */
static void
test_days (void)
{
  RegieDay today = day ("2026-11-23");
  static const struct {
    const char *iso, *brief, *medium, *whole;
  } rows[] = {
    { "2026-11-27", "Fri 27 Nov", "Fri 27 Nov 2026", "27 November 2026" },
    { "2026-01-01", "Thu 1 Jan", "Thu 1 Jan 2026", "1 January 2026" },
    { "2027-01-01", "1 Jan 2027", "Fri 1 Jan 2027", "1 January 2027" },
    { "2025-12-31", "31 Dec 2025", "Wed 31 Dec 2025", "31 December 2025" },
    { NULL, "–", "–", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay at = rows[i].iso != NULL ? day (rows[i].iso) : REGIE_DAY_NONE;
      g_autofree char *brief = regie_day_dup_short (at, today);
      g_autofree char *medium = regie_day_dup_medium (at);
      g_autofree char *whole = regie_day_dup_long (at);

      g_assert_cmpstr (brief, ==, rows[i].brief);
      g_assert_cmpstr (medium, ==, rows[i].medium);
      g_assert_cmpstr (whole, ==, rows[i].whole);
    }
}

static void
test_days_in_words (void)
{
  static const struct {
    int n;
    const char *late, *passed;
  } rows[] = {
    { 0, "today", "today" },           { 1, "tomorrow", "tomorrow" },
    { 2, "in 2 days", "in 2 days" },   { 40, "in 40 days", "in 40 days" },
    { -1, "1 day late", "1 day ago" }, { -7, "7 days late", "7 days ago" },
  };
  g_autofree char *never = regie_days_dup_words (REGIE_DAY_NONE, 20000, FALSE);

  g_assert_cmpstr (never, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *late = regie_days_dup_words (20000 + rows[i].n, 20000, FALSE);
      g_autofree char *passed = regie_days_dup_words (20000 + rows[i].n, 20000, TRUE);

      g_assert_cmpstr (late, ==, rows[i].late);
      g_assert_cmpstr (passed, ==, rows[i].passed);
    }
}

static void
test_month_names (void)
{
  static const struct {
    const char *word;
    int month;
  } rows[] = {
    { "januari", 1 }, { "jan", 1 }, { "janu", 1 },   { "mrt", 3 },     { "mar", 3 },  { "maa", 3 },
    { "mei", 5 },     { "may", 5 }, { "sept", 9 },   { "okt", 10 },    { "oct", 10 }, { "dec", 12 },
    { "ja", 0 },      { "", 0 },    { "januar", 0 }, { "maandag", 0 }, { "mai", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_month_find (rows[i].word) != rows[i].month)
      g_error ("%s: %d", rows[i].word, regie_month_find (rows[i].word));
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *brief = regie_text_fold (regie_month_short (month));
      g_autofree char *whole = regie_text_fold (regie_month_long (month));

      g_assert_cmpint (regie_month_find (brief), ==, month);
      g_assert_cmpint (regie_month_find (whole), ==, month);
    }
  g_assert_cmpstr (regie_weekday_short (1), ==, "Mon");
  g_assert_cmpstr (regie_weekday_short (7), ==, "Sun");
}

/* In JSON an amount stays what it is, whichever digits it has; a text hides what it hid before. */
static void
test_json_without_bsn (void)
{
  static const char *const rows[][2] = {
    { "{ \"waarde\" : 9999999.90, \"n\" : 999999990 }",
      "{ \"waarde\" : 9999999.90, \"n\" : 999999990 }" },
    { "[ \"999999990\", \"van 999999990 is\" ]", "[ \"\", \"van ••••••••• is\" ]" },
    { "{ \"a\\\"999999990\\\"b\" : 999999990 }", "{ \"a\\\"•••••••••\\\"b\" : 999999990 }" },
    { "{ \"einde\\\\\" : 999999990 }", "{ \"einde\\\\\" : 999999990 }" },
    { "\"niet af 999999990", "\"niet af •••••••••" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = regie_text_dup_json_without_bsn (rows[i][0]);

      g_assert_cmpstr (have, ==, rows[i][1]);
    }
}

TEST_SUITE (text)
{
  g_test_add_func ("/text/folds-names", test_fold);
  g_test_add_func ("/text/squeeze-leaves-the-spaces-out", test_squeeze);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/bsn-keeps-the-11-test", test_bsn);
  g_test_add_func ("/text/what-nobody-sees-falls-away", test_unseen);
  g_test_add_func ("/text/digits-that-a-spreadsheet-kept", test_digits);
  g_test_add_func ("/text/a-bsn-leaves-no-trace", test_without_bsn);
  g_test_add_func ("/text/an-amount-is-no-bsn", test_json_without_bsn);
  g_test_add_func ("/text/a-bsn-is-padded", test_dup_bsn);
  g_test_add_func ("/text/days-for-people", test_days);
  g_test_add_func ("/text/days-in-words", test_days_in_words);
  g_test_add_func ("/text/months-by-name", test_month_names);
}
