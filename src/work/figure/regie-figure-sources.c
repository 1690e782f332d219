/* SPDX-License-Identifier: EUPL-1.2 */
/* Gives the rows of money, providers and the Meedoenbalie to the figures, as their own pages count
 * them. */
#include "regie-figure-sources.h"

#include "regie-desk.h"
#include "regie-scorecard.h"
#include "regie-spending-query.h"
#include "regie-spending.h"

/* Money: what is committed, realised and still to come, and the budgets of the year. */
typedef struct {
  GArray *items;   /* RegieSpendingItem */
  GArray *budgets; /* RegieSpendingBudget */
  int year;        /* of the day */
} Money;

typedef enum { MONEY_COMMITTED, MONEY_REALISED, MONEY_FORECAST, MONEY_COST, MONEY_INCOME } Which;

static void
money_free (gpointer data)
{
  Money *self = data;

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->budgets, g_array_unref);
  g_free (self);
}

static gpointer
load_money (const RegieWork *work, RegieSpan span, GError **error)
{
  Money *self = g_new0 (Money, 1);
  int month, day;

  regie_day_to_civil (span.until, &self->year, &month, &day);
  /* As of today everything counts that is recorded, also an end that was agreed for later. */
  self->items = regie_spending_load_items (work->db, 0,
                                           span.until < work->today ? span.until : REGIE_DAY_NONE,
                                           error);
  if (self->items != NULL)
    self->budgets = regie_spending_load_budgets (work->db, self->year, error);
  if (self->budgets != NULL)
    return self;
  money_free (self);
  return NULL;
}

static const RegieFigureSource money = { load_money, money_free };

static void
take_item (RegieFigureSink *sink, const RegieSpendingItem *item, gint64 amount)
{
  regie_figure_sink_take (sink, &(RegieFigureRow){
                                  .dossier = item->dossier,
                                  .record = item->line != 0 ? item->line : item->order,
                                  .of = regie_entity (item->line != 0 ? REGIE_ENTITY_InvoiceLine
                                                                      : REGIE_ENTITY_Engagement)
                                          ->key,
                                  .day = item->day,
                                  .part = 1,
                                  .whole = 1,
                                  .amount = amount,
                                  .provider = item->provider,
                                  .contract = item->contract,
                                  .lot = item->lot });
}

static gboolean
is_of (RegieSpendingKind kind, Which which)
{
  switch (which)
    {
    case MONEY_COMMITTED:
    case MONEY_COST:
      return kind == REGIE_SPENDING_COMMITTED;
    case MONEY_REALISED:
      return kind == REGIE_SPENDING_REALISED;
    default:
      return kind == REGIE_SPENDING_REALISED || kind == REGIE_SPENDING_OPEN;
    }
}

/* The budget of the office when there is one, else of all contracts together. */
static void
give_norms (const Money *all, RegieFigureSink *sink)
{
  gboolean of_office = FALSE;

  for (guint i = 0; i < all->budgets->len; i++)
    of_office |= g_array_index (all->budgets, RegieSpendingBudget, i).contract == 0;
  for (guint i = 0; i < all->budgets->len; i++)
    {
      const RegieSpendingBudget *budget = &g_array_index (all->budgets, RegieSpendingBudget, i);

      if (of_office == (budget->contract == 0))
        regie_figure_sink_add_norm (sink, REGIE_SPLIT_NONE, 0, budget->amount);
      if (budget->contract == 0)
        continue;
      regie_figure_sink_add_norm (sink, REGIE_SPLIT_CONTRACT, budget->contract, budget->amount);
      regie_figure_sink_add_norm (sink, REGIE_SPLIT_PROVIDER, budget->provider, budget->amount);
    }
}

/* The money of the year of the day. */
static void
give_money (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink)
{
  const Money *self = loaded;

  for (guint i = 0; i < self->items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (self->items, RegieSpendingItem, i);

      if (item->year == self->year && is_of (item->kind, which))
        take_item (sink, item, item->amount);
    }
  give_norms (self, sink);
}

/* What each order costs over all its years, which stand together. */
static void
give_cost (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink)
{
  const Money *self = loaded;
  const RegieSpendingItem *order = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (self->items, RegieSpendingItem, i);

      if (!is_of (item->kind, which))
        continue;
      if (order != NULL && order->order != item->order)
        take_item (sink, order, sum);
      sum = order != NULL && order->order == item->order ? sum + item->amount : item->amount;
      order = item;
    }
  if (order != NULL)
    take_item (sink, order, sum);
}

/* What the state pays for each who has an order that costs something. */
static void
give_income (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink)
{
  const Money *self = loaded;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      const RegieSpendingItem *item = &g_array_index (self->items, RegieSpendingItem, i);
      const RegieFigureWhose *whose;

      if (item->kind != REGIE_SPENDING_COMMITTED
          || !g_hash_table_add (seen, (gpointer) &item->dossier)
          || (whose = regie_figures_whose (all, item->dossier)) == NULL || whose->cohort == 0)
        continue;
      regie_figure_sink_take (sink, &(RegieFigureRow){ .dossier = item->dossier,
                                                       .day = REGIE_DAY_NONE,
                                                       .part = 1,
                                                       .whole = 1,
                                                       .amount = regie_spending_income (
                                                         regie_figures_get_office (all),
                                                         whose->group, whose->cohort, NULL) });
    }
}

