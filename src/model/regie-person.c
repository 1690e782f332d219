/* SPDX-License-Identifier: EUPL-1.2 */
/* The rights of each role, and the ways to write a name. */
#include "regie-person.h"

#include <string.h>

#include "regie-access.h"
#include "regie-text.h"

/* As data/rights.ini spells them. */
static const char *const right_words[REGIE_N_RIGHTS] = {
  [REGIE_MAY_SEE_DOSSIERS] = "dossiers",
  [REGIE_MAY_RECORD] = "vastleggen",
  [REGIE_MAY_ASSIGN] = "toewijzen",
  [REGIE_MAY_IMPORT] = "importeren",
  [REGIE_MAY_EXPORT] = "exporteren",
  [REGIE_MAY_SEE_BSN] = "bsn",
  [REGIE_MAY_ADMINISTER] = "beheren",
  [REGIE_MAY_SEE_HEALTH] = "gezondheid",
  [REGIE_MAY_CONTRACT] = "contracten",
  [REGIE_MAY_ORDER] = "opdrachten",
  [REGIE_MAY_DESK] = "balie",
  [REGIE_MAY_REPORT] = "verslagen",
  [REGIE_MAY_AUDIT] = "toezien",
  [REGIE_MAY_BREAK_GLASS] = "noodtoegang",
};

/* The bits of each role; one that C does not know has none. */
static gpointer
read_rights (gpointer data)
{
  guint *bits = g_new0 (guint, REGIE_ROLE_UNKNOWN + 1);

  for (guint role = 0; role < REGIE_N_ROLES; role++)
    for (const char *const *word = regie_access_get_programme ((RegieRole) role); *word != NULL;
         word++)
      {
        guint right = 0;

        while (right < REGIE_N_RIGHTS && strcmp (right_words[right], *word) != 0)
          right++;
        if (right == REGIE_N_RIGHTS)
          g_error ("rights.ini: [programma]: %s", *word);
        bits[role] |= 1u << right;
      }
  return bits;
}

static guint
rights_of (RegieRole role)
{
  static GOnce once = G_ONCE_INIT;

  return ((const guint *) g_once (&once, read_rights, NULL))[role];
}

gboolean
regie_role_may_all (const char *role, guint rights)
{
  return (rights_of (regie_role_find (role)) & rights) == rights;
}

gboolean
regie_role_may (const char *role, RegieRight right)
{
  return regie_role_may_all (role, 1u << right);
}

static char *
join (const char *a, const char *b, const char *c)
{
  const char *parts[4] = { NULL };
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      const char *part = i == 0 ? a : i == 1 ? b : c;

      if (part != NULL && *part != '\0')
        parts[n++] = part;
    }
  return g_strjoinv (" ", (char **) parts);
}

char *
regie_person_dup_name (const char *given_names, const char *prefix, const char *surname)
{
  return join (given_names, prefix, surname);
}

char *
regie_person_dup_apart (const char *name, const char *born, const char *number)
{
  g_autofree char *typed = regie_day_dup_partial_typed (born != NULL ? born : "");
  gboolean both = *typed != '\0' && number != NULL && *number != '\0';

  if (*typed == '\0' && (number == NULL || *number == '\0'))
    return g_strdup (name);
  return g_strdup_printf ("%s (%s%s%s)", name, typed, both ? ", " : "",
                          number != NULL ? number : "");
}

/* Words that stand before a Dutch surname (table 36 of the BRP) and their kin, as people here write
 * them in the surname itself. */
static gboolean
is_prefix_word (const char *folded)
{
  static const char *const words[] = {
    "aan", "af",    "al",    "am",   "auf", "aus",   "bij",   "bin",    "boven",  "d",
    "da",  "dal",   "dalla", "das",  "de",  "degli", "dei",   "del",    "dell",   "della",
    "den", "der",   "des",   "di",   "do",  "dos",   "du",    "een",    "el",     "het",
    "im",  "in",    "l",     "la",   "las", "le",    "les",   "lo",     "los",    "met",
    "of",  "onder", "op",    "over", "s",   "t",     "te",    "ten",    "ter",    "thoe",
    "to",  "toe",   "tot",   "uijt", "uit", "van",   "vande", "vanden", "vander", "ver",
    "vom", "von",   "voor",  "zu",   "zum", "zur",   NULL
  };

  return g_strv_contains (words, folded);
}

