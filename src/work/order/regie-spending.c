/* SPDX-License-Identifier: EUPL-1.2 */
/* What the contracts cost by year, and how dear and cheap trajectories balance. */
#include "regie-spending.h"

#include "regie-order-query.h"
#include "regie-spending-query.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieSpending *x = a;
  const RegieSpending *y = b;

  if (x->provider != y->provider)
    return x->provider < y->provider ? -1 : 1;
  return x->contract != y->contract ? (x->contract < y->contract ? -1 : 1)
         : x->lot != y->lot         ? (x->lot < y->lot ? -1 : 1)
                                    : x->year - y->year;
}

static RegieSpending *
row_at (GArray *all, GHashTable *rows, RegieSpending row)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%d",
                                          row.provider, row.lot, row.year);
  gpointer at = g_hash_table_lookup (rows, key);

  if (at == NULL)
    {
      g_array_append_val (all, row);
      at = GUINT_TO_POINTER (all->len);
      g_hash_table_insert (rows, g_steal_pointer (&key), at);
    }
  return &g_array_index (all, RegieSpending, GPOINTER_TO_UINT (at) - 1);
}

static int
year_of (RegieDay day)
{
  int year, month, d;

  regie_day_to_civil (day, &year, &month, &d);
  return year;
}

typedef struct {
  RegieDay from, until;
} Span;

/* What was approved of one order: how much, of which days, and until when at last. */
typedef struct {
  gint64 sum;
  RegieDay last;
  GArray *spans;
} Approved;

/* What is gathered. */
typedef struct {
  GArray *items;
  GHashTable *orders;   /* gint64 → RegieOrder */
  GHashTable *approved; /* RegieOrder → Approved */
} Gathering;

static void
approved_free (gpointer data)
{
  g_array_unref (((Approved *) data)->spans);
  g_free (data);
}

static void
note_approved (Gathering *self, const RegieOrder *order, const RegieSpendingPaid *paid,
               RegieDay last)
{
  Approved *one = g_hash_table_lookup (self->approved, order);

  if (one == NULL)
    {
      one = g_new0 (Approved, 1);
      one->last = REGIE_DAY_NONE;
      one->spans = g_array_new (FALSE, FALSE, sizeof (Span));
      g_hash_table_insert (self->approved, (gpointer) order, one);
    }
  one->sum += paid->amount;
  one->last = MAX (one->last, last);
  if (paid->has_period)
    g_array_append_val (one->spans, ((Span){ paid->period.from, paid->period.until }));
}

/* An order of another provider, or none: it was paid all the same. */
static void
add_paid (Gathering *self, const RegieSpendingPaid *paid)
{
  const RegieOrder *order = g_hash_table_lookup (self->orders, &paid->order);
  RegieDay last = paid->has_period ? paid->period.until : paid->day;
  RegieSpendingItem item = { .kind = REGIE_SPENDING_REALISED,
                             .line = paid->line,
                             .provider = paid->provider,
                             .year = year_of (last),
                             .day = paid->day,
                             .amount = paid->amount };

  if (order != NULL && order->provider == paid->provider)
    {
      item.dossier = order->dossier;
      item.order = order->id;
      item.contract = order->contract;
      item.lot = order->lot;
      note_approved (self, order, paid, last);
    }
  g_array_append_val (self->items, item);
}

/* What LINE costs of ORDER, by year. */
static void
add_years (Gathering *self, const RegieOrder *order, RegieSpendingKind kind,
           const RegieCostLine *line)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));

  regie_cost_spread (years, line);
  for (guint i = 0; i < years->len; i++)
    g_array_append_vals (self->items,
                         &(RegieSpendingItem){
                           kind, order->dossier, order->id, 0, order->provider, order->contract,
                           order->lot, g_array_index (years, RegieCostYear, i).year, order->from,
                           g_array_index (years, RegieCostYear, i).cost },
                         1);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return ((const Span *) a)->from - ((const Span *) b)->from;
}

/* The days of LINE of which nothing was approved yet, before, between and after those of which
 * something was. */
