/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-period.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

/* More hours than this are in no report about one person. */
#define MOST_MINUTES (2000 * 60)

static RegiePeriod
make (int year, int month, int months)
{
  RegieDay from = regie_day_from_civil (year, month, 1);

  return (RegiePeriod) { months == 1 ? REGIE_PERIOD_MONTH : months == 3 ? REGIE_PERIOD_QUARTER : REGIE_PERIOD_YEAR, from,
                         regie_day_last_day (from, months) };
}

/* The month that WORD names, whole or by its first letters, in Dutch or English; 0 when none. */
static int
month_of (const char *word)
{
  static const char *const names[][3] = {
    { "januari", "january", "jan" }, { "februari", "february", "feb" }, { "maart", "march", "mrt" }, { "april", "april", "apr" },
    { "mei", "may", "mei" }, { "juni", "june", "jun" }, { "juli", "july", "jul" }, { "augustus", "august", "aug" },
    { "september", "september", "sep" }, { "oktober", "october", "okt" }, { "november", "november", "nov" }, { "december", "december", "dec" },
  };

  for (int i = 0; i < 12; i++)
    for (guint k = 0; k < 3; k++)
      if (strcmp (word, names[i][k]) == 0 || (strlen (word) >= 3 && k < 2 && strlen (word) <= 4 && g_str_has_prefix (names[i][k], word)))
        return i + 1;
  return 0;
}

static int
number_of (const char *word)
{
  gint64 number;

  return g_ascii_string_to_signed (word, 10, 1, 9999, &number, NULL) ? (int) number : 0;
}

/* "k4" or "q4". */
static int
quarter_of (const char *word)
{
  return (word[0] == 'k' || word[0] == 'q') && word[1] >= '1' && word[1] <= '4' && word[2] == '\0' ? word[1] - '0' : 0;
}

gboolean
regie_period_parse (const char *text, RegiePeriod *self)
{
  g_autofree char *folded = regie_text_fold (text != NULL ? text : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);
  int a = n > 0 ? number_of (words[0]) : 0, b = n > 1 ? number_of (words[1]) : 0;

  if (n == 1 && a >= 1990 && a < 2200)
    *self = make (a, 1, 12);
  else if (n != 2)
    return FALSE;
  else if (a >= 1990 && a < 2200 && b >= 1 && b <= 12)
    *self = make (a, b, 1);
  else if (b >= 1990 && b < 2200 && a >= 1 && a <= 12)
    *self = make (b, a, 1);
  else if (b >= 1990 && b < 2200 && month_of (words[0]) > 0)
    *self = make (b, month_of (words[0]), 1);
  else if (a >= 1990 && a < 2200 && quarter_of (words[1]) > 0)
    *self = make (a, quarter_of (words[1]) * 3 - 2, 3);
  else if (b >= 1990 && b < 2200 && quarter_of (words[0]) > 0)
    *self = make (b, quarter_of (words[0]) * 3 - 2, 3);
  else
    return FALSE;
  return TRUE;
}

RegiePeriod
regie_period_of (RegieDay day, RegieRhythm rhythm)
{
  int year, month, of_month;

  regie_day_to_civil (day, &year, &month, &of_month);
  return rhythm == REGIE_PERIOD_YEAR ? make (year, 1, 12) : rhythm == REGIE_PERIOD_QUARTER ? make (year, (month - 1) / 3 * 3 + 1, 3) : make (year, month, 1);
}

RegiePeriod
regie_period_later (RegiePeriod self, int n)
{
  int months = self.rhythm == REGIE_PERIOD_YEAR ? 12 : self.rhythm == REGIE_PERIOD_QUARTER ? 3 : 1;

  return regie_period_of (regie_day_add_months (self.from, n * months), self.rhythm);
}

