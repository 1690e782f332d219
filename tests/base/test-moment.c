/* SPDX-License-Identifier: EUPL-1.2 */
/* Moments of the database by the clock here. */
#include "regie-moment.h"
#include "suite.h"

static void
test_here (void)
{
  g_autoptr (GDateTime) noon = regie_moment_here ("2026-11-23T12:00:00Z");
  g_autoptr (GDateTime) same = regie_moment_here ("2026-11-23T13:00:00+01:00");

  g_assert_nonnull (noon);
  g_assert_true (g_date_time_equal (noon, same));
  g_assert_cmpint (regie_moment_day (noon), ==, regie_day_from_civil (2026, 11, 23));
}

static void
test_nothing (void)
{
  g_assert_null (regie_moment_here (NULL));
  g_assert_null (regie_moment_here (""));
  g_assert_null (regie_moment_here ("gisteren"));
  g_assert_cmpint (regie_moment_day (NULL), ==, REGIE_DAY_NONE);
}

TEST_SUITE (moment)
{
  g_test_add_func ("/moment/here", test_here);
  g_test_add_func ("/moment/nothing", test_nothing);
}