static gpointer
load_scores (const RegieWork *work, RegieSpan span, GError **error)
{
  return regie_score_load_rows (work->db, span.from, span.until, error);
}

static const RegieFigureSource scores = { load_scores, (GDestroyNotify) g_array_unref };

static void
give_score (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink)
{
  const GArray *rows = loaded;
  const char *order = regie_entity (REGIE_ENTITY_Engagement)->key;
  const char *provider = regie_entity (REGIE_ENTITY_Provider)->key;

  for (guint i = 0; i < rows->len; i++)
    {
      const RegieScoreRow *row = &g_array_index (rows, RegieScoreRow, i);

      if (row->kind == which)
        regie_figure_sink_take (sink, &(RegieFigureRow){ .dossier = row->dossier,
                                                         .record = row->order != 0 ? row->order
                                                                                   : row->provider,
                                                         .of = row->order != 0 ? order : provider,
                                                         .day = row->day,
                                                         .part = row->part,
                                                         .whole = row->whole,
                                                         .amount = row->amount,
                                                         .provider = row->provider,
                                                         .contract = row->contract,
                                                         .lot = row->lot });
    }
}

/* The rows of each figure of the desk; an array per figure. */
static gpointer
load_desk (const RegieWork *work, RegieSpan span, GError **error)
{
  return regie_desk_load_counted (work->db, span.from, span.until, error);
}

static const RegieFigureSource desk = { load_desk, (GDestroyNotify) g_ptr_array_unref };

static void
give_desk (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink)
{
  const GArray *rows = ((const GPtrArray *) loaded)->pdata[which];
  const char *of = regie_entity (regie_desk_figure_of (which))->key;

  for (guint i = 0; i < rows->len; i++)
    {
      const RegieDeskCounted *row = &g_array_index (rows, RegieDeskCounted, i);

      regie_figure_sink_take (sink, &(RegieFigureRow){ .record = row->id,
                                                       .of = of,
                                                       .day = row->day,
                                                       .part = 1,
                                                       .whole = 1,
                                                       .amount = row->amount });
    }
}

#define MONEY(id, give, which)                                                                     \
  {                                                                                                \
    id, REGIE_FIGURE_SUM, NULL, FALSE, NULL, REGIE_FIGURE_OF_ORDERS, &money, give, which           \
  }
#define SCORE(id, kind, of, which)                                                                 \
  {                                                                                                \
    "aanbieder_" id, kind, NULL, TRUE, NULL, of, &scores, give_score, which                        \
  }
#define DESK(id, kind, periodic, which)                                                            \
  {                                                                                                \
    "meedoen_" id, kind, NULL, periodic, NULL, REGIE_FIGURE_OF_DESK, &desk, give_desk, which       \
  }

const RegieFigure *
regie_figures_of_sources (guint *n)
{
  static const RegieFigure table[] = {
    MONEY ("verplicht", give_money, MONEY_COMMITTED),
    MONEY ("besteed", give_money, MONEY_REALISED),
    MONEY ("verwacht", give_money, MONEY_FORECAST),
    MONEY ("kosten_cohort", give_cost, MONEY_COST),
    MONEY ("inkomsten_cohort", give_income, MONEY_INCOME),
    SCORE ("doorlooptijd", REGIE_FIGURE_MEDIAN, REGIE_FIGURE_OF_ORDERS, REGIE_SCORE_LEAD),
    SCORE ("aanwezigheid", REGIE_FIGURE_SHARE, REGIE_FIGURE_OF_ORDERS, REGIE_SCORE_ATTENDANCE),
    SCORE ("uitval", REGIE_FIGURE_SHARE, REGIE_FIGURE_OF_ORDERS, REGIE_SCORE_DROPOUT),
    SCORE ("niveau", REGIE_FIGURE_SHARE, REGIE_FIGURE_OF_ORDERS, REGIE_SCORE_LEVEL),
    SCORE ("rapport", REGIE_FIGURE_SHARE, REGIE_FIGURE_OF_PROVIDERS, REGIE_SCORE_PUNCTUAL),
    SCORE ("prijs", REGIE_FIGURE_MEAN, REGIE_FIGURE_OF_ORDERS, REGIE_SCORE_PRICE),
    DESK ("koppelingen", REGIE_FIGURE_COUNT, TRUE, REGIE_DESK_MATCHES),
    DESK ("wachtende_wensen", REGIE_FIGURE_COUNT, FALSE, REGIE_DESK_WAITING),
    DESK ("dagen_tot_koppeling", REGIE_FIGURE_MEDIAN, TRUE, REGIE_DESK_WAIT_DAYS),
    DESK ("nooit_gekoppeld", REGIE_FIGURE_COUNT, FALSE, REGIE_DESK_NEVER),
    DESK ("uren", REGIE_FIGURE_HOURS, TRUE, REGIE_DESK_HOURS),
    DESK ("bewoners", REGIE_FIGURE_COUNT, TRUE, REGIE_DESK_PEOPLE),
    DESK ("gevers", REGIE_FIGURE_COUNT, TRUE, REGIE_DESK_GIVERS),
    DESK ("bezoeken", REGIE_FIGURE_COUNT, TRUE, REGIE_DESK_VISITS),
    DESK ("banen", REGIE_FIGURE_COUNT, TRUE, REGIE_DESK_JOBS),
  };

  *n = G_N_ELEMENTS (table);
  return table;
}
