/* SPDX-License-Identifier: EUPL-1.2 */
/* Moments are kept in UTC and read by the clock here. */
#include "regie-moment.h"

GDateTime *
regie_moment_here (const char *at)
{
  g_autoptr (GDateTime) utc = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

RegieDay
regie_moment_day (GDateTime *here)
{
  return here != NULL
           ? regie_day_from_civil (g_date_time_get_year (here), g_date_time_get_month (here),
                                   g_date_time_get_day_of_month (here))
           : REGIE_DAY_NONE;
}
