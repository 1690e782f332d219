/* SPDX-License-Identifier: EUPL-1.2 */
/* One reader per kind of field, and for the few fields that are known for something: a number of a
 * person, a municipality, hours. */
#include "regie-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-identity.h"
#include "regie-money.h"
#include "regie-period.h"
#include "regie-text.h"

#define DIGITS_OF_V_NUMBER 10
#define DIGITS_OF_MUNICIPALITY 4

/* More than this is no count of anything here. */
#define MOST 1000000

static const char *
shortened (void)
{
  return _("the spreadsheet has shortened this number; show it there with all its digits");
}

char *
regie_value_dup_bsn (const char *text, const char **reason)
{
  char digits[REGIE_PLAIN_TEXT];
  char *bsn = regie_text_dup_bsn (text);

  *reason = bsn != NULL ? NULL
            : regie_text_read_digits (text, digits) == REGIE_DIGITS_LOST
              ? shortened ()
              : _("this BSN is not right (11-test)");
  return bsn;
}

char *
regie_value_dup_v_number (const char *text, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT], digits[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  gboolean marked = *plain == 'V' || *plain == 'v';
  RegieDigits kind;

  if (marked)
    plain += 1 + strspn (plain + 1, " .-:");
  kind = regie_text_read_digits (plain, digits);
  *reason = NULL;
  if (kind == REGIE_DIGITS && strlen (digits) == DIGITS_OF_V_NUMBER)
    return g_strconcat (marked ? "V" : "", digits, NULL);
  *reason = kind == REGIE_DIGITS_LOST ? shortened ()
                                      : _("this is not a V-number, which has ten digits");
  return NULL;
}

static char *
read_day (const char *text, const char **reason)
{
  char iso[REGIE_DAY_TEXT];
  RegieDay day;

  if (regie_day_parse_any (text, &day))
    return g_strdup (regie_day_format (day, iso));
  *reason = _("this is not a date; expected for example 23-11-2026");
  return NULL;
}

static char *
read_partial (const char *text, const char **reason)
{
  char *partial = regie_day_dup_partial (text);

  if (partial == NULL)
    *reason = _("this is not a date of birth; expected for example 1-5-1990 or 1990");
  return partial;
}

/* ",00" behind a whole number, as a spreadsheet shows it. */
static gboolean
is_noughts (const char *text)
{
  return (*text == ',' || *text == '.')
         && (strcmp (text + 1, "0") == 0 || strcmp (text + 1, "00") == 0);
}

/* "935", "GM0935", "gemeente Maastricht" and "0935 Maastricht" are 0935. */
static char *
dup_municipality (const RegieCodes *codes, const char *plain)
{
  static const char *const before[] = { "gemeente ", "gemeente: ", "gem. ", "gm" };
  const char *name;
  gsize digits;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_ascii_strncasecmp (plain, before[i], strlen (before[i])) == 0)
      plain += strlen (before[i]) + strspn (plain + strlen (before[i]), " ");
  digits = strspn (plain, "0123456789");
  if (digits > 0 && digits <= DIGITS_OF_MUNICIPALITY
      && (plain[digits] == '\0' || is_noughts (plain + digits)))
    return g_strdup_printf ("%0*d", DIGITS_OF_MUNICIPALITY,
                            (int) g_ascii_strtoll (plain, NULL, 10));
  if (digits == DIGITS_OF_MUNICIPALITY
      && (name = regie_codes_match (codes, "gemeente", plain + digits)) != NULL)
    return strncmp (name, plain, digits) == 0
             ? g_strdup (name)
             : NULL; /* the number of the one and the name of the other say nothing */
  return g_strdup (regie_codes_match (codes, "gemeente", plain));
}

