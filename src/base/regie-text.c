/* SPDX-License-Identifier: EUPL-1.2 */
/* Text as people write it: folded for comparing, trimmed, and read as a number. */
#include "regie-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters that NFKD does not take apart, and those of one script that another language or keyboard
 * writes otherwise; in the order of their numbers.  "" is no letter: it is left out. */
static const struct {
  gunichar letter;
  char plain[4];
} letters[] = {
  { 0xb7, "" },        { 0xdf, "ss" },      { 0xe6, "ae" },      { 0xf0, "d" },
  { 0xf8, "o" },       { 0xfe, "th" },      { 0x111, "d" },      { 0x127, "h" },
  { 0x131, "i" },      { 0x138, "k" },      { 0x142, "l" },      { 0x14b, "n" },
  { 0x153, "oe" },     { 0x167, "t" },      { 0x180, "b" },      { 0x199, "k" },
  { 0x1b4, "y" },      { 0x1dd, "e" },      { 0x237, "j" },      { 0x253, "b" },
  { 0x254, "o" },      { 0x256, "d" },      { 0x257, "d" },      { 0x259, "e" },
  { 0x25b, "e" },      { 0x268, "i" },      { 0x269, "i" },      { 0x272, "n" },
  { 0x289, "u" },      { 0x3c2, "\u03c3" }, /* sigma at the end */
  { 0x491, "\u0433" },                      /* ge with upturn */
  { 0x5da, "\u05db" }, { 0x5dd, "\u05de" }, { 0x5df, "\u05e0" }, { 0x5e3, "\u05e4" },
  { 0x5e5, "\u05e6" },                                           /* Hebrew letters at the end */
  { 0x629, "\u0647" },                                           /* teh marbuta: heh */
  { 0x640, "" },                                                 /* tatweel draws a word out */
  { 0x649, "\u064a" },                                           /* alef maksura: yeh */
  { 0x671, "\u0627" }, { 0x672, "\u0627" }, { 0x673, "\u0627" }, /* alef */
  { 0x6a9, "\u0643" }, { 0x6aa, "\u0643" },                      /* kaf */
  { 0x6be, "\u0647" }, { 0x6c1, "\u0647" }, { 0x6c3, "\u0647" }, /* heh */
  { 0x6cc, "\u064a" }, { 0x6cd, "\u064a" }, { 0x6ce, "\u064a" }, { 0x6d0, "\u064a" },
  { 0x6d2, "\u064a" }, /* yeh */
  { 0x6d5, "\u0647" },
};

