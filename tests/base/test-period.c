/* SPDX-License-Identifier: EUPL-1.2 */
/* Months, quarters and years, and hours as spreadsheets hold them. */
#include <string.h>

#include "days.h"
#include "regie-period.h"
#include "suite.h"

static void
test_periods (void)
{
  static const struct {
    const char *text, *want, *from, *until;
  } rows[] = {
    { "2026-10", "2026-10", "2026-10-01", "2026-10-31" },
    { "10-2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "Oktober 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt-26", "2026-10", "2026-10-01", "2026-10-31" },
    { "okt '26", "2026-10", "2026-10-01", "2026-10-31" },
    { "Oct26", "2026-10", "2026-10-01", "2026-10-31" },
    { "2026 oktober", "2026-10", "2026-10-01", "2026-10-31" },
    { "maand oktober van 2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "202610", "2026-10", "2026-10-01", "2026-10-31" },
    { "2026M10", "2026-10", "2026-10-01", "2026-10-31" },
    { "10/26", "2026-10", "2026-10-01", "2026-10-31" },
    { "oktober\u00a02026", "2026-10", "2026-10-01", "2026-10-31" },
    { "3e kwartaal 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "derde kwartaal van 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "kwartaal 3 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "2026Q3", "2026-K3", "2026-07-01", "2026-09-30" },
    { "Q3-26", "2026-K3", "2026-07-01", "2026-09-30" },
    { "3rd quarter of 2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "1-10-2026 t/m 31-10-2026", "2026-10", "2026-10-01", "2026-10-31" },
    { "1-7-2026 - 30-9-2026", "2026-K3", "2026-07-01", "2026-09-30" },
    { "jaar 2026", "2026", "2026-01-01", "2026-12-31" },
    { "mrt. 2026", "2026-03", "2026-03-01", "2026-03-31" },
    { "feb 2028", "2028-02", "2028-02-01", "2028-02-29" },
    { "2026-K4", "2026-K4", "2026-10-01", "2026-12-31" },
    { "Q1 2027", "2027-K1", "2027-01-01", "2027-03-31" },
    { "2026", "2026", "2026-01-01", "2026-12-31" },
    { "13-2026", NULL, NULL, NULL },
    { "2026-K5", NULL, NULL, NULL },
    { "oktober", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "1-10-2026", NULL, NULL, NULL },
    { "10-12", NULL, NULL, NULL },
    { "5e kwartaal 2026", NULL, NULL, NULL },
    { "1-10-2026 t/m 15-10-2026", NULL, NULL, NULL },
    { "oktober november", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegiePeriod period;
      char text[REGIE_PERIOD_TEXT];

      g_assert_cmpint (regie_period_parse (rows[i].text, &period), ==, rows[i].want != NULL);
      if (rows[i].want == NULL)
        continue;
      g_assert_cmpstr (regie_period_format (period, text), ==, rows[i].want);
      assert_day (period.from, rows[i].from);
      assert_day (period.until, rows[i].until);
      for (int n = -30; n < 30; n++) /* periods follow each other without a day between them */
        g_assert_cmpint (regie_period_later (period, n).until + 1, ==,
                         regie_period_later (period, n + 1).from);
      g_assert_cmpint (regie_period_of (period.until, period.rhythm).from, ==, period.from);
    }
}

/* What does not say its year is the last that began. */
static void
test_near_periods (void)
{
  static const struct {
    const char *text, *want;
  } rows[] = {
    { "oktober", "2026-10" },     { "december", "2025-12" },  { "Q3", "2026-K3" },
    { "4e kwartaal", "2026-K4" }, { "5-11-2026", "2026-11" }, { "46296", "2026-10" },
    { "2026-02", "2026-02" },     { "herfst", NULL },         { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegiePeriod period;
      char text[REGIE_PERIOD_TEXT];

      g_assert_cmpint (regie_period_parse_near (rows[i].text, day ("2026-11-23"), &period), ==,
                       rows[i].want != NULL);
      if (rows[i].want != NULL)
        g_assert_cmpstr (regie_period_format (period, text), ==, rows[i].want);
    }
}

static void
test_hours (void)
{
  static const struct {
    const char *text;
    int minutes;
    gboolean said;
  } rows[] = {
    { "12", 720 },
    { "0", 0 },
    { "12,5", 750 },
    { "12.5", 750 },
    { "7,25", 435 },
    { "1:30", 90 },
    { "1u30", 90 },
    { "2u", 120 },
    { "1:30:00", 90 },
    { "90 min", 90 },
    { "90min", 90 },
    { "1.234", -1, TRUE },
    { "1,234", -1, TRUE },
    { "1.234,50", -1, TRUE },
    { "-3", -1, TRUE },
    { "1:75", -1, TRUE },
    { "99999", -1, TRUE },
    { "veel", -1 },
    { "", -1 },
    { "12 x", -1 },
    { "=A1", -1 },
    { "1,5 uur", 90 },
    { "1,5u", 90 },
    { "2 uur", 120 },
    { "2 uren", 120 },
    { "1.5 h", 90 },
    { "1 uur 30", 90 },
    { "1 uur en 30 minuten", 90 },
    { "1u30m", 90 },
    { "90 minuten", 90 },
    { "1:30 uur", 90 },
    { "12\u00a0uur", 720 },
    { "-", 0 },
    { "\u2013", 0 },
    { "\u2014", 0 },
    { "12 UUR", 720 },
    { "0,0625", -1, TRUE },
    { "0,1041666667", -1, TRUE },
    { "0,125", -1, TRUE },
    { "1,33333", -1, TRUE },
    { "12,500", -1, TRUE },
    { "1u75", -1 },
    { "1 uur 90 minuten", -1 },
    { "2 lessen", -1 },
    { "1e3", -1 },
    { "0x10", -1 },
    { "nan", -1 },
    { "12,", 720 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int minutes = -1;
      const char *reason;

      if (regie_minutes_parse (rows[i].text, &minutes, &reason) != (rows[i].minutes >= 0)
          || minutes != rows[i].minutes || (reason != NULL) != rows[i].said)
        g_error ("“%s” gives %d (%s)", rows[i].text, minutes, reason);
    }
}

static void
test_labels (void)
{
  static const struct {
    const char *text, *label;
  } rows[] = {
    { "2026-10", "October 2026" },
    { "2026-K4", "quarter 4 of 2026" },
    { "2026", "2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegiePeriod period;
      char text[REGIE_PERIOD_TEXT];
      g_autofree char *label = NULL;

      g_assert_true (regie_period_parse (rows[i].text, &period));
      label = regie_period_dup_label (period);
      g_assert_cmpstr (label, ==, rows[i].label);
      g_assert_cmpstr (regie_period_format (period, text), ==, rows[i].text);
    }
}

/* N periods later is N times one later, and back again where it began. */
static void
test_later (void)
{
  static const RegieRhythm rhythms[] = { REGIE_PERIOD_MONTH, REGIE_PERIOD_QUARTER,
                                         REGIE_PERIOD_YEAR };

  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      RegiePeriod first = regie_period_of (day ("2026-11-23"), rhythms[i]);
      RegiePeriod at = first;

      g_assert_cmpint (first.from, <=, day ("2026-11-23"));
      g_assert_cmpint (first.until, >=, day ("2026-11-23"));
      for (int n = 1; n <= 30; n++)
        {
          RegiePeriod next = regie_period_later (at, 1);

          g_assert_cmpint (next.from, ==, at.until + 1);
          at = next;
          g_assert_cmpint (regie_period_later (first, n).from, ==, at.from);
          g_assert_cmpint (regie_period_later (at, -n).until, ==, first.until);
        }
    }
}

/* Hours in words, and a day's part that is none. */
static void
test_hours_words (void)
{
  static const struct {
    int minutes;
    const char *words;
  } rows[] = { { 0, "0" },     { 60, "1" },   { 720, "12" },  { 450, "7.5" },
               { 15, "0.25" }, { 90, "1.5" }, { 50, "0.83" }, { 6, "0.1" } };
  static const char *const parts[] = { "0,0625", "0.041666667", "0,500000" };
  static const char *const wholes[] = { "0,5", "0,25", "1,0625", "0", "", "0,06x5", "0:30" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = regie_minutes_dup_hours (rows[i].minutes);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (regie_minutes_is_part_of_day (parts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (regie_minutes_is_part_of_day (wholes[i]))
      g_error ("%s is no part of a day", wholes[i]);
}

TEST_SUITE (period)
{
  g_test_add_func ("/period/reads-what-people-write", test_periods);
  g_test_add_func ("/period/without-a-year-is-the-last-that-began", test_near_periods);
  g_test_add_func ("/period/hours-of-a-spreadsheet", test_hours);
  g_test_add_func ("/period/labels", test_labels);
  g_test_add_func ("/period/later-and-back", test_later);
  g_test_add_func ("/period/hours-in-words", test_hours_words);
}