static void
add_open_days (Gathering *self, const RegieOrder *order, RegieCostLine line,
               const Approved *approved)
{
  RegieDay from = line.from;
  RegieDay until = line.until;

  for (guint i = 0; approved != NULL && i < approved->spans->len; i++)
    {
      const Span *span = &g_array_index (approved->spans, Span, i);

      if (span->from > from && from <= until)
        {
          line.from = from;
          line.until = MIN (span->from - 1, until);
          add_years (self, order, REGIE_SPENDING_OPEN, &line);
        }
      from = MAX (from, span->until + 1);
    }
  line.from = from;
  line.until = until;
  if (from <= until)
    add_years (self, order, REGIE_SPENDING_OPEN, &line);
}

/* A price for the whole has no days: what was not approved of it is still to come, but for an order
 * that stopped. */
static void
add_open_price (Gathering *self, const RegieOrder *order, RegieCostLine line,
                const Approved *approved)
{
  if (order->stopped && approved != NULL)
    return;
  if (approved != NULL)
    {
      line.price = MAX (0, line.price - approved->sum);
      line.from = MIN (MAX (line.from, approved->last + 1), line.until);
    }
  add_years (self, order, REGIE_SPENDING_OPEN, &line);
}

/* What the order still costs beside what was approved. */
static void
add_rest (Gathering *self, const RegieOrder *order)
{
  RegieCostLine line = regie_order_to_line (order);
  Approved *approved = g_hash_table_lookup (self->approved, order);

  if (approved != NULL)
    g_array_sort (approved->spans, compare_spans);
  if (order->unit == REGIE_UNIT_TRAJECTORY || order->unit == REGIE_UNIT_TIME)
    add_open_price (self, order, line, approved);
  else
    add_open_days (self, order, line, approved);
}

/* The orders FOUND, and what was PAID, as items. */
static GArray *
gather (const GArray *found, const GArray *paid)
{
  Gathering self = { g_array_new (FALSE, FALSE, sizeof (RegieSpendingItem)),
                     g_hash_table_new (g_int64_hash, g_int64_equal),
                     g_hash_table_new_full (NULL, NULL, NULL, approved_free) };

  for (guint i = 0; i < found->len; i++)
    {
      const RegieOrderFound *one = &g_array_index (found, RegieOrderFound, i);

      if (one->is_erased)
        one->order->dossier = 0;
      g_hash_table_insert (self.orders, &one->order->id, one->order);
    }
  for (guint i = 0; i < paid->len; i++)
    add_paid (&self, &g_array_index (paid, RegieSpendingPaid, i));
  for (guint i = 0; i < found->len; i++)
    {
      const RegieOrder *order = g_array_index (found, RegieOrderFound, i).order;
      RegieCostLine line = regie_order_to_line (order);

      add_years (&self, order, order->waits ? REGIE_SPENDING_WAITING : REGIE_SPENDING_COMMITTED,
                 &line);
      if (!order->waits)
        add_rest (&self, order);
    }
  g_hash_table_unref (self.orders);
  g_hash_table_unref (self.approved);
  return self.items;
}

GArray *
regie_spending_load_items (RegieDb *db, gint64 provider, RegieDay on, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) paid = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if ((found = regie_order_load_found (db, provider, on, error)) == NULL
      || (paid = regie_spending_load_paid (db, provider, on, error)) == NULL)
    return NULL;
  return gather (found, paid);
}

static void
add_item (RegieSpending *row, const RegieSpendingItem *item)
{
  switch (item->kind)
    {
    case REGIE_SPENDING_COMMITTED:
      row->committed += item->amount;
      row->orders++;
      break;
    case REGIE_SPENDING_WAITING:
      row->waiting += item->amount;
      row->orders++;
      break;
    case REGIE_SPENDING_REALISED:
      row->realised += item->amount;
      row->forecast += item->amount;
      break;
    case REGIE_SPENDING_OPEN:
      row->forecast += item->amount;
      break;
    }
}

GArray *
regie_spending_of (const GArray *items)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RegieSpending));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (items != NULL, all);
  for (guint i = 0; i < items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (items, RegieSpendingItem, i);

      add_item (row_at (all, rows,
                        (RegieSpending){ item->provider, item->contract, item->lot, item->year }),
                item);
    }
  g_array_sort (all, compare);
  return all;
}

