/* SPDX-License-Identifier: EUPL-1.2 */
/* Civil days as integers and the counting rules of Dutch administrative law that need no calendar
 * of holidays. */
#include "regie-day.h"

#include <stdlib.h>
#include <string.h>

static const guint8 month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static int
days_in_month (int year, int month)
{
  return month == 2 && g_date_is_leap_year (year) ? 29 : month_days[month - 1];
}

gboolean
regie_day_is_civil (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

/* The year is taken to begin in March, so that the leap day is its last: no table is needed. */
RegieDay
regie_day_from_civil (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int yoe = y - era * 400;
  int doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
regie_day_to_civil (RegieDay day, int *year, int *month, int *day_of_month)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;

  *day_of_month = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

int
regie_day_weekday (RegieDay day)
{
  return ((day + 3) % 7 + 7) % 7 + 1;
}

/* Reads 1 to MAX digits; moves *P behind them. */
static gboolean
read_number (const char **p, int max, int *value, int *digits)
{
  *value = 0;
  for (*digits = 0; g_ascii_isdigit (**p) && *digits < max; (*p)++, (*digits)++)
    *value = *value * 10 + (**p - '0');
  return *digits > 0 && !g_ascii_isdigit (**p);
}

gboolean
regie_day_parse (const char *text, RegieDay *day)
{
  int y, m, d, n;

  g_return_val_if_fail (day != NULL, FALSE);
  if (text == NULL || !read_number (&text, 4, &y, &n) || n != 4 || *text++ != '-'
      || !read_number (&text, 2, &m, &n) || n != 2 || *text++ != '-'
      || !read_number (&text, 2, &d, &n) || n != 2 || *text != '\0'
      || !regie_day_is_civil (y, m, d))
    return FALSE;
  *day = regie_day_from_civil (y, m, d);
  return TRUE;
}

const char *
regie_day_format (RegieDay day, char *buffer)
{
  int y, m, d;

  if (day == REGIE_DAY_NONE)
    return NULL;
  regie_day_to_civil (day, &y, &m, &d);
  buffer[0] = '0' + y / 1000 % 10;
  buffer[1] = '0' + y / 100 % 10;
  buffer[2] = '0' + y / 10 % 10;
  buffer[3] = '0' + y % 10;
  buffer[4] = buffer[7] = '-';
  buffer[5] = '0' + m / 10;
  buffer[6] = '0' + m % 10;
  buffer[8] = '0' + d / 10;
  buffer[9] = '0' + d % 10;
  buffer[10] = '\0';
  return buffer;
}

/* Periods of months are what the clock does most: they go by a table of the first days of
 * months. */
#define TABLE_FIRST_YEAR 1900
#define TABLE_MONTHS (300 * 12)

static RegieDay month_starts[TABLE_MONTHS + 1];

static void
fill_months (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (int i = 0; i <= TABLE_MONTHS; i++)
    month_starts[i] = regie_day_from_civil (TABLE_FIRST_YEAR + i / 12, i % 12 + 1, 1);
  g_once_init_leave (&filled, 1);
}

static G_GNUC_NO_INLINE void
shift_outside (RegieDay day, int months, RegieDay *first, RegieDay *last, int *at)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  m += y * 12 - 1 + months;
  *first = regie_day_from_civil (m / 12, m % 12 + 1, 1);
  *last = regie_day_from_civil ((m + 1) / 12, (m + 1) % 12 + 1, 1) - 1;
  *at = d - 1;
}

/* The first and last day of the month that lies MONTHS after that of DAY, and the place of DAY's
 * number in it, from 0; it may lie behind the last. */
static inline void
shift (RegieDay day, int months, RegieDay *first, RegieDay *last, int *at)
{
  int i;

  fill_months ();
  if (G_UNLIKELY (day < month_starts[0] || day >= month_starts[TABLE_MONTHS]))
    return shift_outside (day, months, first, last, at);
  /* 400 years have 146,097 days; the mean length of a month finds the month, or the one beside
   * it. */
  i = (day - month_starts[0]) * 4800 / 146097;
  i += day >= month_starts[i + 1];
  i -= day < month_starts[i];
  if (G_UNLIKELY (i + months < 0 || i + months >= TABLE_MONTHS))
    return shift_outside (day, months, first, last, at);
  *first = month_starts[i + months];
  *last = month_starts[i + months + 1] - 1;
  *at = day - month_starts[i];
}

RegieDay
regie_day_last_day (RegieDay first, int months)
{
  RegieDay first_day, last_day;
  int at;

  shift (first, months, &first_day, &last_day, &at);
  return MIN (first_day + at - 1, last_day);
}

RegieDay
regie_day_end_after (RegieDay event, int months)
{
  return regie_day_last_day (event + 1, months);
}

RegieDay
regie_day_extend (RegieDay end, int months)
{
  return regie_day_last_day (end + 1, months);
}

RegieDay
regie_day_first_day (RegieDay end, int months)
{
  RegieDay first_day, last_day;
  int at;

  shift (end + 1, -months, &first_day, &last_day, &at);
  return MIN (first_day + at, last_day + 1);
}

RegieDay
regie_day_add_months (RegieDay day, int months)
{
  RegieDay first_day, last_day;
  int at;

  shift (day, months, &first_day, &last_day, &at);
  return MIN (first_day + at, last_day);
}

gboolean
regie_day_end_readings (RegieDay event, int months, RegieDay *end, RegieDay *other)
{
  RegieDay first_day, last_day;
  int at;

  g_return_val_if_fail (end != NULL && other != NULL, FALSE);
  shift (event + 1, months, &first_day, &last_day, &at);
  *end = *other = MIN (first_day + at - 1, last_day);
  /* They can differ only when EVENT ends its month. */
  if (G_UNLIKELY (at == 0))
    *other = regie_day_add_months (event, months);
  return *other != *end;
}

char *
regie_day_dup_partial_typed (const char *iso)
{
  g_auto (GStrv) parts = g_strsplit (iso != NULL ? iso : "", "-", 3);
  int m = g_strv_length (parts) == 3 ? atoi (parts[1]) : 0;
  int d = m > 0 ? atoi (parts[2]) : 0;

  if (d > 0)
    return g_strdup_printf ("%d-%d-%s", d, m, parts[0]);
  return m > 0 ? g_strdup_printf ("%d-%s", m, parts[0])
               : g_strdup (parts[0] != NULL ? parts[0] : "");
}
