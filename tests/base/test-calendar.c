/* SPDX-License-Identifier: EUPL-1.2 */
/* The days on which a term cannot end. */
#include "days.h"
#include "regie-error.h"
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

/* Outside the table nothing is known, so nothing rolls. */
static void
test_ends_of_table (void)
{
  g_autoptr (RegieCalendar) calendar = load_calendar ();

  assert_day (regie_calendar_roll (calendar, day ("1989-12-25")), "1989-12-25");
  assert_day (regie_calendar_roll (calendar, day ("2120-01-01")), "2120-01-01");
  assert_day (regie_calendar_roll (calendar, day ("1990-01-01")), "1990-01-02");
  assert_day (regie_calendar_roll (calendar, day ("2119-12-31")), "2120-01-01");
  g_assert_null (regie_calendar_holiday (calendar, day ("2120-01-01")));
  g_assert_null (regie_calendar_holiday (calendar, day ("2026-11-22")));
  g_assert_cmpstr (regie_calendar_holiday (calendar, day ("2026-05-15")), ==, "gelijkgestelde dag");
  /* On a Sunday the King's Day is the day before. */
  g_assert_cmpstr (regie_calendar_holiday (calendar, day ("2025-04-26")), ==, "Koningsdag");
  g_assert_null (regie_calendar_holiday (calendar, day ("2025-04-27")));
}

static void
test_faults (void)
{
  static const struct {
    const char *text;
    guint line;
  } rows[] = {
    { "[gelijkgesteld]\n2026-05-15=x\n", 0 },
    { "[feestdagen]\nKerst=12-25\n", 0 },
    { "[feestdagen]\nKerst=\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKerst=25 december\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKerst=12-32\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKerst=12-25\nPasen=pasen+een\n[gelijkgesteld]\n", 3 },
    { "[feestdagen]\nPasen=pasen+1x\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKoning=04-27 maandag-1\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKoning=04-27 zondag-1 of zo\n[gelijkgesteld]\n", 2 },
    { "[feestdagen]\nKerst=12-25\n[gelijkgesteld]\n2026-05-15=x\n15-5-2026=x\n", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("calendar.ini", rows[i].text, -1, &error);
      g_autofree char *where = g_strdup_printf ("calendar.ini, line %u: ", rows[i].line);
      g_autoptr (RegieCalendar) calendar = NULL;

      g_assert_no_error (error);
      calendar = regie_calendar_new (ini, &error);
      g_assert_null (calendar);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, where))
        g_error ("row %u: %s", i, error->message);
    }
}

TEST_SUITE (calendar)
{
  g_test_add_func ("/calendar/rolls-over-holidays-and-decree-days", test_calendar);
  g_test_add_func ("/calendar/ends-of-the-table", test_ends_of_table);
  g_test_add_func ("/calendar/faults-are-said-with-their-line", test_faults);
}
