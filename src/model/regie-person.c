/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-person.h"

#include <string.h>

#include "regie-text.h"

gboolean
regie_role_may (const char *role, RegieRight right)
{
  static const struct { const char *role; guint rights; } table[] = {
    { "consulent", 1 << REGIE_MAY_SEE_DOSSIERS | 1 << REGIE_MAY_RECORD | 1 << REGIE_MAY_ASSIGN | 1 << REGIE_MAY_IMPORT |
                   1 << REGIE_MAY_EXPORT | 1 << REGIE_MAY_SEE_BSN | 1 << REGIE_MAY_SEE_HEALTH | 1 << REGIE_MAY_ORDER | 1 << REGIE_MAY_DESK },
    { "regisseur", 1 << REGIE_MAY_SEE_DOSSIERS | 1 << REGIE_MAY_RECORD | 1 << REGIE_MAY_SEE_BSN | 1 << REGIE_MAY_SEE_HEALTH | 1 << REGIE_MAY_ORDER | 1 << REGIE_MAY_DESK },
    { "manager",   1 << REGIE_MAY_SEE_DOSSIERS | 1 << REGIE_MAY_ASSIGN | 1 << REGIE_MAY_EXPORT | 1 << REGIE_MAY_CONTRACT | 1 << REGIE_MAY_ORDER | 1 << REGIE_MAY_DESK },
    { "financien", 1 << REGIE_MAY_SEE_DOSSIERS | 1 << REGIE_MAY_CONTRACT | 1 << REGIE_MAY_ORDER },
    { "balie",     1 << REGIE_MAY_DESK },
    { "beheer",    0xffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (role, table[i].role) == 0)
      return table[i].rights >> right & 1;
  return FALSE;
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
regie_person_dup_sort (const char *given_names, const char *prefix, const char *surname)
{
  g_autofree char *name = join (surname, given_names, prefix);

  return regie_text_fold (name);
}
