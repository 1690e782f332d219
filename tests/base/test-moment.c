/* SPDX-License-Identifier: EUPL-1.2 */
/* Moments of the database by the clock here. */
#include "regie-moment.h"
#include "suite.h"

static void
test_here (void)
{
  /* The 23rd nearly everywhere. */
  g_autoptr (GDateTime) then = regie_moment_here ("2026-11-23T10:30:00Z");
  g_autoptr (GDateTime) same = regie_moment_here ("2026-11-23T11:30:00+01:00");

  g_assert_nonnull (then);
  g_assert_true (g_date_time_equal (then, same));
  g_assert_cmpint (regie_moment_day (then), ==, regie_day_from_civil (2026, 11, 23));
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
