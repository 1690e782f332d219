/* SPDX-License-Identifier: EUPL-1.2 */
/* All providers as rows by stage, and the balance of the money in words. */
#include "regie-shelf-view.h"

#include <glib/gi18n.h>

#include "regie-money.h"
#include "regie-provider-rolls.h"
#include "regie-text.h"

static const RegieProp shelf_row_props[] = {
  REGIE_PROP (RegieShelfRow, id, "id", ID),
  REGIE_PROP (RegieShelfRow, name, "name", TEXT),
  REGIE_PROP (RegieShelfRow, contract, "contract", TEXT),
  REGIE_PROP (RegieShelfRow, state, "state", TEXT),
  REGIE_PROP (RegieShelfRow, shape, "shape", INT),
  REGIE_PROP (RegieShelfRow, dash, "dash", INT),
  REGIE_PROP (RegieShelfRow, heading, "heading", TEXT),
  REGIE_PROP (RegieShelfRow, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieShelfRow, regie_shelf_row, shelf_row_props)

static const RegieProp providers_view_props[] = {
  REGIE_PROP (RegieProvidersView, rows, "rows", LIST),
  REGIE_PROP (RegieProvidersView, roll, "roll", OBJECT),
  REGIE_PROP (RegieProvidersView, columns, "columns", LIST),
  REGIE_PROP (RegieProvidersView, axis, "axis", OBJECT),
  REGIE_PROP (RegieProvidersView, lanes, "lanes", LIST),
  REGIE_PROP (RegieProvidersView, has_contracts, "has-contracts", BOOL),
  REGIE_PROP (RegieProvidersView, may_contract, "may-contract", BOOL),
  REGIE_PROP (RegieProvidersView, balance, "balance", TEXT),
};
REGIE_DEFINE_ITEM (RegieProvidersView, regie_providers_view, providers_view_props)

/* What comes first of PROVIDER: what has passed goes before what comes. */
static const RegieTask *
task_of (const RegieShelf *shelf, gint64 provider)
{
  const RegieTask *first = NULL;

  for (guint i = 0; i < shelf->tasks->len; i++)
    {
      const RegieTask *task = shelf->tasks->pdata[i];

      if (task->provider == provider
          && (first == NULL
              || (task->section == REGIE_SECTION_SIGNAL && first->section != REGIE_SECTION_LATE
                  && first->section != REGIE_SECTION_SIGNAL)))
        first = task;
    }
  return first;
}

/* The seven stages in five dashes. */
static int
dash_of (RegieRecord *contract)
{
  static const int dashes[REGIE_N_CONTRACT_STAGES] = {
    [REGIE_CONTRACT_STAGE_CONSULTED] = 0,   [REGIE_CONTRACT_STAGE_TENDERED] = 0,
    [REGIE_CONTRACT_STAGE_PROVISIONAL] = 1, [REGIE_CONTRACT_STAGE_AWARDED] = 2,
    [REGIE_CONTRACT_STAGE_RUNS] = 3,        [REGIE_CONTRACT_STAGE_ENDING] = 4,
    [REGIE_CONTRACT_STAGE_ENDED] = 4,
  };
  RegieContractStage stage = contract != NULL ? regie_get_code (contract, Contract, stage)
                                              : REGIE_CONTRACT_STAGE_UNKNOWN;

  return stage < REGIE_N_CONTRACT_STAGES ? dashes[stage] : -1;
}

static void
set_state (RegieShelfRow *row, const RegieTask *task, RegieDay today)
{
  g_autofree char *distance = NULL;

  row->shape = REGIE_SHAPE_DONE;
  if (task == NULL)
    {
      row->state = g_strdup (_("nothing asks for action"));
      return;
    }
  distance = regie_days_dup_words (task->due, today, task->section == REGIE_SECTION_SIGNAL);
  row->state = g_strdup_printf ("%s, %s", regie_task_label (task->kind), distance);
  row->shape = task->section == REGIE_SECTION_SIGNAL
                 ? REGIE_SHAPE_SIGNAL
                 : (int) regie_shape_of_due (task->due, today, TRUE);
}

static const char *
subject_of (RegieRecord *contract)
{
  if (contract == NULL)
    return _("no contract yet");
  return regie_get (contract, Contract, name) != NULL ? regie_get (contract, Contract, name)
                                                      : regie_get (contract, Contract, number);
}

static RegieShelfRow *
row_new (const RegieOffice *office, const RegieShelf *shelf, RegieRecord *provider,
         RegieRecord *contract)
{
  RegieShelfRow *row = g_object_new (regie_shelf_row_get_type (), NULL);
  const char *stage = contract != NULL ? regie_get (contract, Contract, stage) : NULL;

  row->id = regie_record_get_id (provider);
  row->name = g_strdup (regie_get (provider, Provider, name));
  row->contract = g_strdup (subject_of (contract));
  set_state (row, task_of (shelf, row->id), regie_office_today (office));
  row->dash = dash_of (contract);
  row->heading = g_strdup (stage != NULL ? regie_codes_label (office->codes, "contractstand", stage)
                                         : _("Without a contract"));
  row->spoken = g_strdup_printf ("%s, %s, %s", row->name, row->contract, row->state);
  return row;
}

/* Who delivers now stands above who may deliver later, and that above who did. */
static void
add_rows (RegieProvidersView *self, const RegieOffice *office, const RegieShelf *shelf)
{
  for (int rank = 0; rank < REGIE_N_STAGE_RANKS; rank++)
    for (guint i = 0; i < shelf->providers->len; i++)
      {
        RegieRecord *provider = shelf->providers->pdata[i];
        RegieRecord *contract = regie_contract_nearest (shelf->contracts,
                                                        regie_record_get_id (provider));
        g_autoptr (RegieShelfRow) row = NULL;
        const RegieTask *task;

        if (regie_contract_rank (contract) != rank)
          continue;
        row = row_new (office, shelf, provider, contract);
        g_list_store_append (self->rows, row);
        task = task_of (shelf, row->id);
        regie_provider_roll_add (self->roll, office, provider, contract, row->state,
                                 task != NULL ? task->due : REGIE_DAY_NONE);
      }
}

/* What the state pays on average, and what that leaves: by the year in which people came. */
static char *
dup_balance (const RegieShelf *shelf)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shelf->balance->len; i++)
    {
      const RegieBalance *year = &g_array_index (shelf->balance, RegieBalance, i);
      g_autofree char *left = regie_money_dup (year->left, TRUE);
      g_autofree char *extra = regie_money_dup (year->extra, TRUE);

      g_string_append (text, i > 0 ? "\n" : "");
      /* TRANSLATORS: a year; what cheaper trajectories leave over, how many; what heavier ones cost
       * more, how many; whether an amount is estimated */
      g_string_append_printf (text, _("%d: %s left over by %u people, %s more needed by %u%s"),
                              year->year, left, year->cheaper, extra, year->dearer,
                              year->estimated
                                ? _(" (estimate: not all amounts of the state are known)")
                                : "");
    }
  return g_string_free (text, FALSE);
}

RegieProvidersView *
regie_providers_view_new (const RegieOffice *office, const RegieShelf *shelf, gboolean may_contract)
{
  RegieProvidersView *self;

  g_return_val_if_fail (office != NULL && shelf != NULL, NULL);
  self = g_object_new (regie_providers_view_get_type (), NULL);
  self->may_contract = may_contract;
  self->has_contracts = shelf->contracts->len > 0;
  self->balance = dup_balance (shelf);
  self->roll = regie_provider_roll_new ();
  add_rows (self, office, shelf);
  regie_providers_view_add_columns (self, office, shelf);
  regie_providers_view_add_lanes (self, office, shelf);
  return self;
}
