/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads a weekly rhythm, and finds the hours that clash in it. */
#include "regie-week.h"

#include <string.h>

#define DAY_MINUTES (24 * 60)

static int
find_weekday (const char *text)
{
  static const char *const names[][4] = {
    { "ma", "maandag", "mon", "monday" },     { "di", "dinsdag", "tue", "tuesday" },
    { "wo", "woensdag", "wed", "wednesday" }, { "do", "donderdag", "thu", "thursday" },
    { "vr", "vrijdag", "fri", "friday" },     { "za", "zaterdag", "sat", "saturday" },
    { "zo", "zondag", "sun", "sunday" },
  };

  for (guint day = 0; day < G_N_ELEMENTS (names); day++)
    for (guint i = 0; i < 4; i++)
      if (g_ascii_strcasecmp (names[day][i], text) == 0)
        return day;
  return -1;
}

static gboolean
read_number (const char **p, int most, int *number)
{
  int digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (**p) && digits < 2; (*p)++, digits++)
    *number = *number * 10 + (**p - '0');
  return digits > 0 && *number <= most;
}

/* "9", "9:30", "9.30" or "09u30". */
static gboolean
read_time (const char **p, int *minutes)
{
  int hours;
  int rest = 0;

  if (!read_number (p, 24, &hours))
    return FALSE;
  if (**p == ':' || **p == '.' || **p == 'u')
    {
      const char *before = *p;

      (*p)++;
      if (*before != 'u' || g_ascii_isdigit (**p))
        {
          if (!g_ascii_isdigit ((*p)[0]) || !g_ascii_isdigit ((*p)[1])
              || !read_number (p, 59, &rest))
            return FALSE;
        }
    }
  *minutes = hours * 60 + rest;
  return *minutes <= DAY_MINUTES;
}

static const char *
skip_dash (const char *p)
{
  while (*p == ' ')
    p++;
  if (g_str_has_prefix (p, "–"))
    p += strlen ("–");
  else if (*p == '-')
    p++;
  else
    return NULL;
  while (*p == ' ')
    p++;
  return p;
}

/* "ma", "ma-vr" or "ma/do" up to the first digit: the days as bits, 0 when they are not
 * understood. */
static guint
read_days (const char *text, gsize length)
{
  g_autofree char *words = g_strstrip (g_strndup (text, length));
  g_auto (GStrv) parts = g_strsplit_set (words, "/+ ", -1);
  guint days = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "-", 2);
      int first, last;

      if (*parts[i] == '\0' || strcmp (parts[i], "en") == 0)
        continue;
      first = find_weekday (ends[0]);
      last = ends[1] != NULL ? find_weekday (ends[1]) : first;
      if (first < 0 || last < first)
        return 0;
      for (int day = first; day <= last; day++)
        days |= 1u << day;
    }
  return days;
}

static gboolean
read_part (const char *part, guint line, int travel, GArray *slots)
{
  gsize head = strcspn (part, "0123456789");
  const char *p = part + head;
  guint days = read_days (part, head);
  RegieSlot slot = { .line = line, .travel = travel };

  if (days == 0 || !read_time (&p, &slot.from) || (p = skip_dash (p)) == NULL
      || !read_time (&p, &slot.until) || p[strspn (p, " u")] != '\0' || slot.until <= slot.from)
    return FALSE;
  for (slot.weekday = 0; slot.weekday < 7; slot.weekday++)
    if (days >> slot.weekday & 1)
      g_array_append_val (slots, slot);
  return TRUE;
}

gboolean
regie_week_parse (const char *text, guint line, int travel, GArray *slots, char **fault)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;\n", -1);
  guint before = slots->len;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !read_part (parts[i], line, travel, slots))
      {
        g_array_set_size (slots, before);
        if (fault != NULL)
          *fault = g_strdup (parts[i]);
        return FALSE;
      }
  return TRUE;
}

double
regie_week_hours (const GArray *slots, guint line)
{
  int minutes = 0;

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, RegieSlot, i).line == line)
      minutes += g_array_index (slots, RegieSlot, i).until
                 - g_array_index (slots, RegieSlot, i).from;
  return minutes / 60.0;
}

gboolean
regie_slots_clash (const RegieSlot *a, const RegieSlot *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->line != b->line && a->weekday == b->weekday
         && a->from - a->travel < b->until + b->travel
         && b->from - b->travel < a->until + a->travel;
}

int
regie_week_uncovered (const GArray *slots, const RegieSlot *slot, guint64 lines)
{
  int missing = 0;

  g_return_val_if_fail (slot != NULL, 0);
  for (int minute = slot->from - slot->travel; minute < slot->until + slot->travel; minute++)
    {
      gboolean covered = FALSE;

      for (guint i = 0; i < slots->len && !covered; i++)
        {
          const RegieSlot *other = &g_array_index (slots, RegieSlot, i);

          covered = other->line < 64 && lines >> other->line & 1 && other->weekday == slot->weekday
                    && other->from <= minute && minute < other->until;
        }
      missing += !covered;
    }
  return missing;
}

guint
regie_week_days_alike (const GArray *slots, guint at)
{
  const RegieSlot *slot = &g_array_index (slots, RegieSlot, at);
  guint days = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *other = &g_array_index (slots, RegieSlot, i);

      if (other->from != slot->from || other->until != slot->until)
        continue;
      if (i < at)
        return 0;
      days |= 1u << other->weekday;
    }
  return days;
}

RegieDay
regie_week_first (guint days, RegieDay from, RegieDay until)
{
  for (RegieDay day = from; day < from + 7; day++)
    if (days >> (regie_day_weekday (day) - 1) & 1)
      return until == REGIE_DAY_NONE || day <= until ? day : REGIE_DAY_NONE;
  return REGIE_DAY_NONE;
}

char *
regie_minutes_dup (int minutes)
{
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}
