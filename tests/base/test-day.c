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

TEST_SUITE (day)
{
  g_test_add_func ("/day/agrees-with-the-calendar-for-240-years", test_every_day);
  g_test_add_func ("/day/counts-months-by-the-first-day", test_months);
}
