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

gboolean
regie_question_matches (const char *const *words, const char *folded)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0'
        && !(regie_question_is_long (words[i]) || !regie_question_begins (words[i])
               ? strstr (folded, words[i]) != NULL
               : begins_a_word (folded, words[i])))
      return FALSE;
  return TRUE;
}
