/* SPDX-License-Identifier: EUPL-1.2 */
/* Days as people type them and as spreadsheets write them. */
#include "regie-day.h"

#include <string.h>

#include "regie-text.h"

/* Spreadsheets count days from this one; five digits of them run from 1927 to 2099. */
#define SERIAL_ZERO regie_day_from_civil (1899, 12, 30)
#define FIRST_SERIAL 10000
#define LAST_SERIAL 73050

/* Of a year of two digits: below this it is of this century.  A birth lies behind us; anything else
 * may lie ahead. */
#define CENTURY 70
#define CENTURY_OF_BIRTHS 30

/* A number, or the name of a month (no digits), with the mark that stands before it. */
typedef struct {
  int value, digits;
  char mark;
} Part;

#define WEEK 7

/* 1 is Monday, 7 is Sunday; 0 when WORD is none, or no more than its first letter. */
static int
find_weekday (const char *word)
{
  static const char *const names[] = { "maandag",  "dinsdag", "woensdag", "donderdag", "vrijdag",
                                       "zaterdag", "zondag",  "monday",   "tuesday",   "wednesday",
                                       "thursday", "friday",  "saturday", "sunday" };
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length >= 2 && g_str_has_prefix (names[i], word))
      return (int) i % WEEK + 1;
  return 0;
}

static gboolean
is_end_of_word (char c)
{
  return c == '\0' || g_ascii_isdigit (c) || strchr (" -/.,'", c) != NULL;
}

/* The word at *P, which moves behind it and behind the point of an abbreviation. */
static char *
take_word (const char **p)
{
  const char *begin = *p;
  g_autofree char *word = NULL;

  while (!is_end_of_word (**p))
    (*p)++;
  word = g_strndup (begin, (gsize) (*p - begin));
  if (**p == '.')
    (*p)++;
  return regie_text_fold (word);
}

/* Moves *P behind what parts two parts of a date, and gives the sign that did: 0 when there is
 * none. */
static char
take_mark (const char **p)
{
  char mark = '\0';

  for (; **p != '\0' && strchr (" -/.,'", **p) != NULL; (*p)++)
    {
      if (mark != '\0' && mark != ' ' && **p != ' ' && **p != '\'')
        return '\0'; /* two marks in a row part nothing */
      if (mark == '\0' || mark == ' ')
        mark = **p;
    }
  return mark;
}

/* Reads up to three parts; *P is then behind them. */
static guint
read_parts (const char **p, Part parts[3])
{
  guint n = 0;

  while (n < 3)
    {
      const char *before = *p;
      Part part = { 0, 0, n > 0 ? take_mark (p) : ' ' };

      while (g_ascii_isdigit (**p) && part.digits < 9)
        part.value = part.value * 10 + (*(*p)++ - '0'), part.digits++;
      if (part.digits == 0 && !is_end_of_word (**p))
        {
          g_autofree char *word = take_word (p);

          if (n == 0 && find_weekday (word) != 0 && regie_month_find (word) == 0)
            {
              take_mark (p);
              continue;
            }
          part.value = regie_month_find (word);
        }
      /* A name may follow its number at once, as in "3mrt2026"; two numbers may not. */
      if ((part.digits == 0 && part.value == 0)
          || (n > 0 && part.mark == '\0' && (part.digits == 0) == (parts[n - 1].digits == 0)))
        {
          *p = before;
          return n;
        }
      parts[n++] = part;
    }
  return n;
}

/* A time behind a date says nothing of the day: "14:30", "T00:00:00.000Z", "2:30 PM", "9.15
 * uur". */
static gboolean
is_time (const char *text)
{
  gsize hours, minutes;

  if (*text == '\0')
    return TRUE;
  if (*text == 'T' || *text == ' ' || *text == ',')
    text += 1 + strspn (text + 1, " ");
  else
    return FALSE;
  hours = strspn (text, "0123456789");
  if (hours < 1 || hours > 2 || (text[hours] != ':' && text[hours] != '.')
      || g_ascii_strtoull (text, NULL, 10) > 24)
    return FALSE;
  text += hours + 1;
  minutes = strspn (text, "0123456789");
  return minutes == 2 && text[0] < '6'
         && text[2 + strspn (text + 2, "0123456789:.,+-Z ampAMPur")] == '\0';
}

static int
full_year (Part year, int century)
{
  return year.digits == 2 ? year.value + (year.value < century ? 2000 : 1900) : year.value;
}

/* Which of three parts is the year, the month and the day.  Dutch order, unless the year comes
 * first or the month is a name. */