const char *
regie_period_format (RegiePeriod self, char *buffer)
{
  int year, month, day;

  regie_day_to_civil (self.from, &year, &month, &day);
  if (self.rhythm == REGIE_PERIOD_YEAR)
    g_snprintf (buffer, REGIE_PERIOD_TEXT, "%04d", CLAMP (year, 0, 9999));
  else if (self.rhythm == REGIE_PERIOD_QUARTER)
    g_snprintf (buffer, REGIE_PERIOD_TEXT, "%04d-K%d", CLAMP (year, 0, 9999), CLAMP ((month + 2) / 3, 1, 4));
  else
    g_snprintf (buffer, REGIE_PERIOD_TEXT, "%04d-%02d", CLAMP (year, 0, 9999), CLAMP (month, 1, 12));
  return buffer;
}

char *
regie_period_dup_label (RegiePeriod self)
{
  int year, month, day;

  regie_day_to_civil (self.from, &year, &month, &day);
  if (self.rhythm == REGIE_PERIOD_YEAR)
    return g_strdup_printf ("%d", year);
  return self.rhythm == REGIE_PERIOD_QUARTER ? g_strdup_printf (_("quarter %d of %d"), (month + 2) / 3, year) : g_strdup_printf ("%s %d", regie_month_long (month), year);
}

/* "1:30", "1u30", "1h30". */
static gboolean
parse_clock (const char *text, int *minutes)
{
  const char *mark = strpbrk (text, ":uUhH");
  guint64 hours;
  int rest = 0;
  g_autofree char *head = mark != NULL ? g_strndup (text, (gsize) (mark - text)) : NULL;

  if (head == NULL || !g_ascii_string_to_unsigned (head, 10, 0, 9999, &hours, NULL) ||
      (mark[1] != '\0' && !(g_ascii_isdigit (mark[1]) && g_ascii_isdigit (mark[2]) && (mark[3] == '\0' || strcmp (mark + 3, ":00") == 0))))
    return FALSE;
  if (mark[1] != '\0')
    rest = (mark[1] - '0') * 10 + mark[2] - '0';
  if (rest > 59)
    return FALSE;
  *minutes = (int) hours * 60 + rest;
  return TRUE;
}

gboolean
regie_minutes_parse (const char *text, int *minutes, const char **reason)
{
  const char *comma, *point;
  char plain[24], *end;
  gsize length;
  double hours;

  *reason = NULL;
  length = strlen (text);
  if (length == 0 || length >= sizeof plain)
    return FALSE;
  if (*text == '-')
    return *reason = _("hours cannot be less than nothing"), FALSE;
  if (strpbrk (text, ":uUhH") != NULL)
    return parse_clock (text, minutes) || (*reason = _("expected hours such as 1:30"), FALSE);
  memcpy (plain, text, length + 1);
  if ((end = strstr (plain, "min")) != NULL)
    {
      gint64 number;

      *end = '\0';
      if (!g_ascii_string_to_signed (g_strchomp (plain), 10, 0, MOST_MINUTES, &number, NULL))
        return FALSE;
      *minutes = (int) number;
      return TRUE;
    }
  comma = strchr (plain, ',');
  point = strchr (plain, '.');
  /* "1.234" and "1,234" are a thousand to one and one to another. */
  if ((comma != NULL && point != NULL) || (comma != NULL && strlen (comma + 1) == 3) || (point != NULL && strlen (point + 1) == 3))
    return *reason = _("a separator of thousands cannot be told from a decimal mark; write 12,5"), FALSE;
  if (comma != NULL)
    plain[comma - plain] = '.';
  if (!g_ascii_isdigit (plain[0]) || plain[strspn (plain, "0123456789.")] != '\0')
    return FALSE;
  hours = g_ascii_strtod (plain, &end);
  if (*end != '\0')
    return FALSE;
  if (hours * 60 > MOST_MINUTES)
    return *reason = _("this is more hours than anybody can follow"), FALSE;
  *minutes = (int) (hours * 60 + 0.5);
  return TRUE;
}

char *
regie_minutes_dup_hours (int minutes)
{
  if (minutes % 60 == 0)
    return g_strdup_printf ("%d", minutes / 60);
  return minutes % 6 == 0 ? g_strdup_printf ("%.1f", minutes / 60.0) : g_strdup_printf ("%.2f", minutes / 60.0);
}
