/* SPDX-License-Identifier: EUPL-1.2 */
/* Days and months, against the calendar of GLib. */
#include "days.h"
#include "suite.h"

/* Against GDate, for every day of 240 years. */
static void
test_every_day (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1900);
  RegieDay at = day ("1900-01-01");

  for (; g_date_get_year (date) < 2140; g_date_add_days (date, 1), at++)
    {
      int y, m, d;

      regie_day_to_civil (at, &y, &m, &d);
      g_assert_cmpint (y, ==, g_date_get_year (date));
      g_assert_cmpint (m, ==, g_date_get_month (date));
      g_assert_cmpint (d, ==, g_date_get_day (date));
      g_assert_cmpint (regie_day_from_civil (y, m, d), ==, at);
      g_assert_cmpint (regie_day_weekday (at), ==, g_date_get_weekday (date));
    }
}

/* The S rule: N months from the first day, and its inverse. */
static void
test_months (void)
{
  static const struct {
    const char *event;
    int months;
    const char *end;
  } rows[] = {
    { "2023-03-15", 36, "2026-03-15" }, { "2025-02-28", 36, "2028-02-29" },
    { "2023-08-30", 18, "2025-02-28" }, { "2022-01-03", 36, "2025-01-03" },
    { "2026-08-31", 6, "2027-02-28" },  { "2026-08-31", 18, "2028-02-29" },
    { "2024-02-29", 12, "2025-02-28" }, { "2025-12-31", 2, "2026-02-28" },
    { "2026-01-12", 3, "2026-04-12" },  { "2026-05-12", 60, "2031-05-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_day (regie_day_end_after (day (rows[i].event), rows[i].months), rows[i].end);
  assert_day (regie_day_extend (day ("2026-03-15"), 6), "2026-09-15");
  assert_day (regie_day_first_day (day ("2027-08-31"), 6), "2027-03-01");
  assert_day (regie_day_first_day (day ("2027-07-04"), 6), "2027-01-05");
  assert_day (regie_day_first_day (day ("2026-08-30"), 6), "2026-03-01");
  assert_day (regie_day_add_months (day ("2027-08-31"), -6), "2027-02-28");
  for (RegieDay end = day ("2026-01-01"); end < day ("2029-01-01"); end++)
    for (int months = 1; months < 40; months++)
      {
        RegieDay first = regie_day_first_day (end, months);

        g_assert_cmpint (regie_day_last_day (first, months), >=, end);
        g_assert_cmpint (regie_day_last_day (first - 1, months), <=, end);
      }
}

/* Only ISO, whole and existing; other text leaves what was there. */
static void
test_iso (void)
{
  static const char *const bad[] = { "",           "2026-2-1",   "2026-02-30",  "2026-13-01",
                                     "2026-00-10", "2026-01-00", "2026-11-23 ", " 2026-11-23",
                                     "23-11-2026", "2026/11/23", "20261123",    "2026-11-2x",
                                     "1900-02-29", "2026-11-231" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      RegieDay value = 7;

      if (regie_day_parse (bad[i], &value))
        g_error ("%s was read", bad[i]);
      g_assert_cmpint (value, ==, 7);
    }
  assert_day (day ("2000-02-29"), "2000-02-29");
  assert_day (0, "1970-01-01");
  assert_day (-1, "1969-12-31");
  assert_day (REGIE_DAY_NONE, NULL);
  g_assert_true (regie_day_is_civil (2024, 2, 29));
  g_assert_false (regie_day_is_civil (2023, 2, 29));
  g_assert_false (regie_day_is_civil (2023, 0, 1));
  g_assert_false (regie_day_is_civil (2023, 4, 31));
}

/* The two readings of the law: counted by the first day, and by the same day number. */
static void
test_readings (void)
{
  static const struct {
    const char *event;
    int months;
    const char *end, *other; /* OTHER is NULL: they agree */
  } rows[] = {
    { "2023-03-15", 36, "2026-03-15", NULL },
    { "2025-02-28", 36, "2028-02-29", "2028-02-28" },
    { "2023-08-31", 6, "2024-02-29", NULL },
    { "2024-02-29", 12, "2025-02-28", NULL },
    { "2026-04-30", 1, "2026-05-31", "2026-05-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieDay end, other;

      g_assert_cmpint (regie_day_end_readings (day (rows[i].event), rows[i].months, &end, &other),
                       ==, rows[i].other != NULL);
      assert_day (end, rows[i].end);
      assert_day (other, rows[i].other != NULL ? rows[i].other : rows[i].end);
      g_assert_cmpint (end, ==, regie_day_end_after (day (rows[i].event), rows[i].months));
      g_assert_cmpint (other, ==, regie_day_add_months (day (rows[i].event), rows[i].months));
    }
}

/* Months are counted from a table; before and after it by reckoning, and the same. */
static void
test_far_months (void)
{
  static const struct {
    const char *from;
    int months;
    const char *to;
  } rows[] = {
    { "1700-01-31", 1, "1700-02-28" },         { "1600-01-31", 1, "1600-02-29" },
    { "2499-12-31", 2, "2500-02-28" },         { "2026-11-23", 12 * 500, "2526-11-23" },
    { "2026-11-23", -12 * 300, "1726-11-23" }, { "1750-03-31", -1, "1750-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_day (regie_day_add_months (day (rows[i].from), rows[i].months), rows[i].to);
  assert_day (regie_day_last_day (day ("1700-01-31"), 1), "1700-02-28");
  assert_day (regie_day_last_day (day ("2500-01-01"), 12), "2500-12-31");
}

TEST_SUITE (day)
{
  g_test_add_func ("/day/agrees-with-the-calendar-for-240-years", test_every_day);
  g_test_add_func ("/day/counts-months-by-the-first-day", test_months);
  g_test_add_func ("/day/iso-and-nothing-else", test_iso);
  g_test_add_func ("/day/two-readings-of-a-term", test_readings);
  g_test_add_func ("/day/months-far-away", test_far_months);
}
