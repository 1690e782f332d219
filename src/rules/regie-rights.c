/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of what each target group has, and the sentences about a change of group. */
#include "regie-rights.h"

#include <glib/gi18n.h>

#define ASYLUM (1u << REGIE_GROUP_ASIEL_28 | 1u << REGIE_GROUP_ASIEL_GEZIN)
#define OTHERS (1u << REGIE_GROUP_GEZIN | 1u << REGIE_GROUP_OVERIG | 1u << REGIE_GROUP_GEESTELIJK)

/* TRANSLATORS: each is something that a target group has; it is said to begin or to end */
static const struct {
  guint groups;
  const char *article, *what;
} rights[] = {
  { ASYLUM, "Wet art. 16",
    N_("an integration offer: the municipality offers and pays the lessons") },
  { OTHERS, "Wet art. 19-21", N_("lessons at one's own expense, with a loan of DUO if need be") },
  { ASYLUM, "Wet art. 15 lid 2", N_("the hours a week of the route stand in the PIP") },
  { ASYLUM, "Wet art. 13", N_("social guidance") },
  { 1u << REGIE_GROUP_ASIEL_28, "Participatiewet art. 56a",
    N_("financial unburdening, with social assistance") },
  { ASYLUM, "Besluit art. 3.14", N_("hours of participation in the self-reliance route") },
  { ASYLUM, "Regeling art. 3.4", N_("free first attempts at the exams") },
  { OTHERS, "Wet art. 24", N_("a fine by DUO after the term") },
};

char *
regie_group_change (RegieGroup from, RegieGroup to, guint i, const char **article, gboolean *gained)
{
  for (guint k = 0; k < G_N_ELEMENTS (rights); k++)
    {
      gboolean before = rights[k].groups >> from & 1;
      gboolean after = rights[k].groups >> to & 1;

      if (before == after || i-- > 0)
        continue;
      *article = rights[k].article;
      *gained = after;
      return g_strdup_printf (after ? _("Begins: %s") : _("Ends: %s"), _(rights[k].what));
    }
  return NULL;
}
