/* SPDX-License-Identifier: EUPL-1.2 */
/* How a term runs: when a fact counts, what suspends it, and when the new term after a fine
 * ends. */
#include "regie-term.h"

gboolean
regie_fact_happened (const RegieFact *fact, RegieDay today)
{
  g_return_val_if_fail (fact != NULL, FALSE);
  return fact->day <= today && !(fact->flags & REGIE_FACT_PLANNED);
}

guint
regie_case_pip (const RegieCase *one, RegieDay day)
{
  guint found = G_MAXUINT;

  g_return_val_if_fail (one != NULL, G_MAXUINT);
  for (guint i = 0; i < one->n; i++)
    if (one->facts[i].kind == REGIE_FACT_PIP && regie_fact_happened (&one->facts[i], day))
      found = i;
  return found;
}

RegieTerm
regie_term_find (const RegieRules *rules, const GArray *deadlines)
{
  RegieTerm term = { REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_STATE_RUNS };

  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);

      if (d->rule == rules->role[REGIE_RULE_IS_TERM]
          && (term.begin == REGIE_DAY_NONE || d->begin > term.begin))
        term = (RegieTerm){ d->begin, d->due, d->state };
    }
  for (guint i = 0; term.end != REGIE_DAY_NONE && i < deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);

      if (regie_rules_get (rules, d->rule)->shape == REGIE_RULE_NEW_TERM && d->due != REGIE_DAY_NONE
          && d->state != REGIE_STATE_LAPSED)
        term.end = MAX (term.end, d->due);
    }
  return term;
}
