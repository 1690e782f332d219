/* SPDX-License-Identifier: EUPL-1.2 */
/* What the messages of DUO mean and ask, from four lists of codes.ini. */
#include "regie-message.h"

#include <string.h>

char *
regie_message_dup_code (int code)
{
  return g_strdup_printf ("SS%03d", code);
}

int
regie_message_number (const char *text)
{
  RegieFact fact;

  regie_fact_init (&fact, REGIE_FACT_SIGNAL, 0);
  if (text != NULL)
    regie_fact_put (&fact, code, text);
  return fact.code;
}

static const RegieCode *
find (const RegieCodes *codes, const char *list, int code)
{
  g_autofree char *key = regie_message_dup_code (code);

  return code > 0 ? regie_codes_find (codes, list, key) : NULL;
}

const char *
regie_message_meaning (const RegieCodes *codes, int code)
{
  const RegieCode *found = find (codes, "duo_signaal", code);

  return found != NULL ? found->label : NULL;
}

const char *
regie_message_step (const RegieCodes *codes, int code)
{
  const RegieCode *found = find (codes, "duo_stap", code);

  return found != NULL ? found->label : NULL;
}

/* "doelgroep_wijziging groep=gezin": the kind, and what it says. */
static char **
split_pattern (const char *pattern)
{
  g_autofree char *stripped = g_strstrip (g_strdup (pattern));

  return g_strsplit (stripped, " ", -1);
}

const RegieCode *
regie_message_kind (const RegieCodes *codes, int code)
{
  const RegieCode *found = find (codes, "duo_handeling", code);
  g_auto (GStrv) words = found != NULL ? split_pattern (found->dutch) : NULL;

  return words != NULL ? regie_codes_find (codes, "feit", words[0]) : NULL;
}

RegieForm *
regie_message_form (const RegieCodes *codes, int code, RegieDay day)
{
  const RegieCode *kind = regie_message_kind (codes, code);
  g_auto (GStrv) words = kind != NULL ? split_pattern (find (codes, "duo_handeling", code)->dutch)
                                      : NULL;
  RegieForm *form;
  char text[REGIE_DAY_TEXT];

  if (kind == NULL)
    return NULL;
  form = regie_form_new ();
  regie_form_set_field (form, Fact, kind, kind->key);
  regie_form_set_field (form, Fact, day, regie_day_format (day, text));
  regie_form_set_code (form, Fact, source, REGIE_SOURCE_DUO);
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      regie_form_set (form, pair[0], pair[1]);
    }
  return form;
}

/* What a pattern does not speak of may be anything; a municipality of its own is one of ours. */
static gboolean
fits (const char *pattern, const RegieFact *fact)
{
  g_auto (GStrv) words = split_pattern (pattern);
  RegieFact asked;

  regie_fact_init (&asked, regie_fact_kind_find (words[0]), 0);
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      if (strcmp (pair[0], REGIE_FIELD (Fact, municipality)->key) == 0
          && fact->flags & REGIE_FACT_ELSEWHERE)
        return FALSE;
      regie_fact_set (&asked, pair[0], pair[1]);
    }
  return asked.kind == fact->kind && (asked.group == REGIE_N_GROUPS || asked.group == fact->group);
}

static gboolean
fits_one (const RegieCode *patterns, const RegieFact *fact)
{
  g_auto (GStrv) list = patterns != NULL ? g_strsplit (patterns->dutch, ",", -1) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (fits (list[i], fact))
      return TRUE;
  return FALSE;
}

gboolean
regie_message_fits (const RegieCodes *codes, int code, const RegieFact *fact)
{
  g_return_val_if_fail (codes != NULL, FALSE);
  return fact->kind < REGIE_N_FACT_KINDS
         && (fits_one (find (codes, "duo_handeling", code), fact)
             || fits_one (find (codes, "duo_einde", code), fact));
}
