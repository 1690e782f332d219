/* SPDX-License-Identifier: EUPL-1.2 */
/* Months, quarters and years: read as they are written in reports, and cut up in days. */
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

  return (RegiePeriod){ months == 1   ? REGIE_PERIOD_MONTH
                        : months == 3 ? REGIE_PERIOD_QUARTER
                                      : REGIE_PERIOD_YEAR,
                        from, regie_day_last_day (from, months) };
}

#define FIRST_YEAR 1990
#define LAST_YEAR 2199

/* "2026", or "26" where something else stands beside it: 0 when it is no year. */
static int
year_of (const char *word, gboolean short_too)
{
  gsize length = strlen (word);
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 0, LAST_YEAR, &number, NULL))
    return 0;
  if (length == 4 && number >= FIRST_YEAR)
    return (int) number;
  return length == 2 && short_too ? (int) number + 2000 : 0;
}

static int
month_number (const char *word)
{
  guint64 number;

  if (*word == 'm' && g_ascii_isdigit (word[1]))
    word++;
  return strlen (word) <= 2 && g_ascii_string_to_unsigned (word, 10, 1, 12, &number, NULL)
           ? (int) number
           : 0;
}

static gboolean
is_word_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* "k4", "q4", or one of two words of which the other says that it is a quarter: "3e", "derde",
 * "3rd", "3". */
static int
quarter_of (const char *word, gboolean said)
{
  static const char *const ordinals[4][4] = { { "eerste", "first", "i", NULL },
                                              { "tweede", "second", "ii", NULL },
                                              { "derde", "third", "iii", NULL },
                                              { "vierde", "fourth", "iv", NULL } };

  if ((word[0] == 'k' || word[0] == 'q') && word[1] >= '1' && word[1] <= '4' && word[2] == '\0')
    return word[1] - '0';
  for (int i = 0; said && i < 4; i++)
    if (is_word_of (word, ordinals[i]))
      return i + 1;
  if (said && word[0] >= '1' && word[0] <= '4'
      && (word[1] == '\0'
          || is_word_of (word + 1,
                         (const char *const[]){ "e", "de", "ste", "st", "nd", "rd", "th", NULL })))
    return word[0] - '0';
  return 0;
}

/* The words of TEXT that say something; digits and letters that stand together are parted ("okt26",
 * "2026q4"), but for "k4" and "3e". */
static GPtrArray *
split_words (const char *text, gboolean *quarter)
{
  static const char *const idle[] = { "de",    "het",     "van",    "of",   "in",   "the",  "maand",
                                      "month", "periode", "period", "jaar", "year", "heel", NULL };
  static const char *const quarters[] = { "kwartaal", "kwart", "kw", "quarter", "qtr", NULL };
  g_autofree char *folded = regie_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  *quarter = FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = parts[i];
      gsize letters = strcspn (part, "0123456789");
      gsize digits = strspn (part, "0123456789");

      if (is_word_of (part, quarters))
        *quarter = TRUE;
      else if (letters >= 3 && part[letters] != '\0') /* "okt26" */
        g_ptr_array_add (words, g_strndup (part, letters)),
          g_ptr_array_add (words, g_strdup (part + letters));
      else if (digits == 4 && part[4] != '\0') /* "2026q4", "2026m10" or "202610" */
        g_ptr_array_add (words, g_strndup (part, 4)), g_ptr_array_add (words, g_strdup (part + 4));
      else if (strlen (part) == 6 && strspn (part, "0123456789") == 6)
        g_ptr_array_add (words, g_strndup (part, 4)), g_ptr_array_add (words, g_strdup (part + 4));
      else if (*part != '\0' && !is_word_of (part, idle))
        g_ptr_array_add (words, g_strdup (part));
    }
  return words;
}

/* A month or a quarter that WORD names by itself: the number of its first month and how many; FALSE
 * when it names none. */
static gboolean
read_part (const char *word, gboolean quarter, int *month, int *months)
{
  int of_quarter = quarter_of (word, quarter);

  *months = of_quarter > 0 ? 3 : 1;
  *month = of_quarter > 0 ? of_quarter * 3 - 2 : quarter ? 0 : regie_month_find (word);
  return *month > 0;
}

RegiePeriod
regie_period_of (RegieDay day, RegieRhythm rhythm)
{
  int year, month, of_month;

  regie_day_to_civil (day, &year, &month, &of_month);
  return rhythm == REGIE_PERIOD_YEAR      ? make (year, 1, 12)
         : rhythm == REGIE_PERIOD_QUARTER ? make (year, (month - 1) / 3 * 3 + 1, 3)
                                          : make (year, month, 1);
}

