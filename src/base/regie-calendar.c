/* SPDX-License-Identifier: EUPL-1.2 */
/* The days off of every year, computed once from Easter, the fixed holidays and the royal decrees,
 * into a table with a bit for each day. */
#include "regie-calendar.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "regie-error.h"

#define FIRST_YEAR 1990
#define LAST_YEAR 2119

struct _RegieCalendar {
  RegieDay first, last;
  guint8 *roll;      /* days to add, per day from FIRST on */
  GHashTable *names; /* day → name */
};

void
regie_calendar_free (RegieCalendar *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self->roll);
  g_free (self);
}

/* The Gregorian computus: Easter Sunday of YEAR. */
RegieDay
regie_calendar_easter (int year)
{
  int a = year % 19;
  int b = year / 100;
  int c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  return regie_day_from_civil (year, n / 31, n % 31 + 1);
}

static void
add_day (RegieCalendar *self, RegieDay day, const char *name)
{
  g_hash_table_insert (self->names, GINT_TO_POINTER (day), g_strdup (name));
}

/* "pasen", "pasen-2", "pasen+39", "01-01" or "04-27 zondag-1": on another day when it falls on a
 * Sunday. */
/* What stands behind a day of the year: nothing, or how far it moves from a Sunday. */
static gboolean
read_moved (const char *text, int *moved)
{
  int used = 0;

  return *text == '\0' || (sscanf (text, " zondag%d%n", moved, &used) == 1 && text[used] == '\0');
}

static gboolean
add_holiday (RegieCalendar *self, const char *name, const char *rule)
{
  int month, day;
  int offset = 0;
  int used = 0;
  int moved = 0;
  gboolean easter = g_str_has_prefix (rule, "pasen");

  if (easter)
    {
      if (rule[5] != '\0'
          && (sscanf (rule + 5, "%d%n", &offset, &used) != 1 || rule[5 + used] != '\0'))
        return FALSE;
    }
  else if (sscanf (rule, "%2d-%2d%n", &month, &day, &used) != 2
           || !regie_day_is_civil (2000, month, day) || !read_moved (rule + used, &moved))
    return FALSE;

  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    {
      RegieDay at;

      if (!easter && !regie_day_is_civil (year, month, day))
        continue;
      at = easter ? regie_calendar_easter (year) + offset : regie_day_from_civil (year, month, day);
      add_day (self, !easter && regie_day_weekday (at) == 7 ? at + moved : at, name);
    }
  return TRUE;
}

RegieCalendar *
regie_calendar_new (RegieIni *ini, GError **error)
{
  g_autoptr (RegieCalendar) self = g_new0 (RegieCalendar, 1);
  g_auto (GStrv) holidays = g_key_file_get_keys (ini->keys, "feestdagen", NULL, NULL);
  g_auto (GStrv) equated = g_key_file_get_keys (ini->keys, "gelijkgesteld", NULL, NULL);
  guint8 ahead = 0;

  self->first = regie_day_from_civil (FIRST_YEAR, 1, 1);
  self->last = regie_day_from_civil (LAST_YEAR, 12, 31);
  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  if (holidays == NULL || equated == NULL)
    {
      regie_ini_fault (ini, error, holidays == NULL ? "feestdagen" : "gelijkgesteld", NULL,
                       _("this section is missing"));
      return NULL;
    }
  for (guint i = 0; holidays[i] != NULL; i++)
    {
      g_autofree char *rule = regie_ini_dup (ini, "feestdagen", holidays[i]);

      if (rule == NULL || !add_holiday (self, holidays[i], rule))
        {
          regie_ini_fault (
            ini, error, "feestdagen", holidays[i],
            _("expected mm-dd, mm-dd zondag-1 or pasen with an offset such as pasen+39"));
          return NULL;
        }
    }
  for (guint i = 0; equated[i] != NULL; i++)
    {
      g_autofree char *name = regie_ini_dup (ini, "gelijkgesteld", equated[i]);
      RegieDay day;

      if (!regie_day_parse (equated[i], &day))
        {
          regie_ini_fault (ini, error, "gelijkgesteld", equated[i],
                           _("expected a date such as 2026-05-15"));
          return NULL;
        }
      if (!g_hash_table_contains (self->names, GINT_TO_POINTER (day)))
        add_day (self, day, name != NULL ? name : equated[i]);
    }

  self->roll = g_new (guint8, self->last - self->first + 1);
  for (RegieDay day = self->last; day >= self->first; day--)
    {
      gboolean off = regie_day_weekday (day) >= 6
                     || g_hash_table_contains (self->names, GINT_TO_POINTER (day));

      self->roll[day - self->first] = ahead = off ? ahead + 1 : 0;
    }
  return g_steal_pointer (&self);
}

RegieDay
regie_calendar_roll (const RegieCalendar *self, RegieDay day)
{
  g_return_val_if_fail (self != NULL, REGIE_DAY_NONE);
  if (G_UNLIKELY (day < self->first || day > self->last))
    return day;
  return day + self->roll[day - self->first];
}

const char *
regie_calendar_holiday (const RegieCalendar *self, RegieDay day)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->names, GINT_TO_POINTER (day));
}
