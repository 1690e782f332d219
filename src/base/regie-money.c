/* SPDX-License-Identifier: EUPL-1.2 */
/* Amounts: their signs are taken off first, then points and commas are weighed, and only whole
 * cents remain. */
#include "regie-money.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-text.h"

/* More than any budget here; far from overflow. */
#define MOST_DIGITS 10

/* The sign, the word for euros and the brackets around an amount go; what is left is its digits and
 * marks.  FALSE when it is empty. */
static gboolean
strip (char *text, char **number, gboolean *negative)
{
  static const char *const words[] = { "€", "euro", "eur" };
  char *begin = text;
  char *end = text + strlen (text);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          gsize size = strlen (words[i]);

          if (g_ascii_strncasecmp (begin, words[i], size) == 0)
            begin += size, again = TRUE;
          if (end - begin >= (gssize) size && g_ascii_strncasecmp (end - size, words[i], size) == 0)
            end -= size, *end = '\0', again = TRUE;
        }
      if (*begin == ' ' || *begin == '-')
        *negative |= *begin++ == '-', again = TRUE;
      if (end > begin && end[-1] == ' ')
        *--end = '\0', again = TRUE;
    }
  if (*begin == '(' && end > begin && end[-1] == ')')
    *negative = TRUE, begin++, *--end = '\0';
  *number = begin;
  return end > begin;
}

/* "425,-", "425,--" and "425.=": no cents.  "38,10-": less than nothing. */
static void
strip_tail (char *number, gboolean *negative)
{
  gsize length = strlen (number);
  gsize dashes = length;

  while (dashes > 0 && (number[dashes - 1] == '-' || number[dashes - 1] == '='))
    dashes--;
  if (dashes == length || dashes == 0)
    return;
  if (number[dashes - 1] == ',' || number[dashes - 1] == '.')
    dashes--;
  else if (length - dashes == 1 && number[dashes] == '-')
    *negative = TRUE;
  else
    return;
  number[dashes] = '\0';
}

/* The whole euros before END, in groups of three when they are parted: by a point, a comma, a space
 * or an apostrophe, always the same. */
static gboolean
read_whole (const char *number, const char *end, GString *digits)
{
  char mark = '\0';
  gsize group = 0;

  for (const char *p = number; p < end; p++)
    if (g_ascii_isdigit (*p))
      {
        g_string_append_c (digits, *p);
        group++;
      }
    else
      {
        if (group == 0 || (mark != '\0' ? *p != mark || group != 3 : group > 3)
            || strchr (".,' ", *p) == NULL)
          return FALSE;
        mark = *p;
        group = 0;
      }
  return digits->len > 0 && (mark == '\0' || group == 3);
}

/* The mark before the cents in NUMBER, its end when it has none; NULL when it cannot be told from
 * one that parts thousands. */
static const char *
find_cents (const char *number)
{
  const char *comma = strrchr (number, ',');
  const char *point = strrchr (number, '.');
  const char *last = comma > point ? comma : point;
  gsize behind = last != NULL ? strspn (last + 1, "0123456789") : 0;

  if (last == NULL)
    return number + strlen (number);
  if (behind == 3 && last[4] == '\0')
    {
      gboolean half_cent = *number == '0';
      gboolean only = strchr (number, *last) == last;
      gboolean other = comma != NULL && point != NULL;

      /* "1.234" is a thousand in Dutch, and so is "1,234,567"; "426,195" and "1.426,195" have half
       * a cent. */
      return half_cent || (*last == ',' && (only || other)) || (*last == '.' && only && other)
               ? NULL
               : number + strlen (number);
    }
  return last;
}

/* Cents from the digits behind the mark; what a spreadsheet reckoned a hair beside a cent is that
 * cent. */
static gboolean
read_cents (const char *text, int *cents)
{
  gsize n = strspn (text, "0123456789");
  g_autofree char *fraction = g_strconcat ("0.", text, NULL);
  double exact = g_ascii_strtod (fraction, NULL) * 100;

  *cents = (int) (exact + 0.5);
  return text[n] == '\0' && n > 0 && exact - *cents < 0.01 && *cents - exact < 0.01;
}

gboolean
regie_money_read (const char *text, gint64 *cents, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT], power[REGIE_PLAIN_TEXT];
  g_autofree char *plain = g_strdup (regie_text_plain (text, buffer));
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = FALSE;
  char *number;
  const char *mark;
  int rest = 0;

  *reason = NULL;
  if (!strip (plain, &number, &negative))
    {
      *cents = 0;
      return negative; /* "€ -" is how a spreadsheet shows nothing */
    }
  strip_tail (number, &negative);
  if (strpbrk (number, "eE") != NULL && regie_text_read_digits (number, power) != REGIE_DIGITS_NONE)
    return *reason = _(
             "the spreadsheet has shortened this number; show it there with all its digits"),
           FALSE;
  if ((mark = find_cents (number)) == NULL)
    return *reason = _("an amount has two decimals; a separator of thousands cannot be told from "
                        "a decimal mark here"),
           FALSE;
  if (!read_whole (number, mark, digits) || digits->len > MOST_DIGITS)
    return FALSE;
  if (*mark != '\0' && !read_cents (mark + 1, &rest))
    {
      if (mark[1] != '\0' && mark[1 + strspn (mark + 1, "0123456789")] == '\0')
        *reason = _("an amount has two decimals");
      return FALSE;
    }
  *cents = (g_ascii_strtoll (digits->str, NULL, 10) * 100 + rest) * (negative ? -1 : 1);
  return TRUE;
}

gboolean
regie_money_parse (const char *text, gint64 *cents)
{
  const char *reason;
  gint64 found;

  if (text == NULL || !regie_money_read (text, &found, &reason))
    return FALSE;
  *cents = found;
  return TRUE;
}

void
regie_number_append (GString *text, guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);

  g_return_if_fail (text != NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* TRANSLATORS: what parts thousands */
        g_string_append (text, C_("money", ","));
      g_string_append_c (text, digits[i]);
    }
}

char *
regie_money_dup (gint64 cents, gboolean whole)
{
  guint64 size = (cents < 0 ? (guint64) -cents : (guint64) cents) + (whole ? 50 : 0);
  /* What rounds to nothing has no minus. */
  g_autoptr (GString) text = g_string_new (cents < 0 && size / (whole ? 100 : 1) > 0 ? "−€ "
                                                                                     : "€ ");

  regie_number_append (text, size / 100);
  if (!whole)
    /* TRANSLATORS: what stands before the cents: the second is their two digits */
    g_string_append_printf (text, "%s%02u", C_("money", "."), (guint) (size % 100));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
regie_money_dup_typed (gint64 cents)
{
  guint64 size = cents < 0 ? (guint64) -cents : (guint64) cents;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%02u", cents < 0 ? "-" : "", size / 100,
                          C_("money", "."), (guint) (size % 100));
}