GArray *
regie_spending_load (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) items = regie_spending_load_items (db, provider, REGIE_DAY_NONE, error);

  return items != NULL ? regie_spending_of (items) : NULL;
}

RegieSpending
regie_spending_sum (const GArray *all, gint64 contract, gint64 lot, int year)
{
  RegieSpending sum = { 0, contract, lot, year };

  for (guint i = 0; i < all->len; i++)
    {
      const RegieSpending *row = &g_array_index (all, RegieSpending, i);

      if ((contract != 0 && row->contract != contract) || (lot != 0 && row->lot != lot)
          || (year != 0 && row->year != year))
        continue;
      sum.committed += row->committed;
      sum.realised += row->realised;
      sum.forecast += row->forecast;
      sum.waiting += row->waiting;
      sum.orders += row->orders;
    }
  return sum;
}

gint64
regie_spending_without_order (const GArray *all, int year)
{
  gint64 sum = 0;

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, RegieSpending, i).lot == 0
        && (year == 0 || g_array_index (all, RegieSpending, i).year == year))
      sum += g_array_index (all, RegieSpending, i).realised;
  return sum;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return ((const RegieBalance *) a)->year - ((const RegieBalance *) b)->year;
}

static RegieBalance *
balance_at (GArray *years, int year)
{
  RegieBalance one = { year };

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, RegieBalance, i).year == year)
      return &g_array_index (years, RegieBalance, i);
  g_array_append_val (years, one);
  return &g_array_index (years, RegieBalance, years->len - 1);
}

/* What is committed of each dossier (its id), of all years together (gint64). */
static GHashTable *
sum_by_dossier (const GArray *items)
{
  GHashTable *costs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (items, RegieSpendingItem, i);
      gint64 *cost = g_hash_table_lookup (costs, &item->dossier);

      if (item->kind != REGIE_SPENDING_COMMITTED)
        continue;
      if (cost == NULL)
        g_hash_table_insert (costs, (gpointer) &item->dossier, cost = g_new0 (gint64, 1));
      *cost += item->amount;
    }
  return costs;
}

gint64
regie_spending_income (const RegieOffice *office, RegieGroup group, int cohort, gboolean *estimated)
{
  g_autoptr (RegieCost) cost = NULL;

  g_return_val_if_fail (office != NULL, 0);
  cost = regie_cost_new (&office->amounts, &office->assumed, group, cohort, REGIE_ROUTE_B1, NULL, 0,
                         0);
  if (estimated != NULL)
    *estimated = cost->estimated;
  return cost->income;
}

/* PERSON cost so much; beside what the state pays for somebody who came in that year. */
static void
add_person (GArray *years, const RegieOffice *office, const RegieOrderPerson *person, gint64 cost)
{
  int year = year_of (person->started);
  gboolean estimated;
  gint64 income = regie_spending_income (office, person->group, year, &estimated);
  RegieBalance *row = balance_at (years, year);

  row->estimated |= estimated;
  if (cost <= income)
    row->cheaper++, row->left += income - cost;
  else
    row->dearer++, row->extra += cost - income;
}

GArray *
regie_balance_of (RegieDb *db, const RegieOffice *office, const GArray *items, GError **error)
{
  g_autoptr (GArray) people = regie_order_load_people (db, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieBalance));
  g_autoptr (GHashTable) costs = NULL;

  g_return_val_if_fail (office != NULL && items != NULL, NULL);
  if (people == NULL)
    return NULL;
  costs = sum_by_dossier (items);
  for (guint i = 0; i < people->len; i++)
    {
      const RegieOrderPerson *person = &g_array_index (people, RegieOrderPerson, i);
      const gint64 *cost = g_hash_table_lookup (costs, &person->dossier);

      if (cost != NULL && person->started != REGIE_DAY_NONE)
        add_person (years, office, person, *cost);
    }
  g_array_sort (years, compare_years);
  return g_steal_pointer (&years);
}
