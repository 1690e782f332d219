/* SPDX-License-Identifier: EUPL-1.2 */
/* What the contracts cost by year, and how dear and cheap trajectories balance. */
#include "regie-spending.h"

#include "regie-order-query.h"

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

static RegieSpending *
row_of (GArray *all, GHashTable *rows, const RegieOrder *order, int year)
{
  return row_at (all, rows, (RegieSpending){ order->provider, order->contract, order->lot, year });
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

static void
approved_free (gpointer data)
{
  g_array_unref (((Approved *) data)->spans);
  g_free (data);
}

static void
note_approved (GHashTable *approved, const RegieBillLine *line, RegieDay last)
{
  Approved *one = g_hash_table_lookup (approved, line->order);

  if (one == NULL)
    {
      one = g_new0 (Approved, 1);
      one->last = REGIE_DAY_NONE;
      one->spans = g_array_new (FALSE, FALSE, sizeof (Span));
      g_hash_table_insert (approved, (gpointer) line->order, one);
    }
  one->sum += line->approved;
  one->last = MAX (one->last, last);
  if (line->has_period)
    g_array_append_val (one->spans, ((Span){ line->period.from, line->period.until }));
}

/* An order of another provider, or none: it was paid all the same. */
static void
add_approved_line (GArray *all, GHashTable *rows, GHashTable *approved, RegieRecord *invoice,
                   const RegieBillLine *line)
{
  gint64 provider = regie_get_int (invoice, Invoice, provider, 0);
  RegieDay last = line->has_period ? line->period.until : regie_get_day (invoice, Invoice, day);
  gboolean ordered = line->order != NULL && line->order->provider == provider;
  RegieSpending *row = ordered
                         ? row_of (all, rows, line->order, year_of (last))
                         : row_at (all, rows, (RegieSpending){ provider, 0, 0, year_of (last) });

  row->realised += line->approved;
  row->forecast += line->approved;
  if (ordered)
    note_approved (approved, line, last);
}

static void
add_approved (GArray *all, GHashTable *rows, GHashTable *approved, const RegieInvoices *invoices)
{
  for (guint i = 0; i < invoices->invoices->len; i++)
    {
      const RegieInvoice *invoice = invoices->invoices->pdata[i];

      for (guint k = 0; k < invoice->lines->len; k++)
        {
          const RegieBillLine *line = invoice->lines->pdata[k];

          if (line->approved > 0
              && (line->settle == REGIE_SETTLE_APPROVED || line->settle == REGIE_SETTLE_PARTLY))
            add_approved_line (all, rows, approved, invoice->record, line);
        }
    }
}

static void
add_committed (GArray *all, GHashTable *rows, const RegieOrder *order)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
  RegieCostLine line = regie_order_to_line (order);

  regie_cost_spread (years, &line);
  for (guint i = 0; i < years->len; i++)
    {
      RegieSpending *row = row_of (all, rows, order, g_array_index (years, RegieCostYear, i).year);

      *(order->waits ? &row->waiting : &row->committed) += g_array_index (years, RegieCostYear, i)
                                                             .cost;
      row->orders++;
    }
}

static void
add_forecast (GArray *all, GHashTable *rows, const RegieOrder *order, const RegieCostLine *line)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));

  regie_cost_spread (years, line);
  for (guint i = 0; i < years->len; i++)
    row_of (all, rows, order, g_array_index (years, RegieCostYear, i).year)->forecast
      += g_array_index (years, RegieCostYear, i).cost;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return ((const Span *) a)->from - ((const Span *) b)->from;
}

/* The days of LINE of which nothing was approved yet, before, between and after those of which
 * something was. */
static void
add_open_days (GArray *all, GHashTable *rows, const RegieOrder *order, RegieCostLine line,
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
          add_forecast (all, rows, order, &line);
        }
      from = MAX (from, span->until + 1);
    }
  line.from = from;
  line.until = until;
  if (from <= until)
    add_forecast (all, rows, order, &line);
}

/* A price for the whole has no days: what was not approved of it is still to come, but for an order
 * that stopped. */
static void
add_open_price (GArray *all, GHashTable *rows, const RegieOrder *order, RegieCostLine line,
                const Approved *approved)
{
  if (order->stopped && approved != NULL)
    return;
  if (approved != NULL)
    {
      line.price = MAX (0, line.price - approved->sum);
      line.from = MIN (MAX (line.from, approved->last + 1), line.until);
    }
  add_forecast (all, rows, order, &line);
}

/* What the order still costs beside what was approved. */
static void
add_rest (GArray *all, GHashTable *rows, const RegieOrder *order, Approved *approved)
{
  RegieCostLine line = regie_order_to_line (order);

  if (approved != NULL)
    g_array_sort (approved->spans, compare_spans);
  if (order->unit == REGIE_UNIT_TRAJECTORY || order->unit == REGIE_UNIT_TIME)
    add_open_price (all, rows, order, line, approved);
  else
    add_open_days (all, rows, order, line, approved);
}

GArray *
regie_spending_of (const RegieInvoices *invoices)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RegieSpending));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) approved = g_hash_table_new_full (NULL, NULL, NULL, approved_free);

  add_approved (all, rows, approved, invoices);
  for (guint i = 0; i < invoices->orders->all->len; i++)
    {
      const RegieOrder *order = invoices->orders->all->pdata[i];

      add_committed (all, rows, order);
      if (!order->waits)
        add_rest (all, rows, order, g_hash_table_lookup (approved, order));
    }
  g_array_sort (all, compare);
  return all;
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

/* What the orders of each dossier (its id) cost together (gint64), without those that wait. */
static GHashTable *
sum_by_dossier (const RegieOrders *orders)
{
  GHashTable *costs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < orders->all->len; i++)
    {
      const RegieOrder *order = orders->all->pdata[i];
      RegieCostLine line = regie_order_to_line (order);
      gint64 *cost = g_hash_table_lookup (costs, &order->dossier);

      if (order->waits)
        continue;
      if (cost == NULL)
        g_hash_table_insert (costs, (gpointer) &order->dossier, cost = g_new0 (gint64, 1));
      *cost += regie_cost_of (&line);
    }
  return costs;
}

/* PERSON cost so much; beside what the state pays for somebody who came in that year. */
static void
add_person (GArray *years, const RegieOffice *office, const RegieOrderPerson *person, gint64 cost)
{
  int year = year_of (person->started);
  g_autoptr (RegieCost) income = regie_cost_new (&office->amounts, &office->assumed, person->group,
                                                 year, REGIE_ROUTE_B1, NULL, 0, 0);
  RegieBalance *row = balance_at (years, year);

  row->estimated |= income->estimated;
  if (cost <= income->income)
    row->cheaper++, row->left += income->income - cost;
  else
    row->dearer++, row->extra += cost - income->income;
}

GArray *
regie_balance_of (RegieDb *db, const RegieOffice *office, const RegieOrders *orders, GError **error)
{
  g_autoptr (GArray) people = regie_order_load_people (db, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieBalance));
  g_autoptr (GHashTable) costs = NULL;

  g_return_val_if_fail (office != NULL && orders != NULL, NULL);
  if (people == NULL)
    return NULL;
  costs = sum_by_dossier (orders);
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