/* "1-10-2026 t/m 31-10-2026": the month, quarter or year that runs from the one to the other. */
static gboolean
read_range (const char *text, RegiePeriod *self)
{
  static const char *const between[] = { " t/m ", " tot en met ", " - ", " tot ",
                                         " – ",   " through ",    " to " };
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  RegieDay from, until;

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      g_auto (GStrv) ends = g_strsplit (plain, between[i], 2);

      if (ends[0] == NULL || ends[1] == NULL || !regie_day_parse_any (ends[0], &from)
          || !regie_day_parse_any (ends[1], &until))
        continue;
      for (RegieRhythm rhythm = REGIE_PERIOD_MONTH; rhythm <= REGIE_PERIOD_YEAR; rhythm++)
        {
          *self = regie_period_of (from, rhythm);
          if (self->from == from && self->until == until)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
regie_period_parse (const char *text, RegiePeriod *self)
{
  gboolean quarter;
  g_autoptr (GPtrArray) words = split_words (text != NULL ? text : "", &quarter);
  const char *a = words->len > 0 ? words->pdata[0] : "";
  const char *b = words->len > 1 ? words->pdata[1] : "";
  int month, months, year;

  g_return_val_if_fail (self != NULL, FALSE);
  if (words->len == 1 && !quarter && (year = year_of (a, FALSE)) > 0)
    *self = make (year, 1, 12);
  else if (words->len == 2 && (year = year_of (b, TRUE)) > 0
           && read_part (a, quarter, &month, &months))
    *self = make (year, month, months);
  else if (words->len == 2 && (year = year_of (a, FALSE)) > 0
           && read_part (b, quarter, &month, &months))
    *self = make (year, month, months);
  else if (words->len == 2 && !quarter && (year = year_of (a, FALSE)) > 0
           && (month = month_number (b)) > 0)
    *self = make (year, month, 1);
  else if (words->len == 2 && !quarter && (month = month_number (a)) > 0
           && ((year = year_of (b, FALSE)) > 0 || ((year = year_of (b, TRUE)) > 2012)))
    *self = make (year, month, 1); /* "10-26" can be no other month; "10-12" could be two */
  else
    return read_range (text != NULL ? text : "", self);
  return TRUE;
}

gboolean
regie_period_parse_near (const char *text, RegieDay near, RegiePeriod *self)
{
  gboolean quarter;
  g_autoptr (GPtrArray) words = NULL;
  int year, month, months, unused;
  RegieDay day;

  g_return_val_if_fail (self != NULL, FALSE);
  if (regie_period_parse (text, self))
    return TRUE;
  if (regie_day_parse_any (text, &day))
    return *self = regie_period_of (day, REGIE_PERIOD_MONTH), TRUE;
  words = split_words (text != NULL ? text : "", &quarter);
  if (words->len != 1 || !read_part (words->pdata[0], quarter, &month, &months))
    return FALSE;
  regie_day_to_civil (near, &year, &unused, &unused);
  *self = make (year, month, months);
  if (self->from > near)
    *self = make (year - 1, month, months);
  return TRUE;
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
    g_snprintf (buffer, REGIE_PERIOD_TEXT, "%04d-K%d", CLAMP (year, 0, 9999),
                CLAMP ((month + 2) / 3, 1, 4));
  else
    g_snprintf (buffer, REGIE_PERIOD_TEXT, "%04d-%02d", CLAMP (year, 0, 9999),
                CLAMP (month, 1, 12));
  return buffer;
}

char *
regie_period_dup_label (RegiePeriod self)
{
  int year, month, day;

  regie_day_to_civil (self.from, &year, &month, &day);
  if (self.rhythm == REGIE_PERIOD_YEAR)
    return g_strdup_printf ("%d", year);
  return self.rhythm == REGIE_PERIOD_QUARTER
           ? g_strdup_printf (_("quarter %d of %d"), (month + 2) / 3, year)
           : g_strdup_printf ("%s %d", regie_month_long (month), year);
}

/* Behind a number: 60 for hours, 1 for minutes, 0 for a word that is neither. */
static int
unit_of (const char *word, gsize length)
{
  static const struct {
    const char *word;
    int minutes;
  } units[] = {
    { "uur", 60 },    { "uren", 60 },  { "u", 60 },      { "ur", 60 },
    { "h", 60 },      { "hr", 60 },    { "hrs", 60 },    { "hour", 60 },
    { "hours", 60 },  { "min", 1 },    { "mins", 1 },    { "minuut", 1 },
    { "minuten", 1 }, { "minute", 1 }, { "minutes", 1 }, { "m", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].word) == length && g_ascii_strncasecmp (units[i].word, word, length) == 0)
      return units[i].minutes;
  return 0;
}

/* "1:30", "1:30:00". */
static gboolean
parse_clock (const char *text, const char *colon, int *minutes)
{
  g_autofree char *head = g_strndup (text, (gsize) (colon - text));
  guint64 hours;
  int rest;

  if (!g_ascii_string_to_unsigned (head, 10, 0, 9999, &hours, NULL) || !g_ascii_isdigit (colon[1])
      || !g_ascii_isdigit (colon[2]))
    return FALSE;
  rest = (colon[1] - '0') * 10 + colon[2] - '0';
  if (rest > 59 || (colon[3] != '\0' && strcmp (colon + 3, ":00") != 0))
    return FALSE;
  *minutes = (int) hours * 60 + rest;
  return TRUE;
}

/* LENGTH characters of "12", "12,5" or "7.25". */
static gboolean
parse_decimal (const char *text, gsize length, double *number, const char **reason)
{
  g_autofree char *plain = g_strndup (text, length);
  char *mark = strpbrk (plain, ",.");
  char *end;

  if (!g_ascii_isdigit (plain[0]))
    return FALSE;
  if (mark != NULL && strpbrk (mark + 1, ",.") != NULL)
    return *reason = _("a separator of thousands cannot be told from a decimal mark; write 12,5"),
           FALSE;
  if (mark != NULL && (strlen (mark + 1) > 3 || (strlen (mark + 1) == 3 && plain[0] == '0')))
    return *reason = _(
             "this looks like a part of a day, as a spreadsheet keeps hours; write 1:30 or 1,5"),
           FALSE;
  /* "1.234" and "1,234" are a thousand to one and one to another. */
  if (mark != NULL && strlen (mark + 1) == 3)
    return *reason = _("a separator of thousands cannot be told from a decimal mark; write 12,5"),
           FALSE;
  if (mark != NULL)
    *mark = '.';
  *number = g_ascii_strtod (plain, &end);
  return *end == '\0';
}

/* "1,5 uur", "12", "1u30", "1 uur en 30 minuten": numbers with their words; the last may go
 * without. */
static gboolean
parse_words (const char *text, int *minutes, const char **reason)
{
  double sum = 0;
  double number;
  int unit = 60;
  int last = 0;

  while (*text != '\0')
    {
      gsize digits = strspn (text, "0123456789,.");
      gsize letters;

      if (digits == 0 || !parse_decimal (text, digits, &number, reason))
        return FALSE;
      text += digits + strspn (text + digits, " ");
      letters = strcspn (text, "0123456789 .");
      /* "1u30" */
      unit = letters == 0 && *text == '\0' ? (last == 0                   ? 60
                                              : last == 60 && digits == 2 ? 1
                                                                          : 0)
                                           : unit_of (text, letters);
      if (unit == 0 || (last != 0 && (last != 60 || unit != 1)) || (last == 60 && number > 59))
        return FALSE;
      sum += number * unit;
      last = unit;
      text += letters;
      text += *text == '.';
      text += strspn (text, " ");
      if (g_str_has_prefix (text, "en "))
        text += 3;
    }
  if (sum > MOST_MINUTES)
    return *reason = _("this is more hours than anybody can follow"), FALSE;
  *minutes = (int) (sum + 0.5);
  return TRUE;
}

/* "1½" and "1 ½ uur" as "1,5": a part of an hour that is one sign. */
static char *
dup_without_fraction (const char *text)
{
  static const struct {
    const char *sign, *decimals;
  } fractions[] = { { "½", ",5" }, { "¼", ",25" }, { "¾", ",75" } };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (fractions); i++)
    {
      const char *at = strstr (text, fractions[i].sign);

      if (at != NULL)
        {
          g_autofree char *head = g_strchomp (g_strndup (text, (gsize) (at - text)));

          return g_strconcat (*head != '\0' ? head : "0", fractions[i].decimals,
                              at + strlen (fractions[i].sign), NULL);
        }
    }
  return g_strdup (text);
}