static gboolean
arrange (const Part parts[3], int century, int *y, int *m, int *d)
{
  Part year = parts[2];
  Part day = parts[0];

  if (parts[0].digits == 0) /* "March 3, 2026" */
    day = parts[1], *m = parts[0].value;
  else
    {
      if (parts[0].digits == 4)
        year = parts[0], day = parts[2];
      *m = parts[1].value;
      if (parts[1].digits > 2 || (parts[1].digits > 0 && parts[1].mark != parts[2].mark))
        return FALSE;
    }
  if (day.digits < 1 || day.digits > 2 || (year.digits != 4 && year.digits != 2))
    return FALSE;
  *y = full_year (year, century);
  *d = day.value;
  return TRUE;
}

/* Eight digits: the year comes first, as in files, or last, as people type it.  They are never
 * both: a year is no day and month. */
static gboolean
read_eight (int number, RegieDay *day)
{
  const int ways[][3] = { { number / 10000, number / 100 % 100, number % 100 },
                          { number % 10000, number / 10000 % 100, number / 1000000 } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i][0] >= 1900 && ways[i][0] < 2200
        && regie_day_is_civil (ways[i][0], ways[i][1], ways[i][2]))
      return *day = regie_day_from_civil (ways[i][0], ways[i][1], ways[i][2]), TRUE;
  return FALSE;
}

/* "46082" or "46082,604", "20260302" or "02032026". */
static gboolean
read_whole (const char *text, RegieDay *day)
{
  gsize n = strspn (text, "0123456789");
  int number = n <= 8 ? (int) g_ascii_strtoull (text, NULL, 10) : 0;

  if (n == 8 && text[n] == '\0')
    return read_eight (number, day);
  if (n != 5 || number < FIRST_SERIAL || number > LAST_SERIAL
      || (text[n] != '\0' && text[n] != ',' && text[n] != '.'))
    return FALSE;
  if (text[n] != '\0' && text[n + 1 + strspn (text + n + 1, "0123456789")] != '\0')
    return FALSE;
  *day = SERIAL_ZERO + number;
  return TRUE;
}

gboolean
regie_day_parse_any (const char *text, RegieDay *day)
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  Part parts[3];
  int y, m, d;

  g_return_val_if_fail (day != NULL, FALSE);
  if (regie_day_parse (plain, day) || read_whole (plain, day))
    return TRUE;
  if (read_parts (&plain, parts) != 3 || !is_time (plain) || !arrange (parts, CENTURY, &y, &m, &d)
      || !regie_day_is_civil (y, m, d))
    return FALSE;
  *day = regie_day_from_civil (y, m, d);
  return TRUE;
}

/* "12-10" and "12 oktober": of the year in which it lies nearest to TODAY. */
static gboolean
read_without_year (const char *plain, RegieDay today, RegieDay *day)
{
  Part parts[3];
  int year, m, d;
  RegieDay nearest = REGIE_DAY_NONE;

  if (read_parts (&plain, parts) != 2 || *plain != '\0' || parts[0].digits < 1
      || parts[0].digits > 2 || parts[1].digits > 2)
    return FALSE;
  regie_day_to_civil (today, &year, &m, &d);
  for (int y = year - 1; y <= year + 1; y++)
    if (regie_day_is_civil (y, parts[1].value, parts[0].value))
      {
        RegieDay one = regie_day_from_civil (y, parts[1].value, parts[0].value);

        if (nearest == REGIE_DAY_NONE || ABS (one - today) <= ABS (nearest - today))
          nearest = one;
      }
  if (nearest == REGIE_DAY_NONE)
    return FALSE;
  *day = nearest;
  return TRUE;
}

/* Moves *P behind WORD and the spaces after it, when it begins so. */
static gboolean
skip_word (const char **p, const char *word)
{
  gsize length = strlen (word);

  if (!g_str_has_prefix (*p, word) || ((*p)[length] != ' ' && (*p)[length] != '\0'))
    return FALSE;
  *p += length + strspn (*p + length, " ");
  return TRUE;
}

/* "vandaag", "morgen", "ma", "vorige dinsdag"; a day of the week alone is the first from TODAY on,
 * TODAY itself too. */
static gboolean
read_word (const char *folded, RegieDay today, RegieDay *day)
{
  static const struct {
    const char *word;
    int days;
  } words[] = { { "eergisteren", -2 }, { "gisteren", -1 },  { "vandaag", 0 }, { "morgen", 1 },
                { "overmorgen", 2 },   { "yesterday", -1 }, { "today", 0 },   { "tomorrow", 1 } };
  const gboolean is_past = skip_word (&folded, "vorige") || skip_word (&folded, "afgelopen")
                           || skip_word (&folded, "last");
  const gboolean is_next = !is_past
                           && (skip_word (&folded, "volgende") || skip_word (&folded, "komende")
                               || skip_word (&folded, "next"));
  int weekday;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !is_past && !is_next; i++)
    if (strcmp (folded, words[i].word) == 0)
      return *day = today + words[i].days, TRUE;
  weekday = find_weekday (folded);
  if (weekday == 0)
    return FALSE;
  if (is_past)
    *day = today - 1 - (regie_day_weekday (today - 1) - weekday + WEEK) % WEEK;
  else
    *day = today + is_next + (weekday - regie_day_weekday (today + is_next) + WEEK) % WEEK;
  return TRUE;
}

