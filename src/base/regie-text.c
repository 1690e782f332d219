/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters that NFKD does not take apart. */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x131: return "i";  /* dotless i */
    case 0xf8:  return "o";
    case 0x142: return "l";
    case 0xdf:  return "ss";
    case 0xe6:  return "ae";
    case 0x153: return "oe";
    case 0x111: case 0xf0: return "d";
    case 0xfe:  return "th";
    default:    return NULL;
    }
}

char *
regie_text_fold (const char *text)
{
  g_autofree char *apart = NULL;
  GString *out = g_string_sized_new (strlen (text) + 1);
  gboolean ascii = TRUE;

  for (const char *p = text; *p != '\0' && ascii; p++)
    ascii = (guchar) *p < 128;
  apart = ascii ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 128 ? (gunichar) g_ascii_tolower (*p) : g_unichar_tolower (g_utf8_get_char (p));
      const char *plain = c < 128 ? NULL : plain_letter (c);

      if (plain != NULL)
        g_string_append (out, plain);
      else if (c < 128 ? g_ascii_isalnum (c) : g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (!(c >= 128 && g_unichar_ismark (c)) && c != '\'' && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
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
  char digits[10];
  guint n = 0, sum = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        if (n == 9)
          return NULL;
        digits[n++] = *p;
      }
    else if (*p != ' ' && *p != '.')
      return NULL;
  if (n < 8)
    return NULL;
  if (n == 8)
    {
      memmove (digits + 1, digits, 8);
      digits[0] = '0';
    }
  digits[9] = '\0';
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

/* How many bytes the digits at P take with the dots between them; *N is how many digits they are. */
static gsize
span_of_digits (const char *p, guint *n)
{
  gsize length = 0;

  for (*n = 0; g_ascii_isdigit (p[length]) || (p[length] == '.' && g_ascii_isdigit (p[length + 1])); length++)
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
      g_autofree char *number = n == 9 && !g_ascii_isalnum (p[length]) ? g_strndup (p, length) : NULL;

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

const char *
regie_month_short (int month)
{
  static const char *const names[] = {
    NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"), NC_("short month", "Apr"),
    NC_("short month", "May"), NC_("short month", "Jun"), NC_("short month", "Jul"), NC_("short month", "Aug"),
    NC_("short month", "Sep"), NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
  };

  return g_dpgettext2 (NULL, "short month", names[month - 1]);
}

const char *
regie_month_long (int month)
{
  static const char *const names[] = {
    NC_("long month", "January"), NC_("long month", "February"), NC_("long month", "March"),
    NC_("long month", "April"), NC_("long month", "May"), NC_("long month", "June"), NC_("long month", "July"),
    NC_("long month", "August"), NC_("long month", "September"), NC_("long month", "October"),
    NC_("long month", "November"), NC_("long month", "December"),
  };

  return g_dpgettext2 (NULL, "long month", names[month - 1]);
}

const char *
regie_weekday_short (int weekday)
{
  static const char *const names[] = {
    NC_("short day", "Mon"), NC_("short day", "Tue"), NC_("short day", "Wed"), NC_("short day", "Thu"),
    NC_("short day", "Fri"), NC_("short day", "Sat"), NC_("short day", "Sun"),
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
  return g_strdup_printf ("%s %d %s %d", regie_weekday_short (regie_day_weekday (day)), d, regie_month_short (m), y);
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
    return g_strdup_printf ("%s %d %s", regie_weekday_short (regie_day_weekday (day)), d, regie_month_short (m));
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
