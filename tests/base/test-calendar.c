/* SPDX-License-Identifier: EUPL-1.2 */
/* The days on which a term cannot end. */
#include "days.h"
#include "regie-calendar.h"
#include "suite.h"

static RegieCalendar *
load_calendar (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "calendar.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_load (path, &error);
  RegieCalendar *calendar = regie_calendar_new (ini, &error);

  g_assert_no_error (error);
  return calendar;
}

/* Algemene termijnenwet, art. 1 and 3, and the decrees. */
static void
test_calendar (void)
{
  static const struct {
    const char *from, *to;
  } rows[] = {
    { "2026-04-03", "2026-04-07" }, { "2026-05-05", "2026-05-06" }, { "2026-01-02", "2026-01-05" },
    { "2025-04-28", "2025-04-28" }, { "2025-04-26", "2025-04-28" }, { "2027-04-27", "2027-04-28" },
    { "2026-12-25", "2026-12-28" }, { "2026-05-14", "2026-05-18" }, { "2026-05-25", "2026-05-26" },
    { "2027-05-06", "2027-05-10" }, { "2028-05-25", "2028-05-29" }, { "2031-04-26", "2031-04-28" },
    { "2026-02-16", "2026-02-16" }, /* Carnival Monday is a working day */
  };
  static const char *const easter[] = { "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16" };
  g_autoptr (RegieCalendar) calendar = load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_day (regie_calendar_roll (calendar, day (rows[i].from)), rows[i].to);
  for (guint i = 0; i < G_N_ELEMENTS (easter); i++)
    assert_day (regie_calendar_easter (2025 + i), easter[i]);
  g_assert_cmpstr (regie_calendar_holiday (calendar, day ("2026-04-27")), ==, "Koningsdag");
  g_assert_null (regie_calendar_holiday (calendar, day ("2026-04-28")));
  for (RegieDay d = day ("2020-01-01"); d < day ("2040-01-01"); d++)
    g_assert_cmpint (regie_calendar_roll (calendar, regie_calendar_roll (calendar, d)), ==,
                     regie_calendar_roll (calendar, d));
}

TEST_SUITE (calendar)
{
  g_test_add_func ("/calendar/rolls-over-holidays-and-decree-days", test_calendar);
}