static gboolean
is_between_words (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION);
}

/* One letter is a prefix with an apostrophe only: d'Angelo, 't Hart; not the initial of "D Angelo".
 * Gives where the word after the first one of TEXT begins; NULL when that first word is no
 * prefix. */
static const char *
after_prefix_word (const char *text)
{
  const char *from = text;
  const char *to;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;
  gboolean apostrophe = FALSE;

  while (*from != '\0'
         && (is_between_words (g_utf8_get_char (from))
             || regie_text_is_apostrophe (g_utf8_get_char (from))))
    {
      apostrophe = apostrophe || regie_text_is_apostrophe (g_utf8_get_char (from));
      from = g_utf8_next_char (from);
    }
  for (to = from; *to != '\0' && !is_between_words (g_utf8_get_char (to))
                  && !regie_text_is_apostrophe (g_utf8_get_char (to));)
    to = g_utf8_next_char (to);
  apostrophe = apostrophe || (*to != '\0' && regie_text_is_apostrophe (g_utf8_get_char (to)));
  word = g_strndup (from, (gsize) (to - from));
  folded = regie_text_fold (word);
  if (!is_prefix_word (folded) || (folded[1] == '\0' && !apostrophe))
    return NULL;
  /* The apostrophe of d' is its own, that of 't belongs to what follows. */
  while (*to != '\0' && regie_text_is_apostrophe (g_utf8_get_char (to)))
    to = g_utf8_next_char (to);
  while (*to != '\0' && is_between_words (g_utf8_get_char (to)))
    to = g_utf8_next_char (to);
  return to;
}

/* All of TEXT is words that stand before a surname. */
static gboolean
is_prefix (const char *text)
{
  const char *at = text;

  while (at != NULL && *at != '\0')
    at = after_prefix_word (at);
  return at != NULL && at != text;
}

void
regie_person_split_surname (const char *surname, char **prefix, char **rest)
{
  const char *comma = strrchr (surname, ',');
  const char *at = surname;

  *prefix = NULL;
  /* "Dam, van", as in a list */
  if (comma != NULL && is_prefix (comma + 1))
    {
      *prefix = g_strstrip (g_strdup (comma + 1));
      *rest = g_strstrip (g_strndup (surname, (gsize) (comma - surname)));
      return;
    }
  for (const char *next = after_prefix_word (at); next != NULL && *next != '\0';
       next = after_prefix_word (at))
    at = next;
  if (at != surname)
    *prefix = g_strstrip (g_strndup (surname, (gsize) (at - surname)));
  *rest = g_strstrip (g_strdup (at));
}

char *
regie_person_dup_sort (const char *given_names, const char *prefix, const char *surname)
{
  g_autofree char *written = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *column = regie_text_fold (prefix != NULL ? prefix : "");
  g_autofree char *own = NULL;
  g_autofree char *before = NULL;

  regie_person_split_surname (surname != NULL ? surname : "", &written, &rest);
  own = regie_text_fold (written != NULL ? written : "");
  /* Who fills in both writes the same twice, or a part in each. */
  before = join (column, strcmp (column, own) != 0 ? own : NULL, NULL);
  name = join (rest, given_names, before);
  return regie_text_fold (name);
}

char *
regie_person_dup_sort_whole (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  const char *surname = strrchr (trimmed, ' ');
  g_autofree char *given = NULL;

  for (const char *at = strchr (trimmed, ' '); at != NULL && at != surname; at = strchr (at, ' '))
    {
      at++;
      if (after_prefix_word (at) != NULL)
        {
          surname = at - 1;
          break;
        }
    }
  if (surname == NULL)
    return regie_text_fold (trimmed);
  given = g_strndup (trimmed, (gsize) (surname - trimmed));
  return regie_person_dup_sort (given, NULL, surname + 1);
}