gboolean
regie_minutes_parse (const char *text, int *minutes, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT], digits[REGIE_PLAIN_TEXT];
  g_autofree char *whole = dup_without_fraction (text);
  const char *plain = regie_text_plain (whole, buffer);
  const char *colon = strchr (plain, ':');

  *reason = NULL;
  if (*plain == '\0')
    return FALSE;
  if (plain[strspn (plain, "-")] == '\0')
    return *minutes = 0, TRUE; /* a lone dash is none */
  if (*plain == '-')
    return *reason = _("hours cannot be less than nothing"), FALSE;
  if (strpbrk (plain, "eE+") != NULL && regie_text_read_digits (plain, digits) != REGIE_DIGITS_NONE)
    return *reason = _(
             "the spreadsheet has shortened this number; show it there with all its digits"),
           FALSE;
  if (colon != NULL)
    {
      gsize letters;

      /* "1:30 uur" */
      for (letters = strlen (plain);
           letters > 0 && (g_ascii_isalpha (plain[letters - 1]) || plain[letters - 1] == '.');
           letters--)
        ;
      if (plain[letters] != '\0' && unit_of (plain + letters, strlen (plain + letters)) == 60)
        buffer[letters - (letters > 0 && plain[letters - 1] == ' ')] = '\0';
      return parse_clock (plain, colon, minutes)
             || (*reason = _("expected hours such as 1:30"), FALSE);
    }
  return parse_words (plain, minutes, reason);
}

gboolean
regie_minutes_is_part_of_day (const char *text)
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);

  return plain[0] == '0' && (plain[1] == ',' || plain[1] == '.') && strlen (plain) > 4
         && plain[2 + strspn (plain + 2, "0123456789")] == '\0';
}

char *
regie_minutes_dup_hours (int minutes)
{
  if (minutes % 60 == 0)
    return g_strdup_printf ("%d", minutes / 60);
  return minutes % 6 == 0 ? g_strdup_printf ("%.1f", minutes / 60.0)
                          : g_strdup_printf ("%.2f", minutes / 60.0);
}
