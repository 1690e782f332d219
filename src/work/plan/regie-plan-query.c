/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database about the money of plans. */
#include "regie-plan-query.h"

#include "regie-budget.h"
#include "regie-column.h"
#include "regie-prices.h"
#include "regie-text.h"

static void
offer_free (gpointer data)
{
  RegieOffer *offer = data;

  g_free (offer->provider);
  g_free (offer->contract);
  g_free (offer->lot);
  g_free (offer->topic);
  g_free (offer);
}

static gboolean
take_offer (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOffer *offer = g_new (RegieOffer, 1);

  *offer = (RegieOffer){ .provider = g_strdup (c[0]),
                         .contract = g_strdup (c[1]),
                         .lot = g_strdup (c[2]),
                         .route = regie_route_find (c[3]),
                         .topic = g_strdup (c[4]),
                         .unit = regie_unit_of (c[5]),
                         .amount = regie_price_indexed (regie_column_id (c[6]), c[8], c[9], c[10]),
                         .id = regie_column_id (c[7]),
                         .lot_id = regie_column_id (c[11]) };
  g_ptr_array_add (data, offer);
  return TRUE;
}

GPtrArray *
regie_prices_load (RegieDb *db, RegieDay day, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free);
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT o.name, c.number, l.name, l.route, p.topic, p.unit, p.amount, p.id, "
                      "p.from_day, c.index_rate, $1, l.id FROM price p JOIN lot l ON l.id = p.lot"
                      " JOIN contract c ON c.id = l.contract JOIN provider o ON o.id = c.provider"
                      " WHERE p.voided = 0 AND l.voided = 0 AND c.voided = 0 AND o.voided = 0"
                      " AND COALESCE(c.stage, 'loopt') IN ('gegund', 'loopt', 'eindigt')"
                      " AND COALESCE(p.from_day, '0') <= $1 AND COALESCE(p.until_day, '9') >= $1"
                      " AND COALESCE(c.from_day, '0') <= $1 AND COALESCE(c.until_day, '9') >= $1 "
                      "ORDER BY o.name, p.topic, p.amount",
                      1, (const char *[]){ regie_day_format (day, text) }, take_offer, offers,
                      error))
    return NULL;
  return g_steal_pointer (&offers);
}

/* An amount for each of YEARS. */
typedef struct {
  GArray *years;
  gsize offset; /* of the amount in RegieBudgetYear */
} Filling;

static gboolean
take_amount (guint n, const char *const *c, gpointer data, GError **error)
{
  const Filling *self = data;
  int at = regie_column_int (c[0]) - g_array_index (self->years, RegieBudgetYear, 0).year;

  g_assert (at >= 0 && at < (int) self->years->len);
  *(gint64 *) G_STRUCT_MEMBER_P (&g_array_index (self->years, RegieBudgetYear, at), self->offset)
    = regie_column_id (c[1]);
  return TRUE;
}

/* SQL gives years from $1 to $2 with their amounts, of lot $3 when that is not 0. */
static gboolean
fill (RegieDb *db, GArray *years, gsize offset, const char *sql, gint64 lot, GError **error)
{
  Filling self = { years, offset };
  char first[REGIE_NUMBER_TEXT], last[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  if (years->len == 0)
    return TRUE;
  return regie_db_exec (
    db, sql, lot != 0 ? 3 : 2,
    (const char *[]){
      regie_number_format (g_array_index (years, RegieBudgetYear, 0).year, first),
      regie_number_format (g_array_index (years, RegieBudgetYear, years->len - 1).year, last),
      regie_number_format (lot, id) },
    take_amount, &self, error);
}

gboolean
regie_plan_load_budgets (RegieDb *db, gint64 lot, GArray *years, GError **error)
{
  g_return_val_if_fail (db != NULL && years != NULL, FALSE);
  return fill (db, years, G_STRUCT_OFFSET (RegieBudgetYear, budget),
               lot != 0 ? "SELECT year, sum(amount) FROM budget WHERE voided = 0 AND year BETWEEN "
                          "$1 AND $2 AND contract = (SELECT contract FROM lot WHERE id = $3)"
                          " GROUP BY year"
                        : "SELECT year, sum(amount) FROM budget WHERE voided = 0 AND year BETWEEN "
                          "$1 AND $2 AND contract IS NULL GROUP BY year",
               lot, error);
}

gboolean
regie_plan_load_planned (RegieDb *db, GArray *years, GError **error)
{
  g_return_val_if_fail (db != NULL && years != NULL, FALSE);
  return fill (db, years, G_STRUCT_OFFSET (RegieBudgetYear, planned),
               "SELECT year, sum(amount) FROM plan_cost WHERE year BETWEEN $1 AND $2 GROUP BY year",
               0, error);
}
