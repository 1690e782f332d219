/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database to say what the contracts cost. */
#include "regie-spending-query.h"

#include "regie-column.h"
#include "regie-text.h"

#define LAST_DAY "9999-12-31" /* of everything that is recorded */

static gboolean
take_paid (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieSpendingPaid paid = { .line = regie_column_id (c[0]),
                             .provider = regie_column_id (c[1]),
                             .order = regie_column_id (c[2]),
                             .day = regie_column_day (c[3]),
                             .amount = regie_column_id (c[5]) };

  paid.has_period = c[4] != NULL && regie_period_parse (c[4], &paid.period);
  g_array_append_val ((GArray *) data, paid);
  return TRUE;
}

GArray *
regie_spending_load_paid (RegieDb *db, gint64 provider, RegieDay on, GError **error)
{
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (RegieSpendingPaid));
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db,
        "SELECT l.id, v.provider, l.engagement, v.day, l.period, l.approved FROM invoice v JOIN "
        "invoice_line l ON l.invoice = v.id WHERE (v.provider = $1 OR $1 = '0') AND v.day <= $2 "
        "AND v.voided = 0 AND l.voided = 0 AND l.stage IN ('goedgekeurd', 'deels') AND l.approved "
        "> 0 ORDER BY l.id",
        2,
        (const char *[]){ regie_number_format (provider, id),
                          on != REGIE_DAY_NONE ? regie_day_format (on, day) : LAST_DAY },
        take_paid, paid, error))
    return NULL;
  return g_steal_pointer (&paid);
}

static gboolean
take_budget (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieSpendingBudget budget = { regie_column_id (c[0]), regie_column_id (c[1]),
                                 regie_column_id (c[2]) };

  g_array_append_val ((GArray *) data, budget);
  return TRUE;
}

GArray *
regie_spending_load_budgets (RegieDb *db, int year, GError **error)
{
  g_autoptr (GArray) budgets = g_array_new (FALSE, FALSE, sizeof (RegieSpendingBudget));
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT b.contract, c.provider, b.amount FROM budget b LEFT JOIN contract c "
                      "ON c.id = b.contract WHERE b.year = $1 AND b.voided = 0 AND (b.contract IS "
                      "NULL OR c.voided = 0) ORDER BY b.id",
                      1, (const char *[]){ regie_number_format (year, text) }, take_budget, budgets,
                      error))
    return NULL;
  return g_steal_pointer (&budgets);
}