/* NULL: the letter itself. */
static const char *
plain_letter (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (letters);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (letters[middle].letter == c)
        return letters[middle].plain;
      if (letters[middle].letter < c)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
regie_text_is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0xb4:
    case 0x2b9:
    case 0x2bb:
    case 0x2bc:
    case 0x2bd:
    case 0x2be:
    case 0x2bf:
    case 0x2c8:
    case 0x2ca:
    case 0x2cb: /* modifier letters */
    case 0x313:
    case 0x314:
    case 0x384:
    case 0x1fbd:
    case 0x1fbf:
    case 0x1fef:
    case 0x1ffd:
    case 0x1ffe: /* Greek */
    case 0x55a:
    case 0x55b:
    case 0x5f3:
    case 0x7f4:
    case 0x7f5:
    case 0xa78b:
    case 0xa78c: /* other scripts */
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2035:
    case 0x275b:
    case 0x275c:
    case 0xff07:
    case 0xff40:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Signs that nobody sees: joiners, directions, the soft hyphen, the space without width, the mark
 * of a file. */
static gboolean
is_invisible (gunichar c)
{
  return c >= 128 && g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Written over or under a letter, and left out as often as not.  The vowels of scripts that write
 * them so are no marks here. */
static gboolean
is_accent (gunichar c)
{
  if (!g_unichar_ismark (c))
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What falls away goes first: taken apart, some apostrophes would be a space with a mark. */
static char *
dup_apart (const char *text)
{
  g_autoptr (GString) kept = g_string_sized_new (strlen (text) + 1);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!regie_text_is_apostrophe (g_utf8_get_char (p)) && !is_invisible (g_utf8_get_char (p)))
      g_string_append_len (kept, p, g_utf8_next_char (p) - p);
  return g_utf8_normalize (kept->str, kept->len, G_NORMALIZE_ALL);
}

static void
fold_letter (GString *out, gunichar c)
{
  const char *plain = plain_letter (c);

  if (plain != NULL)
    g_string_append (out, plain);
  else if (g_unichar_isdigit (c))
    g_string_append_c (out, '0' + g_unichar_digit_value (c));
  else if (is_accent (c))
    return;
  else if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    g_string_append_unichar (out, c);
  else if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

char *
regie_text_fold (const char *text)
{
  g_autofree char *apart = NULL;
  GString *out = g_string_sized_new (strlen (text) + 1);
  gboolean ascii = TRUE;

  for (const char *p = text; *p != '\0' && ascii; p++)
    ascii = (guchar) *p < 128;
  apart = ascii ? g_strdup (text) : dup_apart (text);
  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 128)
      fold_letter (out, g_unichar_tolower (g_utf8_get_char (p)));
    else if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
    else if (!regie_text_is_apostrophe (*p) && out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
regie_text_squeeze (const char *text)
{
  char *folded = regie_text_fold (text);
  char *to = folded;

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      *to++ = *p;
  *to = '\0';
  return folded;
}

/* Spaces of every kind, control characters, and the marks that nobody sees: soft hyphen, zero-width
 * spaces and joiners, marks of direction, byte order marks. */
static gboolean
is_unseen (gunichar c)
{
  if (c < 128)
    return c <= ' ' || c == 127;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
    case G_UNICODE_CONTROL:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164
             || c == 0xffa0; /* blank letters */
    }
}

const char *
regie_text_skip_unseen (const char *text)
{
  while (*text != '\0' && is_unseen (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

char *
regie_text_trim (char *text)
{
  char *begin = (char *) regie_text_skip_unseen (text);
  char *end = begin + strlen (begin);

  while (end > begin)
    {
      char *before = g_utf8_prev_char (end);

      if (!is_unseen (g_utf8_get_char (before)))
        break;
      end = before;
    }
  *end = '\0';
  return begin;
}

/* The sign that C means, as a keyboard has it; 0 for a mark that falls away. */
static char
plain_sign (gunichar c)
{
  static const gunichar dashes[] = { 0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                     0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d };
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return (char) ('0' + digit);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (c == dashes[i])
      return '-';
  if (regie_text_is_apostrophe (c))
    return '\'';
  return g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_type (c) == G_UNICODE_CONTROL ? '\0'
                                                                                           : ' ';
}

const char *
regie_text_plain (const char *text, char buffer[REGIE_PLAIN_TEXT])
{
  gsize n = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 128 ? (gunichar) *p : g_utf8_get_char (p);
      gboolean kept = c >= 128 && !is_unseen (c) && g_unichar_digit_value (c) < 0
                      && plain_sign (c) == ' ';
      char sign = c >= 128 ? plain_sign (c) : c <= ' ' || c == 127 ? ' ' : (char) c;
      gsize size = kept ? (gsize) (g_utf8_next_char (p) - p) : 1;

      if (!kept && (sign == '\0' || (sign == ' ' && (n == 0 || buffer[n - 1] == ' '))))
        continue;
      if (n + size >= REGIE_PLAIN_TEXT)
        return "…"; /* too long for any value: nothing reads this */
      if (kept)
        memcpy (buffer + n, p, size);
      else
        buffer[n] = sign;
      n += size;
    }
  while (n > 0 && buffer[n - 1] == ' ')
    n--;
  buffer[n] = '\0';
  return buffer;
}

/* "9,98800004E8", as a spreadsheet shows a long number.  Its digits go to DIGITS (SIZE bytes);
 * *LOST when it does not say them all. */
static gboolean
read_power (const char *text, char *digits, gsize size, gboolean *lost)
{
  const char *power = strpbrk (text, "eE");
  gsize n = 0;
  gsize behind = 0;
  gboolean fraction = FALSE;
  guint64 exponent;

  if (power == NULL || !g_ascii_isdigit (text[0])
      || !g_ascii_string_to_unsigned (power[1] == '+' ? power + 2 : power + 1, 10, 1, 99, &exponent,
                                      NULL))
    return FALSE;
  for (const char *p = text; p < power; p++)
    if (g_ascii_isdigit (*p) && n + 1 < size)
      {
        digits[n++] = *p;
        behind += fraction;
      }
    else if ((*p != ',' && *p != '.') || fraction)
      return FALSE;
    else
      fraction = TRUE;
  digits[n] = '\0';
  *lost = behind != exponent;
  return fraction || power[1] == '+'; /* "12E3" may be the number of a house */
}

RegieDigits
regie_text_read_digits (const char *text, char digits[REGIE_PLAIN_TEXT])
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  const char *mark;
  gboolean lost;
  gsize n = 0;

  if (read_power (plain, digits, REGIE_PLAIN_TEXT, &lost))
    return lost ? REGIE_DIGITS_LOST : REGIE_DIGITS;
  /* "998800004,00": a whole number that a spreadsheet took for an amount. */
  if ((mark = strpbrk (plain, ",.")) != NULL && mark == plain + strspn (plain, "0123456789")
      && mark - plain >= 7 && mark[1] == '0' && mark[1 + strspn (mark + 1, "0")] == '\0')
    return memcpy (digits, plain, (gsize) (mark - plain)), digits[mark - plain] = '\0',
                                                                         REGIE_DIGITS;
  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      digits[n++] = *p;
    else if (strchr (" .-", *p) == NULL)
      return REGIE_DIGITS_NONE;
  digits[n] = '\0';
  return n > 0 ? REGIE_DIGITS : REGIE_DIGITS_NONE;
}

const char *
regie_number_format (gint64 number, char buffer[REGIE_NUMBER_TEXT])
{
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  char *at = buffer + REGIE_NUMBER_TEXT - 1;

  *at = '\0';
  do
    *--at = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (number < 0)
    *--at = '-';
  return memmove (buffer, at, buffer + REGIE_NUMBER_TEXT - at);
}

char *
regie_text_dup_bsn (const char *text)
{
  char digits[REGIE_PLAIN_TEXT];
  gsize n;
  guint sum = 0;

  if (regie_text_read_digits (text, digits) != REGIE_DIGITS || (n = strlen (digits)) < 8 || n > 9)
    return NULL;
  if (n == 8)
    {
      memmove (digits + 1, digits, 9);
      digits[0] = '0';
    }
  for (guint i = 0; i < 8; i++)
    sum += (9 - i) * (digits[i] - '0');
  sum += 11 * 9 - (digits[8] - '0'); /* the last digit weighs -1 */
  return sum % 11 == 0 && strspn (digits, "0") < 9 ? g_strdup (digits) : NULL;
}

gboolean
regie_text_is_bsn (const char *text)
{
  g_autofree char *bsn = regie_text_dup_bsn (text);

  return bsn != NULL;
}

int
regie_month_find (const char *word)
{
  static const char *const names[][3] = {
    { "januari", "january", "" }, { "februari", "february", "" }, { "maart", "march", "mrt" },
    { "april", "april", "" },     { "mei", "may", "" },           { "juni", "june", "" },
    { "juli", "july", "" },       { "augustus", "august", "" },   { "september", "september", "" },
    { "oktober", "october", "" }, { "november", "november", "" }, { "december", "december", "" },
  };
  gsize length = strlen (word);

  for (int i = 0; i < 12; i++)
    for (guint k = 0; k < 3; k++)
      if (length >= 3
          && (strcmp (word, names[i][k]) == 0
              || (length <= 4 && g_str_has_prefix (names[i][k], word))))
        return i + 1;
  return 0;
}

/* How many bytes the digits at P take with the dots between them; *N is how many digits they
 * are. */
static gsize
span_of_digits (const char *p, guint *n)
{
  gsize length = 0;

  for (*n = 0; g_ascii_isdigit (p[length]) || (p[length] == '.' && g_ascii_isdigit (p[length + 1]));
       length++)
    *n += p[length] != '.';
  return length;
}

static gboolean
is_edge_of_cell (char c)
{
  return c == '\0' || strchr (",;\"\r\n", c) != NULL;
}

char *
regie_text_dup_without_bsn (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  char before = '\0';

  for (const char *p = text; *p != '\0';)
    {
      guint n = 0;
      gsize length = g_ascii_isdigit (*p) && !g_ascii_isalnum (before) ? span_of_digits (p, &n) : 0;
      g_autofree char *number = n == 9 && !g_ascii_isalnum (p[length]) ? g_strndup (p, length)
                                                                       : NULL;

      if (number == NULL || !regie_text_is_bsn (number))
        {
          length = MAX (length, 1);
          g_string_append_len (out, p, length);
        }
      else if (!is_edge_of_cell (before) || !is_edge_of_cell (p[length]))
        g_string_append (out, "•••••••••");
      before = p[length - 1];
      p += length;
    }
  return g_string_free (out, FALSE);
}

char *
regie_text_dup_json_without_bsn (const char *json)
{
  GString *out;

  g_return_val_if_fail (json != NULL, NULL);
  out = g_string_sized_new (strlen (json));
  while (*json != '\0')
    {
      gsize length = strcspn (json, "\"");
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;

      g_string_append_len (out, json, (gssize) length);
      json += length;
      if (*json == '\0')
        break;
      /* To the quote that ends it: one behind a backslash does not. */
      for (length = 1; json[length] != '\0' && json[length] != '"'; length++)
        length += json[length] == '\\' && json[length + 1] != '\0';
      length += json[length] == '"';
      text = g_strndup (json, length);
      shown = regie_text_dup_without_bsn (text);
      g_string_append (out, shown);
      json += length;
    }
  return g_string_free (out, FALSE);
}

const char *
regie_month_short (int month)
{
  static const char *const names[] = {
    NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
    NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
    NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
    NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
  };

  return g_dpgettext2 (NULL, "short month", names[month - 1]);
}

const char *
regie_month_long (int month)
{
  static const char *const names[] = {
    NC_("long month", "January"), NC_("long month", "February"), NC_("long month", "March"),
    NC_("long month", "April"),   NC_("long month", "May"),      NC_("long month", "June"),
    NC_("long month", "July"),    NC_("long month", "August"),   NC_("long month", "September"),
    NC_("long month", "October"), NC_("long month", "November"), NC_("long month", "December"),
  };

  return g_dpgettext2 (NULL, "long month", names[month - 1]);
}

const char *
regie_weekday_short (int weekday)
{
  static const char *const names[] = {
    NC_("short day", "Mon"), NC_("short day", "Tue"), NC_("short day", "Wed"),
    NC_("short day", "Thu"), NC_("short day", "Fri"), NC_("short day", "Sat"),
    NC_("short day", "Sun"),
  };

  return g_dpgettext2 (NULL, "short day", names[weekday - 1]);
}

char *
regie_day_dup_medium (RegieDay day)
{
  int y, m, d;

  if (day == REGIE_DAY_NONE)
    return g_strdup ("–");
  regie_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%s %d %s %d", regie_weekday_short (regie_day_weekday (day)), d,
                          regie_month_short (m), y);
}

char *
regie_day_dup_short (RegieDay day, RegieDay today)
{
  int y, m, d, this_year, unused;

  if (day == REGIE_DAY_NONE)
    return g_strdup ("–");
  regie_day_to_civil (today, &this_year, &unused, &unused);
  regie_day_to_civil (day, &y, &m, &d);
  if (y == this_year)
    return g_strdup_printf ("%s %d %s", regie_weekday_short (regie_day_weekday (day)), d,
                            regie_month_short (m));
  return g_strdup_printf ("%d %s %d", d, regie_month_short (m), y);
}

char *
regie_day_dup_long (RegieDay day)
{
  int y, m, d;

  if (day == REGIE_DAY_NONE)
    return g_strdup ("–");
  regie_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%d %s %d", d, regie_month_long (m), y);
}

char *
regie_days_dup_words (RegieDay due, RegieDay today, gboolean late_is_passed)
{
  int n = due != REGIE_DAY_NONE ? due - today : 0;

  if (due == REGIE_DAY_NONE)
    return g_strdup ("");
  if (n == 0)
    return g_strdup (_("today"));
  if (n == 1)
    return g_strdup (_("tomorrow"));
  if (n > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", n), n);
  if (late_is_passed)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -n), -n);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", -n), -n);
}
