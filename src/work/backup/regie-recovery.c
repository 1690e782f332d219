/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes 256 bits as letters that can be typed, and reads them again. */
#include "regie-recovery.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

#define IN_GROUP 4
#define SIGNS (REGIE_RECOVERY_GROUPS * (IN_GROUP + 1))

/* Without what looks like another. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The last sign of GROUP, number AT: another sign in it, and a group in the place of another, make
 * it another. */
static guint
find_check (const guint *group, guint at)
{
  guint sum = 11 * at;

  for (guint i = 0; i < IN_GROUP; i++)
    sum += (2 * i + 1) * group[i];
  return sum % 32;
}

/* The five bits from number AT of 256, and behind those zeros. */
static guint
get_bits (const guint8 *bytes, guint at)
{
  guint value = 0;

  for (guint i = at; i < at + 5; i++)
    value = value << 1 | (i < 8 * REGIE_RECOVERY_BYTES ? bytes[i / 8] >> (7 - i % 8) & 1 : 0);
  return value;
}

char *
regie_recovery_dup_text (const guint8 *bytes)
{
  char *text = g_malloc (SIGNS + REGIE_RECOVERY_GROUPS);
  char *at = text;

  g_return_val_if_fail (bytes != NULL, NULL);
  for (guint i = 0; i < REGIE_RECOVERY_GROUPS; i++)
    {
      guint group[IN_GROUP];

      for (guint k = 0; k < IN_GROUP; k++)
        {
          group[k] = get_bits (bytes, 5 * (i * IN_GROUP + k));
          *at++ = alphabet[group[k]];
        }
      *at++ = alphabet[find_check (group, i)];
      *at++ = i + 1 < REGIE_RECOVERY_GROUPS ? '-' : '\0';
    }
  return text;
}

/* The value of the sign that was typed; 32 when it is none. */
static guint
read_sign (char c)
{
  char sign = g_ascii_toupper (c);
  const char *found;

  sign = sign == 'O' ? '0' : sign == 'I' || sign == 'L' ? '1' : sign;
  found = sign != '\0' ? strchr (alphabet, sign) : NULL;
  return found != NULL ? (guint) (found - alphabet) : 32;
}

static gboolean
is_between (char c)
{
  return g_ascii_isspace (c) || c == '-' || c == '.';
}

/* The signs of TEXT into VALUES, SIGNS at most; returns how many there are. */
static guint
read_signs (const char *text, guint *values)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    if (!is_between (*text))
      {
        if (n < SIGNS)
          values[n] = read_sign (*text);
        n++;
      }
  return n;
}

gboolean
regie_recovery_is_meant (const char *text)
{
  guint values[SIGNS];
  guint n = read_signs (text, values);

  if (n < SIGNS - 5 || n > SIGNS + 5)
    return FALSE;
  for (guint i = 0; i < MIN (n, SIGNS); i++)
    if (values[i] > 31)
      return FALSE;
  return TRUE;
}

gboolean
regie_recovery_parse (const char *text, guint8 *bytes, GError **error)
{
  guint values[SIGNS];
  guint n;
  gboolean ok = TRUE;

  g_return_val_if_fail (text != NULL && bytes != NULL, FALSE);
  n = read_signs (text, values);
  if (n != SIGNS)
    return regie_refuse (error,
                         _("A recovery key has %d groups of five letters and digits; this has %u "
                            "signs instead of %d."),
                         REGIE_RECOVERY_GROUPS, n, SIGNS);
  memset (bytes, 0, REGIE_RECOVERY_BYTES);
  for (guint i = 0; ok && i < REGIE_RECOVERY_GROUPS; i++)
    {
      const guint *group = values + i * (IN_GROUP + 1);

      for (guint k = 0; k <= IN_GROUP; k++)
        ok = ok && group[k] < 32;
      if (!ok || find_check (group, i) != group[IN_GROUP])
        ok = regie_refuse (error, _("Group %u of the recovery key is not as it was printed."),
                           i + 1);
      for (guint k = 0; ok && k < 5 * IN_GROUP; k++)
        {
          guint bit = i * 5 * IN_GROUP + k;

          if (bit < 8 * REGIE_RECOVERY_BYTES && (group[k / 5] >> (4 - k % 5) & 1) != 0)
            bytes[bit / 8] |= 1 << (7 - bit % 8);
        }
    }
  memset (values, 0, sizeof values);
  return ok;
}