static char *
read_code (const RegieField *field, const RegieCodes *codes, const char *text, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  char *key = codes == NULL ? g_strdup (plain)
              : strcmp (field->list, "gemeente") == 0
                ? dup_municipality (codes, plain)
                : g_strdup (regie_codes_match (codes, field->list, plain));

  if (key == NULL)
    *reason = _("this is not one of the choices");
  return key;
}

static char *
read_bool (const char *text, const char **reason)
{
  static const char *const yes[] = { "ja", "j", "1", "waar", "true", "yes", "y", "x", NULL };
  static const char *const no[] = { "nee", "n", "0", "onwaar", "false", "no", NULL };
  g_autofree char *folded = regie_text_fold (text);

  if (g_strv_contains (yes, folded))
    return g_strdup ("1");
  if (g_strv_contains (no, folded))
    return g_strdup ("0");
  *reason = _("expected ja or nee");
  return NULL;
}

/* Whole hours, which people write with a word or as a time. */
static gboolean
is_hours (const RegieField *field)
{
  static const char *const keys[] = { "uren",         "plan",        "geoorloofd",
                                      "ongeoorloofd", "intensiteit", NULL };

  return g_strv_contains (keys, field->key) || g_str_has_prefix (field->key, "uren_");
}

static char *
read_int (const RegieField *field, const char *text, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT], digits[REGIE_PLAIN_TEXT];
  const char *plain = regie_text_plain (text, buffer);
  const char *mark;
  gsize n = strspn (plain, "0123456789");
  int minutes;

  mark = plain + n;
  /* "12,00" is how a spreadsheet shows twelve; three noughts could be twelve thousand. */
  if (n > 0 && (*mark == '\0' || is_noughts (mark)))
    {
      gint64 number = g_ascii_strtoll (plain, NULL, 10);

      *reason = number > MOST ? _("this number is too large") : NULL;
      return number > MOST ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  if (*plain == '-' && plain[1] != '\0')
    *reason = _("this cannot be less than nothing");
  else if (n > 0 && (*mark == ',' || *mark == '.') && mark[1] != '\0'
           && mark[1 + strspn (mark + 1, "0123456789")] == '\0')
    *reason = strlen (mark + 1) == 3 ? _("a separator of thousands cannot be told from a decimal "
                                          "mark; write the number without one")
                                     : _("expected a whole number");
  else if (strpbrk (plain, "eE") != NULL
           && regie_text_read_digits (plain, digits) != REGIE_DIGITS_NONE)
    *reason = shortened ();
  else if (!is_hours (field) || !regie_minutes_parse (plain, &minutes, reason))
    *reason = *reason != NULL ? *reason : _("expected a whole number");
  else if (minutes % 60 != 0)
    *reason = _("expected whole hours");
  else
    return g_strdup_printf ("%d", minutes / 60);
  return NULL;
}

static char *
read_money (const char *text, const char **reason)
{
  gint64 cents;

  if (!regie_money_read (text, &cents, reason))
    *reason = *reason != NULL ? *reason
                              : _("this is not an amount; expected for example 1.234,50");
  else if (cents < 0)
    *reason = _("this cannot be less than nothing");
  else
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  return NULL;
}

/* Words of one line are not longer than this, but for those that hold a list. */
#define MOST_LETTERS 200
#define DIGITS_OF_CHAMBER 8

