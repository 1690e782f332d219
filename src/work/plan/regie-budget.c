/* SPDX-License-Identifier: EUPL-1.2 */
/* What a year may cost, beside what the plans cost in it. */
#include "regie-budget.h"

#include "regie-plan-query.h"

GArray *
regie_budget_years_new (int first, int last)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (RegieBudgetYear));

  for (int year = first; year <= last; year++)
    {
      RegieBudgetYear one = { year, -1, 0 };

      g_array_append_val (years, one);
    }
  return years;
}

GArray *
regie_budget_load (RegieDb *db, int first, int last, GError **error)
{
  g_autoptr (GArray) years = regie_budget_years_new (first, last);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_plan_load_budgets (db, 0, years, error) || !regie_plan_load_planned (db, years, error))
    return NULL;
  return g_steal_pointer (&years);
}

const RegieBudgetYear *
regie_budget_find (const GArray *years, int year)
{
  g_return_val_if_fail (years != NULL, NULL);
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, RegieBudgetYear, i).year == year)
      return &g_array_index (years, RegieBudgetYear, i);
  return NULL;
}