/* Days and months of N times the unit that TEXT begins with; *TEXT is then behind it. */
static gboolean
take_unit (const char **text, int n, int *days, int *months)
{
  static const struct {
    const char *word;
    int days, months;
  } units[] = {
    { "dagen", 1, 0 },  { "dag", 1, 0 },    { "days", 1, 0 },    { "day", 1, 0 },
    { "d", 1, 0 },      { "weken", 7, 0 },  { "weeks", 7, 0 },   { "week", 7, 0 },
    { "wk", 7, 0 },     { "w", 7, 0 },      { "maanden", 0, 1 }, { "months", 0, 1 },
    { "maand", 0, 1 },  { "month", 0, 1 },  { "mnd", 0, 1 },     { "m", 0, 1 },
    { "jaren", 0, 12 }, { "years", 0, 12 }, { "jaar", 0, 12 },   { "year", 0, 12 },
    { "j", 0, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (skip_word (text, units[i].word))
      return *days = n * units[i].days, *months = n * units[i].months, TRUE;
  return FALSE;
}

/* "+16 weken", "over 3 maanden", "2 dagen geleden", "-1w": from TODAY.  MARK is the plus or minus
 * before it, or nothing. */
static gboolean
read_distance (char mark, const char *folded, RegieDay today, RegieDay *day)
{
  const gboolean is_back = mark == '-';
  const gboolean is_sure = is_back || mark == '+' || skip_word (&folded, "over")
                           || skip_word (&folded, "in");
  int days, months, sign;
  gsize digits;
  int n;

  digits = strspn (folded, "0123456789");
  if (digits < 1 || digits > 4)
    return FALSE;
  n = (int) g_ascii_strtoll (folded, NULL, 10);
  folded += digits + strspn (folded + digits, " ");
  if (!take_unit (&folded, n, &days, &months))
    return FALSE;
  sign = is_back || (!is_sure && (skip_word (&folded, "geleden") || skip_word (&folded, "ago")))
           ? -1
           : 1;
  if (*folded != '\0' || months > 1200)
    return FALSE;
  *day = regie_day_add_months (today, sign * months) + sign * days;
  return TRUE;
}

gboolean
regie_day_parse_typed (const char *text, RegieDay today, RegieDay *day)
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  g_autofree char *folded = NULL;
  char mark = '\0';

  g_return_val_if_fail (today != REGIE_DAY_NONE, FALSE);
  if (regie_day_parse_any (text, day) || read_without_year (plain, today, day))
    return TRUE;
  if (*plain == '+' || *plain == '-')
    mark = *plain++;
  folded = regie_text_fold (plain);
  return (mark == '\0' && read_word (folded, today, day))
         || read_distance (mark, folded, today, day);
}

/* Unknown parts are zero; a day is only known in a month that is. */
static char *
format_partial (int y, int m, int d)
{
  if (y < 1850 || y > 2200 || m > 12 || d > 31 || (m == 0 && d != 0)
      || (m > 0 && d > 0 && !regie_day_is_civil (y, m, d)))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

char *
regie_day_dup_partial (const char *text)
{
  char buffer[REGIE_PLAIN_TEXT], iso[REGIE_DAY_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  Part parts[3];
  int y, m, d;
  RegieDay day;
  guint n;

  if (regie_day_parse (plain, &day) || read_whole (plain, &day))
    return g_strdup (regie_day_format (day, iso));
  n = read_parts (&plain, parts);
  if (n == 3)
    return is_time (plain) && arrange (parts, CENTURY_OF_BIRTHS, &y, &m, &d)
             ? format_partial (y, m, d)
             : NULL;
  if (*plain != '\0' || n == 0)
    return NULL;
  if (n == 1)
    return parts[0].digits == 4 ? format_partial (parts[0].value, 0, 0) : NULL;
  if (parts[0].digits == 4 && parts[1].digits < 4)
    return format_partial (parts[0].value, parts[1].value, 0);
  if (parts[1].digits == 4 || (parts[0].digits == 0 && parts[1].digits == 2))
    return parts[0].digits < 4
             ? format_partial (full_year (parts[1], CENTURY_OF_BIRTHS), parts[0].value, 0)
             : NULL;
  return NULL;
}
