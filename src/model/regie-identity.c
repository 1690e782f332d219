/* SPDX-License-Identifier: EUPL-1.2 */
/* Compares who two records are about: first by number, then by name and birth date. */
#include "regie-identity.h"

#include <string.h>

#include "regie-text.h"

#define LONGEST_PARTICLE                                                                           \
  3 /* letters of "el", "van", "bin": what tells a surname from another is longer */

struct _RegieWho {
  char *bsn, *v_number, *number; /* keys */
  char *written;                 /* the dossier number with its points */
  char **given, **family;        /* words, folded */
  char **others;                 /* other spellings of the whole name, words parted by a space */
  char *given_joined, *family_joined, *all_sorted;
  char born[11]; /* "1990-05-00"; "" when nothing is known */
};

static gboolean
is_nothing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL
         || c == 0x2800;
}

/* In capitals, without what nobody sees; the points stay when WITH_POINTS. */
static char *
dup_plain (const char *text, gboolean with_points)
{
  GString *out = g_string_new (NULL);
  gboolean says_something = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (p));

      if (is_nothing (c) || (c == '.' && !with_points))
        continue;
      says_something |= g_unichar_isdigit (c) && c != '0';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, !says_something);
}

char *
regie_number_dup_key (const char *text)
{
  return text != NULL ? dup_plain (text, FALSE) : NULL;
}

char *
regie_number_dup_written (const char *text)
{
  return text != NULL ? dup_plain (text, TRUE) : NULL;
}

gboolean
regie_number_is_same (const char *a, const char *b)
{
  g_autofree char *plain_a = regie_number_dup_key (a);
  g_autofree char *plain_b = regie_number_dup_key (b);
  g_autofree char *a_points = NULL;
  g_autofree char *b_points = NULL;

  if (plain_a == NULL || g_strcmp0 (plain_a, plain_b) != 0)
    return FALSE;
  a_points = regie_number_dup_written (a);
  b_points = regie_number_dup_written (b);
  return strcmp (a_points, b_points) == 0 || strchr (a_points, '.') == NULL
         || strchr (b_points, '.') == NULL;
}

/* A BSN as it is stored, of which a leading zero may be missing. */
static char *
dup_bsn (const char *text)
{
  char *bsn = text != NULL ? regie_text_dup_bsn (text) : NULL;

  return bsn != NULL ? bsn : regie_number_dup_key (text);
}

/* A V-number is ten digits; the letter before them is written or left out. */
static char *
dup_v_number (const char *text)
{
  char *key = regie_number_dup_key (text);

  if (key != NULL && g_ascii_tolower (key[0]) == 'v' && g_ascii_isdigit (key[1]))
    memmove (key, key + 1, strlen (key));
  return key;
}

/* Without doubled letters and the signs that count as letters: an apostrophe that is one, a
 * drawn-out letter. */
static char *
dup_word (const char *folded)
{
  GString *out = g_string_new (NULL);
  gunichar last = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) == G_UNICODE_MODIFIER_LETTER || c == last)
        continue;
      g_string_append_unichar (out, c);
      last = c;
    }
  return g_string_free (out, FALSE);
}

