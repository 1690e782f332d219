/* SPDX-License-Identifier: EUPL-1.2 */
/* Takes what was typed in a search apart into words, and holds them against folded texts. */
#include "regie-question.h"

#include <string.h>

#include "regie-text.h"

/* Up to two letters, then digits. */
static gboolean
is_number (const char *squeezed)
{
  const char *digits = squeezed;

  while (g_ascii_isalpha (*digits))
    digits++;
  return digits - squeezed <= 2 && *digits != '\0'
         && strspn (digits, "0123456789") == strlen (digits);
}

char **
regie_question_dup_words (const char *text)
{
  g_autofree char *squeezed = regie_text_squeeze (text);
  g_autofree char *folded = NULL;

  if (is_number (squeezed))
    return g_strsplit (squeezed, " ", -1);
  folded = regie_text_fold (text);
  return g_strsplit (folded, " ", -1);
}

gboolean
regie_question_is_long (const char *word)
{
  return strlen (word) >= 3 && g_utf8_strlen (word, -1) >= 3;
}

gboolean
regie_question_begins (const char *word)
{
  return g_unichar_type (g_utf8_get_char (word)) != G_UNICODE_OTHER_LETTER;
}

static gboolean
begins_a_word (const char *folded, const char *word)
{
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if (at == folded || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
stands_in (const char *word, const char *folded)
{
  return *word == '\0'
         || (regie_question_is_long (word) || !regie_question_begins (word)
               ? strstr (folded, word) != NULL
               : begins_a_word (folded, word));
}

gboolean
regie_question_matches (const char *const *words, const char *folded)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!stands_in (words[i], folded))
      return FALSE;
  return TRUE;
}

/* The shortest word in which one letter more or less leaves no doubt about who is meant. */
#define LEAST_TO_ERR 5

gboolean
regie_question_may_err (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);
  return g_utf8_strlen (word, -1) >= LEAST_TO_ERR && strpbrk (word, "0123456789") == NULL;
}

/* Are these the same but for one letter?  N and M are their lengths in letters. */
static gboolean
differs_by_one (const gunichar *a, glong n, const gunichar *b, glong m)
{
  glong head = 0;
  glong tail = 0;

  if (ABS (n - m) > 1)
    return FALSE;
  while (head < MIN (n, m) && a[head] == b[head])
    head++;
  while (tail < MIN (n, m) - head && a[n - 1 - tail] == b[m - 1 - tail])
    tail++;
  if (MAX (n, m) - head - tail <= 1)
    return TRUE;
  /* Two that changed places. */
  return n == m && n - head - tail == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

static gboolean
resembles_a_word (const char *word, const char *folded)
{
  glong n, m;
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (word, -1, &n);
  g_autofree gunichar *all = g_utf8_to_ucs4_fast (folded, -1, &m);

  for (glong from = 0, at = 0; at <= m; at++)
    if (at == m || all[at] == ' ')
      {
        if (differs_by_one (wanted, n, all + from, at - from))
          return TRUE;
        from = at + 1;
      }
  return FALSE;
}

gboolean
regie_question_resembles (const char *const *words, const char *folded)
{
  g_return_val_if_fail (words != NULL && folded != NULL, FALSE);
  for (guint i = 0; words[i] != NULL; i++)
    if (!stands_in (words[i], folded)
        && !(regie_question_may_err (words[i]) && resembles_a_word (words[i], folded)))
      return FALSE;
  return TRUE;
}
