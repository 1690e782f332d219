/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-budget.h"

GArray *
regie_budget_load (RegieDb *db, int first, int last, GError **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieBudgetYear));

  g_return_val_if_fail (db != NULL, NULL);
  for (int year = first; year <= last; year++)
    {
      RegieBudgetYear one = { year, -1, 0 };
      gint64 n;
      char text[12];
      const char *params[] = { text };

      g_snprintf (text, sizeof text, "%d", year);
      if (!regie_db_get_int (
            db, "SELECT count(*) FROM budget WHERE voided = 0 AND contract IS NULL AND year = $1",
            1, params, &n, error)
          || (n > 0
              && !regie_db_get_int (db,
                                    "SELECT sum(amount) FROM budget WHERE voided = 0 AND contract "
                                    "IS NULL AND year = $1",
                                    1, params, &one.budget, error))
          || !regie_db_get_int (db,
                                "SELECT COALESCE(sum(amount), 0) FROM plan_cost WHERE year = $1", 1,
                                params, &one.planned, error))
        return NULL;
      g_array_append_val (years, one);
    }
  return g_steal_pointer (&years);
}

const RegieBudgetYear *
regie_budget_find (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, RegieBudgetYear, i).year == year)
      return &g_array_index (years, RegieBudgetYear, i);
  return NULL;
}
