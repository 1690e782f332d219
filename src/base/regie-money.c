/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-money.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* More than any budget here; far from overflow. */
#define MOST_DIGITS 12

static gboolean
is_mark (char c)
{
  return c == '.' || c == ',';
}

gboolean
regie_money_parse (const char *text, gint64 *cents)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = FALSE, fraction = FALSE;
  const char *p = text;
  guint decimals = 0;
  gint64 value;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*p) || g_str_has_prefix (p, "€") || *p == '-')
    {
      negative |= *p == '-';
      p += g_str_has_prefix (p, "€") ? strlen ("€") : 1;
    }
  for (; *p != '\0' && !g_ascii_isspace (*p); p++)
    if (g_ascii_isdigit (*p))
      {
        g_string_append_c (digits, *p);
        decimals += fraction;
      }
    else
      {
        gsize run = is_mark (*p) ? strspn (p + 1, "0123456789") : 0;

        if (fraction || digits->len == 0 || run == 0 || run > 3 || (run < 3 && p[run + 1] != '\0' && !g_ascii_isspace (p[run + 1])))
          return FALSE;
        fraction = run < 3;
      }
  if (digits->len == 0 || digits->len > MOST_DIGITS || p[strspn (p, " \t")] != '\0')
    return FALSE;
  for (; decimals < 2; decimals++)
    g_string_append_c (digits, '0');
  value = g_ascii_strtoll (digits->str, NULL, 10);
  *cents = negative ? -value : value;
  return TRUE;
}

char *
regie_money_dup (gint64 cents, gboolean whole)
{
  guint64 size = (cents < 0 ? (guint64) -cents : (guint64) cents) + (whole ? 50 : 0);
  g_autofree char *euros = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  g_autoptr (GString) text = g_string_new (cents < 0 ? "−€ " : "€ ");
  gsize length = strlen (euros);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* TRANSLATORS: what parts thousands */
        g_string_append (text, C_("money", ","));
      g_string_append_c (text, euros[i]);
    }
  if (!whole)
    /* TRANSLATORS: what stands before the cents: the second is their two digits */
    g_string_append_printf (text, "%s%02u", C_("money", "."), (guint) (size % 100));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
regie_money_dup_typed (gint64 cents)
{
  guint64 size = cents < 0 ? (guint64) -cents : (guint64) cents;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%02u", cents < 0 ? "-" : "", size / 100, C_("money", "."), (guint) (size % 100));
}