/* Adds the words of TEXT, which may be NULL. */
static void
add_words (GPtrArray *words, const char *text)
{
  g_autofree char *folded = text != NULL ? regie_text_fold (text) : NULL;
  g_auto (GStrv) parts = folded != NULL ? g_strsplit (folded, " ", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *word = dup_word (parts[i]);

      if (*word != '\0')
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
}

static char **
end_words (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* "AM" stands for two names, as "A.M." does. */
static gboolean
are_bare_initials (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper (text[i]))
      return FALSE;
  return length == 2 || length == 3;
}

static char **
dup_given (const char *text)
{
  GPtrArray *words = g_ptr_array_new ();

  if (text != NULL && are_bare_initials (text))
    for (const char *p = text; *p != '\0'; p++)
      g_ptr_array_add (words, g_strdup_printf ("%c", g_ascii_tolower (*p)));
  else
    add_words (words, text);
  return end_words (words);
}

static char **
dup_family (const char *prefix, const char *surname)
{
  GPtrArray *words = g_ptr_array_new ();

  add_words (words, prefix);
  add_words (words, surname);
  return end_words (words);
}

static char **
dup_others (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = dup_family (NULL, parts[i]);

      if (words[0] != NULL)
        g_ptr_array_add (others, g_strjoinv (" ", words));
    }
  return end_words (others);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every word of the name, in one order whatever field it came from. */
static char *
dup_sorted (char **given, char **family)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; given[i] != NULL; i++)
    g_ptr_array_add (all, given[i]);
  for (guint i = 0; family[i] != NULL; i++)
    g_ptr_array_add (all, family[i]);
  g_ptr_array_sort (all, compare_words);
  g_ptr_array_add (all, NULL);
  return g_strjoinv (" ", (char **) all->pdata);
}

RegieWho *
regie_who_new (const RegieIdentity *identity)
{
  RegieWho *self = g_new0 (RegieWho, 1);

  g_return_val_if_fail (identity != NULL, NULL);
  self->bsn = dup_bsn (identity->bsn);
  self->v_number = dup_v_number (identity->v_number);
  self->number = regie_number_dup_key (identity->number);
  self->written = g_strdup (identity->number);
  self->given = dup_given (identity->given_names);
  self->family = dup_family (identity->prefix, identity->surname);
  self->others = dup_others (identity->other_names);
  self->given_joined = g_strjoinv ("", self->given);
  self->family_joined = g_strjoinv ("", self->family);
  self->all_sorted = dup_sorted (self->given, self->family);
  g_strlcpy (self->born, identity->born != NULL ? identity->born : "", sizeof self->born);
  return self;
}

void
regie_who_free (RegieWho *self)
{
  g_free (self->bsn);
  g_free (self->v_number);
  g_free (self->number);
  g_free (self->written);
  g_strfreev (self->given);
  g_strfreev (self->family);
  g_strfreev (self->others);
  g_free (self->given_joined);
  g_free (self->family_joined);
  g_free (self->all_sorted);
  g_free (self);
}

/* Does every word of SOME that tells names apart stand in ALL? */
static gboolean
stands_in (char **some, char **all)
{
  gboolean only_long = FALSE;

  for (guint i = 0; some[i] != NULL; i++)
    only_long |= strlen (some[i]) > LONGEST_PARTICLE;
  for (guint i = 0; some[i] != NULL; i++)
    if ((!only_long || strlen (some[i]) > LONGEST_PARTICLE)
        && !g_strv_contains ((const char *const *) all, some[i]))
      return FALSE;
  return some[0] != NULL;
}

/* One name, or the first letter of it. */
static gboolean
is_same_given (const char *a, const char *b)
{
  gsize first = g_utf8_next_char (a) - a;

  return strcmp (a, b) == 0
         || ((a[first] == '\0' || *g_utf8_next_char (b) == '\0') && strncmp (a, b, first) == 0);
}