/* Somebody at a place with a name: more than that only the post knows. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL
         && text[strcspn (text, " ,;")] == '\0' && at[1] != '.' && strchr (at + 1, '.') != NULL
         && text[strlen (text) - 1] != '.';
}

static gboolean
is_chamber_number (const char *text)
{
  char digits[REGIE_PLAIN_TEXT];

  return regie_text_read_digits (text, digits) == REGIE_DIGITS
         && strlen (digits) == DIGITS_OF_CHAMBER;
}

const char *
regie_text_fault (const RegieField *field, const char *text)
{
  g_return_val_if_fail (field != NULL, NULL);
  if (text == NULL || field->kind != REGIE_TEXT || field->flags & REGIE_OWN)
    return NULL;
  if (strpbrk (text, "\n\r") != NULL)
    return _("write this on one line");
  if (!(field->flags & REGIE_SEVERAL) && g_utf8_strlen (text, -1) > MOST_LETTERS)
    return _("this is too long; at most 200 characters");
  if (strcmp (field->key, "email") == 0 && !is_address (text))
    return _("this is not an e-mail address; expected for example naam@voorbeeld.nl");
  if (strcmp (field->key, "kvk") == 0 && !is_chamber_number (text))
    return _("a number at the Chamber of Commerce has eight digits");
  return NULL;
}

/* "n 0119" is N0119: typed in haste it is the same card. */
static char *
dup_stamped (const char *text)
{
  char *written = regie_number_dup_written (text);

  return written != NULL ? written : g_strdup (text);
}

/* Free text is kept as it is, but for what nobody sees at its ends; a number in it that a
 * spreadsheet shortened is no text. */
static char *
read_text (const RegieField *field, const char *text, const char **reason)
{
  char digits[REGIE_PLAIN_TEXT];

  if ((*reason = regie_text_fault (field, text)) != NULL)
    return NULL;
  if (strcmp (field->key, "bsn") == 0)
    return regie_value_dup_bsn (text, reason);
  if (strcmp (field->key, "v_nummer") == 0)
    return regie_value_dup_v_number (text, reason);
  if (field->flags & REGIE_STAMPED)
    return dup_stamped (text);
  if (field->kind == REGIE_NOTE || !g_ascii_isdigit (*text) || strpbrk (text, "eE") == NULL)
    return g_strdup (text);
  switch (regie_text_read_digits (text, digits))
    {
    case REGIE_DIGITS:
      return g_strdup (digits);
    case REGIE_DIGITS_LOST:
      *reason = shortened ();
      return NULL;
    default:
      return g_strdup (text);
    }
}

/* A lone dash says that there is nothing; of hours it says that there are none. */
static gboolean
is_nothing (const RegieField *field, const char *text)
{
  char buffer[REGIE_PLAIN_TEXT];
  const char *plain;
  gboolean is_number = strcmp (field->key, "bsn") == 0 || strcmp (field->key, "v_nummer") == 0;

  if (*text == '\0' || ((field->kind == REGIE_TEXT || field->kind == REGIE_NOTE) && !is_number)
      || (field->kind == REGIE_INT && is_hours (field)))
    return *text == '\0';
  plain = regie_text_plain (text, buffer);
  return plain[strspn (plain, "-")] == '\0';
}

char *
regie_value_read (const RegieField *field, const RegieCodes *codes, const char *text,
                  const char **reason)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");
  const char *seen = regie_text_trim (copy);

  g_return_val_if_fail (field != NULL, NULL);
  *reason = NULL;
  if (is_nothing (field, seen))
    return NULL;
  switch (field->kind)
    {
    case REGIE_DAY:
      return read_day (seen, reason);
    case REGIE_PARTIAL:
      return read_partial (seen, reason);
    case REGIE_CODE:
      return read_code (field, codes, seen, reason);
    case REGIE_BOOL:
      return read_bool (seen, reason);
    case REGIE_INT:
      return read_int (field, seen, reason);
    case REGIE_MONEY:
      return read_money (seen, reason);
    default:
      return read_text (field, seen, reason);
    }
}

char *
regie_value_read_typed (const RegieField *field, const RegieCodes *codes, RegieDay today,
                        const char *text, const char **reason)
{
  char iso[REGIE_DAY_TEXT];
  RegieDay day;

  g_return_val_if_fail (field != NULL && today != REGIE_DAY_NONE, NULL);
  *reason = NULL;
  if (field->kind == REGIE_DAY && text != NULL && regie_day_parse_typed (text, today, &day))
    return g_strdup (regie_day_format (day, iso));
  return regie_value_read (field, codes, text, reason);
}
