/* SPDX-License-Identifier: EUPL-1.2 */
/* Amounts as people type them. */
#include <string.h>

#include "regie-money.h"
#include "suite.h"

static void
test_money (void)
{
  static const struct {
    const char *text;
    gint64 cents;
  } good[] = {
    { "1234,50", 123450 },
    { "1.234,50", 123450 },
    { "1,234.50", 123450 },
    { "€ 1.234", 123400 },
    { "0,5", 50 },
    { "12", 1200 },
    { " 9,85 ", 985 },
    { "1.234.567", 123456700 },
    { "-3,20", -320 },
    { "6087.34", 608734 },
    { "€ 425,-", 42500 },
    { "425,\u2013", 42500 },
    { "38,-", 3800 },
    { "38,--", 3800 },
    { "159,75 €", 15975 },
    { "1\u00a0246,40", 124640 },
    { "1 246,40", 124640 },
    { "1\u202f246\u202f400,5", 124640050 },
    { "EUR 38,10", 3810 },
    { "38,10 euro", 3810 },
    { "€38,10", 3810 },
    { "\u221238,10", -3810 },
    { "38,10-", -3810 },
    { "(38,10)", -3810 },
    { "€ -38,10", -3810 },
    { "1'246,40", 124640 },
    { "426.20000000000005", 42620 },
    { "426.19999999999999", 42620 },
    { "12,5000", 1250 },
    { "€ -", 0 },
    { "\ufeff9,85", 985 },
  };
  static const char *const bad[] = { "",          "abc",      "426,195",       "1.426,195",
                                     "1,426.195", "0.195",    "4,26E+02",      "1.2.345",
                                     "12 34",     "€",        "1 24,60",       "1.2345,6",
                                     "1,2,3",     "1.2345",   "12,",           "1 2",
                                     "5e3",       "1.23.456", "9999999999999", NULL };
  gint64 cents;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *typed = NULL;

      g_assert_true (regie_money_parse (good[i].text, &cents));
      g_assert_cmpint (cents, ==, good[i].cents);
      typed = regie_money_dup_typed (cents);
      g_assert_true (regie_money_parse (typed, &cents));
      g_assert_cmpint (cents, ==, good[i].cents);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    if (regie_money_parse (bad[i], &cents))
      g_error ("“%s” counts as an amount", bad[i]);
}

static void
test_money_words (void)
{
  static const struct {
    gint64 cents;
    gboolean whole;
    const char *text;
  } rows[] = {
    { 123450, FALSE, "€ 1,234.50" },
    { 123449, TRUE, "€ 1,234" },
    { 123450, TRUE, "€ 1,235" },
    { 123400, FALSE, "€ 1,234.00" },
    { 5, TRUE, "€ 0" },
    { -320, FALSE, "−€ 3.20" },
    { 123456789, FALSE, "€ 1,234,567.89" },
    { -99950, TRUE, "−€ 1,000" },
    { 0, TRUE, "€ 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_money_dup (rows[i].cents, rows[i].whole);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* What is written is read back, of any size; and who asks no reason gets none. */
static void
test_money_back (void)
{
  const gint64 rows[] = { 0, 1, 99, 100, 123450, 100000000, -5, -123456 };
  gint64 kept = 42;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *typed = regie_money_dup_typed (rows[i]);
      gint64 cents = 7;

      g_assert_true (regie_money_parse (typed, &cents));
      g_assert_cmpint (cents, ==, rows[i]);
    }
  g_assert_false (regie_money_parse (NULL, &kept));
  g_assert_false (regie_money_parse ("426,195", &kept));
  g_assert_false (regie_money_parse ("", &kept));
  g_assert_cmpint (kept, ==, 42);
}

/* Rounded to nothing there is no minus left. */
static void
test_money_whole (void)
{
  static const struct {
    gint64 cents;
    const char *whole;
  } rows[] = {
    { 0, "€ 0" },    { 49, "€ 0" },         { 50, "€ 1" },         { -49, "€ 0" },
    { -50, "−€ 1" }, { 123449, "€ 1,234" }, { 123450, "€ 1,235" }, { 99999950, "€ 1,000,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *whole = regie_money_dup (rows[i].cents, TRUE);

      g_assert_cmpstr (whole, ==, rows[i].whole);
    }
}

TEST_SUITE (money)
{
  g_test_add_func ("/money/typed", test_money);
  g_test_add_func ("/money/words", test_money_words);
  g_test_add_func ("/money/is-read-back", test_money_back);
  g_test_add_func ("/money/whole", test_money_whole);
}