/* Has each of SOME its like in ALL? */
static gboolean
are_given_among (char **some, char **all)
{
  for (guint i = 0; some[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; all[k] != NULL && !found; k++)
        found = is_same_given (some[i], all[k]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Some of the names may be left out; of as many names none is. */
static gboolean
are_given_alike (char **a, char **b)
{
  guint n_a = g_strv_length (a);
  guint n_b = g_strv_length (b);

  return (n_a > n_b || are_given_among (a, b)) && (n_a < n_b || are_given_among (b, a));
}

/* Is one of the other spellings of A the name of B, or a fuller one? */
static gboolean
is_known_as (const RegieWho *a, const RegieWho *b)
{
  for (guint i = 0; a->others[i] != NULL; i++)
    {
      g_auto (GStrv) other = g_strsplit (a->others[i], " ", -1);

      if (stands_in (b->family, other) && b->given[0] != NULL && stands_in (b->given, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_names_alike (const RegieWho *a, const RegieWho *b)
{
  /* Of two without a surname the given names say all. */
  gboolean nameless = *a->family_joined == '\0' && *b->family_joined == '\0';
  gboolean family = strcmp (a->family_joined, b->family_joined) == 0
                    || stands_in (a->family, b->family) || stands_in (b->family, a->family);
  gboolean given = strcmp (a->given_joined, b->given_joined) == 0
                   || (!nameless && are_given_alike (a->given, b->given));
  gboolean swapped = (*a->given_joined != '\0' || *b->given_joined != '\0')
                     && strcmp (a->given_joined, b->family_joined) == 0
                     && strcmp (a->family_joined, b->given_joined) == 0;

  return (family && given) || swapped || is_known_as (a, b) || is_known_as (b, a);
}

/* "1990-00-00" may be any day of 1990. */
static gboolean
may_be_same_day (const char *a, const char *b)
{
  static const struct {
    guint at, length;
  } parts[] = { { 0, 4 }, { 5, 2 }, { 8, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *one = a + parts[i].at;
      const char *other = b + parts[i].at;

      if (strlen (a) <= parts[i].at || strlen (b) <= parts[i].at || strncmp (one, "00", 2) == 0
          || strncmp (other, "00", 2) == 0)
        return TRUE;
      if (strncmp (one, other, parts[i].length) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_number (const char *a, const char *b)
{
  return a != NULL && g_strcmp0 (a, b) == 0;
}

static gboolean
are_two_numbers (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) != 0;
}

RegieSameness
regie_who_compare (const RegieWho *a, const RegieWho *b)
{
  if (is_same_number (a->bsn, b->bsn) || is_same_number (a->v_number, b->v_number)
      || (is_same_number (a->number, b->number) && regie_number_is_same (a->written, b->written)))
    return REGIE_SAME_SURE;
  if (are_two_numbers (a->bsn, b->bsn) || are_two_numbers (a->v_number, b->v_number))
    return REGIE_SAME_NOT;
  if (*a->born == '\0' || *b->born == '\0')
    return *a->all_sorted != '\0' && strcmp (a->all_sorted, b->all_sorted) == 0 ? REGIE_SAME_PERHAPS
                                                                                : REGIE_SAME_NOT;
  if (strncmp (a->born, b->born, 4) != 0 || !are_names_alike (a, b))
    return REGIE_SAME_NOT;
  return may_be_same_day (a->born, b->born) ? REGIE_SAME_PERHAPS : REGIE_SAME_ALIKE;
}

static void
add_key (GPtrArray *keys, const RegieWho *self, const char *word)
{
  char *key = g_strdup_printf ("%s/%.4s", word, self->born);

  if (*word == '\0' || g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_free (key);
  else
    g_ptr_array_add (keys, key);
}

char **
regie_who_dup_keys (const RegieWho *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  const char *const numbers[][2] = { { "b", self->bsn },
                                     { "v", self->v_number },
                                     { "n", self->number } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i][1] != NULL)
      g_ptr_array_add (keys, g_strconcat (numbers[i][0], numbers[i][1], NULL));
  g_ptr_array_add (keys, g_strconcat ("=", self->all_sorted, NULL));
  if (*self->born == '\0')
    return end_words (keys);
  for (guint i = 0; self->family[i] != NULL; i++)
    add_key (keys, self, self->family[i]);
  add_key (keys, self, self->family_joined);
  add_key (keys, self, self->given_joined);
  for (guint i = 0; self->others[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (self->others[i], " ", -1);

      for (guint k = 0; words[k] != NULL; k++)
        add_key (keys, self, words[k]);
    }
  return end_words (keys);
}
