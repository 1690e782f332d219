/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything about one provider, and all of them on a shelf: what is agreed, what it comes to. */
#include "regie-book.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-order.h"
#include "regie-provider-query.h"
#include "regie-text.h"

#define YEARS_AHEAD 5 /* that orders are looked at for the most people at once */

void
regie_book_free (RegieBook *self)
{
  g_clear_object (&self->provider);
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->lots, g_array_unref);
  g_clear_pointer (&self->courses, g_array_unref);
  g_clear_pointer (&self->spending, g_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self);
}

static GArray *
load_places (RegieDb *db, gint64 provider, gboolean is_course, RegieDay today, GError **error)
{
  g_autoptr (GArray) list = regie_provider_load_waiting (db, provider, is_course, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      RegiePlaces *one = &g_array_index (list, RegiePlaces, i);
      int peak;

      if (!regie_order_peak (db, one->id, is_course, today, today + YEARS_AHEAD * 366, &peak,
                             error))
        return NULL;
      one->running = (guint) peak;
    }
  return g_steal_pointer (&list);
}

RegieBook *
regie_book_load (RegieDb *db, const RegieOffice *office, gint64 provider, GError **error)
{
  g_autoptr (RegieBook) self = g_new0 (RegieBook, 1);
  RegieDay today = regie_office_today (office);

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  self->provider = regie_load_there (db, regie_entity (REGIE_ENTITY_Provider), provider,
                                     _("This provider is no longer there."), error);
  if (self->provider == NULL)
    return NULL;
  if (!regie_provider_load_records (db, provider, self->records, error)
      || (self->lots = load_places (db, provider, FALSE, today, error)) == NULL
      || (self->courses = load_places (db, provider, TRUE, today, error)) == NULL
      || (self->tasks = regie_tasks_load (db, office, provider, 200, error)) == NULL
      || (self->spending = regie_spending_load (db, provider, error)) == NULL
      || !regie_scorecard_load (db, office, provider, today - 364, today, self->scores, error))
    return NULL;
  return g_steal_pointer (&self);
}

RegiePlaces
regie_places_find (const GArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, RegiePlaces, i).id == id)
      return g_array_index (list, RegiePlaces, i);
  return (RegiePlaces){ id, 0, 0 };
}

int
regie_contract_rank (RegieRecord *contract)
{
  static const RegieContractStage ranks[] = {
    REGIE_CONTRACT_STAGE_RUNS,        REGIE_CONTRACT_STAGE_ENDING,   REGIE_CONTRACT_STAGE_AWARDED,
    REGIE_CONTRACT_STAGE_PROVISIONAL, REGIE_CONTRACT_STAGE_TENDERED, REGIE_CONTRACT_STAGE_CONSULTED,
    REGIE_CONTRACT_STAGE_ENDED
  };
  int rank = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (ranks) == REGIE_N_STAGE_RANKS - 1);
  while (contract != NULL && rank < (int) G_N_ELEMENTS (ranks)
         && regie_get_code (contract, Contract, stage) != ranks[rank])
    rank++;
  return contract != NULL ? rank : REGIE_N_STAGE_RANKS - 1;
}

gboolean
regie_contract_is_running (RegieRecord *contract)
{
  g_return_val_if_fail (REGIE_IS_RECORD (contract), FALSE);
  return regie_get_code (contract, Contract, stage) == REGIE_CONTRACT_STAGE_RUNS
         || regie_get_code (contract, Contract, stage) == REGIE_CONTRACT_STAGE_ENDING;
}

RegieRecord *
regie_contract_nearest (const GPtrArray *contracts, gint64 provider)
{
  RegieRecord *nearest = NULL;

  g_return_val_if_fail (contracts != NULL, NULL);
  for (guint i = 0; i < contracts->len; i++)
    if (regie_get_int (contracts->pdata[i], Contract, provider, 0) == provider
        && (nearest == NULL
            || regie_contract_rank (contracts->pdata[i]) < regie_contract_rank (nearest)))
      nearest = contracts->pdata[i];
  return nearest;
}

RegieRecord *
regie_book_contract (const RegieBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return regie_contract_nearest (self->records[REGIE_ENTITY_Contract],
                                 regie_record_get_id (self->provider));
}

const RegieTask *
regie_book_next (const RegieBook *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const RegieTask *task = self->tasks->pdata[i];

      if (task->kind == REGIE_TASK_STEP || task->kind == REGIE_TASK_NOTICE
          || task->kind == REGIE_TASK_CONTRACT || task->kind == REGIE_TASK_MARK)
        return task;
    }
  return NULL;
}

