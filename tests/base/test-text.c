/* SPDX-License-Identifier: EUPL-1.2 */
/* What search and recognising compare, and numbers that are names. */
#include <string.h>

#include "regie-text.h"
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

TEST_SUITE (text)
{
  g_test_add_func ("/text/folds-names", test_fold);
  g_test_add_func ("/text/squeeze-leaves-the-spaces-out", test_squeeze);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/bsn-keeps-the-11-test", test_bsn);
  g_test_add_func ("/text/what-nobody-sees-falls-away", test_unseen);
  g_test_add_func ("/text/digits-that-a-spreadsheet-kept", test_digits);
}
