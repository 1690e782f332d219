/* SPDX-License-Identifier: EUPL-1.2 */
/* Which backups are kept. */
#include "regie-rotate.h"

typedef int (*PeriodFunc) (GDateTime *at);

static int
find_day (GDateTime *at)
{
  return g_date_time_get_year (at) * 1000 + g_date_time_get_day_of_year (at);
}

static int
find_week (GDateTime *at)
{
  return g_date_time_get_week_numbering_year (at) * 100 + g_date_time_get_week_of_year (at);
}

static int
find_month (GDateTime *at)
{
  return g_date_time_get_year (at) * 100 + g_date_time_get_month (at);
}

/* The first of each of so many periods stays. */
static void
keep (RegieRotated *backups, guint n, PeriodFunc find_period, guint periods)
{
  int last = 0;

  for (guint i = 0; i < n && periods > 0; i++)
    {
      int period = find_period (backups[i].at);

      if (!backups[i].is_readable || period == last)
        continue;
      backups[i].stays = TRUE;
      last = period;
      periods--;
    }
}

void
regie_rotate (RegieRotated *backups, guint n)
{
  gboolean has_good = FALSE;

  for (guint i = 0; i < n; i++)
    {
      backups[i].stays = !backups[i].is_readable || (backups[i].is_good && !has_good);
      has_good = has_good || backups[i].is_good;
    }
  keep (backups, n, find_day, REGIE_ROTATE_DAYS);
  keep (backups, n, find_week, REGIE_ROTATE_WEEKS);
  keep (backups, n, find_month, REGIE_ROTATE_MONTHS);
}
