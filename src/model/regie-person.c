/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-person.h"

#include <string.h>

#include "regie-text.h"

/* The rights of ROLE as bits; none for a role that is not known. */
static guint
rights_of (const char *role)
{
#define R(right) REGIE_RIGHT (right)
  static const struct { const char *role; guint rights; } table[] = {
    { "consulent", R (SEE_DOSSIERS) | R (RECORD) | R (ASSIGN) | R (IMPORT) | R (EXPORT) | R (SEE_BSN) | R (SEE_HEALTH) | R (ORDER) | R (DESK) },
    { "regisseur", R (SEE_DOSSIERS) | R (RECORD) | R (SEE_BSN) | R (SEE_HEALTH) | R (ORDER) | R (DESK) },
    { "manager",   R (SEE_DOSSIERS) | R (ASSIGN) | R (EXPORT) | R (CONTRACT) | R (ORDER) | R (DESK) },
    { "financien", R (SEE_DOSSIERS) | R (CONTRACT) | R (ORDER) },
    { "balie",     R (DESK) },
    { "beheer",    0xffff },
  };
#undef R

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (role, table[i].role) == 0)
      return table[i].rights;
  return REGIE_RIGHT_NONE;
}

gboolean
regie_role_may_all (const char *role, guint rights)
{
  return (rights_of (role) & rights) == rights;
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
regie_person_dup_sort (const char *given_names, const char *prefix, const char *surname)
{
  g_autofree char *name = join (surname, given_names, prefix);

  return regie_text_fold (name);
}