/* What there is room for and what was thought that it costs, by the lots. */
static void
add_lots (RegieTiles *self, const RegieBook *book)
{
  const GPtrArray *lots = book->records[REGIE_ENTITY_Lot];

  for (guint i = 0; i < book->lots->len; i++)
    {
      self->people += g_array_index (book->lots, RegiePlaces, i).running;
      self->waiting += g_array_index (book->lots, RegiePlaces, i).waiting;
    }
  for (guint i = 0; i < lots->len; i++)
    {
      self->places += regie_get_int (lots->pdata[i], Lot, places, 0);
      self->estimate += regie_get_int (lots->pdata[i], Lot, estimate, 0);
    }
}

RegieTiles *
regie_book_tiles (const RegieBook *self)
{
  RegieTiles *tiles;
  RegieRecord *contract;
  const RegieTask *next;

  g_return_val_if_fail (self != NULL, NULL);
  tiles = g_new0 (RegieTiles, 1);
  add_lots (tiles, self);
  if ((contract = regie_book_contract (self)) != NULL)
    {
      if (tiles->estimate == 0)
        tiles->estimate = regie_get_int (contract, Contract, estimate, 0);
      tiles->committed = regie_spending_sum (self->spending, regie_record_get_id (contract), 0, 0)
                           .committed;
    }
  if ((next = regie_book_next (self)) != NULL)
    {
      tiles->next = regie_day_dup_long (next->due);
      tiles->next_about = g_strdup_printf ("%s · %s", regie_task_label (next->kind), next->what);
    }
  return tiles;
}

void
regie_tiles_free (RegieTiles *self)
{
  g_free (self->next);
  g_free (self->next_about);
  g_free (self);
}

RegieDay
regie_contract_notice (RegieRecord *contract)
{
  RegieDay until = regie_get_day (contract, Contract, until_day);
  int months = (int) regie_get_int (contract, Contract, notice_months, 0);

  return until == REGIE_DAY_NONE || months <= 0 ? REGIE_DAY_NONE
                                                : regie_day_first_day (until, months) - 1;
}

void
regie_shelf_free (RegieShelf *self)
{
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->balance, g_array_unref);
  g_free (self);
}

RegieShelf *
regie_shelf_load (RegieDb *db, const RegieOffice *office, GError **error)
{
  g_autoptr (RegieShelf) self = g_new0 (RegieShelf, 1);
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_provider_load_shelf (db, self, error)
      || (self->tasks = regie_tasks_load (db, office, 0, 60, error)) == NULL
      || (items = regie_spending_load_items (db, 0, REGIE_DAY_NONE, error)) == NULL
      || (self->balance = regie_balance_of (db, office, items, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

const char *
regie_stage_next (const RegieCodes *codes, const char *stage, int by)
{
  GPtrArray *list = regie_codes_list (codes, "contractstand");
  int at = stage != NULL ? regie_codes_index (codes, "contractstand", stage) + by : -1;

  return at >= 0 && at < (int) list->len ? ((RegieCode *) list->pdata[at])->key : "";
}

RegieChange *
regie_contract_move (RegieDb *db, const RegieOffice *office, gint64 id, const char *stage,
                     GError **error)
{
  g_autoptr (RegieRecord) contract = regie_load_there (db, regie_entity (REGIE_ENTITY_Contract), id,
                                                       _("This contract is no longer there."),
                                                       error);
  g_autofree char *title = NULL;
  RegieContractStage to = regie_contract_stage_find (stage);
  RegieChange *change;
  gint64 n;

  g_return_val_if_fail (office != NULL, NULL);
  if (contract == NULL)
    return NULL;
  if (regie_codes_index (office->codes, "contractstand", stage) < 0)
    return regie_refuse (error, _("Stage: this is not one of the choices")), NULL;
  if (to == REGIE_CONTRACT_STAGE_AWARDED || to == REGIE_CONTRACT_STAGE_RUNS)
    {
      if (regie_get (contract, Contract, from_day) == NULL
          || regie_get (contract, Contract, until_day) == NULL)
        return regie_refuse (error, _("From: a contract that is awarded has a first and a last "
                                       "day. Fill them in first.")),
               NULL;
      if (!regie_contract_count_prices (db, id, &n, error))
        return NULL;
      if (n == 0)
        return regie_refuse (error, _("Stage: a contract without a price can order nothing. "
                                       "Record lot and price first.")),
               NULL;
    }
  title = g_strdup_printf (_("Contract: %s"),
                           regie_codes_label (office->codes, "contractstand", stage));
  change = regie_change_new (title);
  regie_change_pin (change, contract);
  regie_put (change, contract, Contract, stage, stage);
  return change;
}
