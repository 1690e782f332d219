/* SPDX-License-Identifier: EUPL-1.2 */
/* Providers, orders and billed lines as lists: their columns, and where their rows come from. */
#include "regie-provider-rolls.h"

#include <glib/gi18n.h>

#include "regie-caseload-query.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-person.h"
#include "regie-provider-views.h"
#include "regie-shelf-view.h"
#include "regie-text.h"

const RegieRollColumn regie_provider_columns[] = {
  { "name", N_("Provider"), REGIE_CELL_TEXT, 0 },
  { "contract", N_("Contract"), REGIE_CELL_TEXT, 0 },
  { "stage", N_("Stage"), REGIE_CELL_TEXT, 0 },
  { "due", N_("What comes first"), REGIE_CELL_TEXT, 0 },
  { "due", N_("Day of that"), REGIE_CELL_DAY, REGIE_ROLL_BESIDE },
  { "from", N_("From"), REGIE_CELL_DAY, REGIE_ROLL_EXTRA },
  { "until", N_("Until"), REGIE_CELL_DAY, REGIE_ROLL_EXTRA },
};
const guint regie_n_provider_columns = G_N_ELEMENTS (regie_provider_columns);

const RegieRollColumn regie_order_columns[] = {
  { "name", N_("Person"), REGIE_CELL_TEXT, 0 },
  { "number", N_("Order"), REGIE_CELL_TEXT, 0 },
  { "course", N_("Group or lot"), REGIE_CELL_TEXT, 0 },
  { "hours", N_("Hours a week"), REGIE_CELL_NUMBER, 0 },
  { "from", N_("From"), REGIE_CELL_DAY, 0 },
  { "until", N_("Until"), REGIE_CELL_DAY, 0 },
  { "stage", N_("Stage"), REGIE_CELL_TEXT, 0 },
  { "reason", N_("Reason"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
  { "price", N_("Price"), REGIE_CELL_MONEY, REGIE_ROLL_EXTRA },
  { "dossier", N_("File number"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};
const guint regie_n_order_columns = G_N_ELEMENTS (regie_order_columns);

const RegieRollColumn regie_bill_columns[] = {
  { "name", N_("Person"), REGIE_CELL_TEXT, 0 },
  { "number", N_("Order"), REGIE_CELL_TEXT, 0 },
  { "period", N_("Period"), REGIE_CELL_TEXT, 0 },
  { "billed", N_("Billed"), REGIE_CELL_MONEY, 0 },
  { "expected", N_("Expected"), REGIE_CELL_MONEY, 0 },
  { "difference", N_("Difference"), REGIE_CELL_MONEY, 0 },
  { "finding", N_("Finding"), REGIE_CELL_TEXT, 0 },
  { "approved", N_("Approved"), REGIE_CELL_MONEY, REGIE_ROLL_EXTRA },
  { "reason", N_("Reason"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
  { "invoice", N_("Invoice"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};
const guint regie_n_bill_columns = G_N_ELEMENTS (regie_bill_columns);

static const RegieRollColumn bsn = { "bsn", N_("BSN"), REGIE_CELL_TEXT, REGIE_ROLL_BSN };

/* --- providers --- */

RegieRoll *
regie_provider_roll_new (void)
{
  RegieRoll *self = regie_roll_new (_("Providers"));

  regie_roll_add_columns (self, regie_provider_columns, regie_n_provider_columns);
  return self;
}

void
regie_provider_roll_add (RegieRoll *self, const RegieOffice *office, RegieRecord *provider,
                         RegieRecord *contract, const char *state, RegieDay due)
{
  const char *stage = contract != NULL ? regie_get (contract, Contract, stage) : NULL;

  g_return_if_fail (REGIE_IS_ROLL (self) && office != NULL && provider != NULL);
  regie_roll_add_row (self, regie_record_get_id (provider));
  regie_roll_add_text (self, regie_get (provider, Provider, name));
  regie_roll_add_text (self, contract == NULL ? NULL
                             : regie_get (contract, Contract, name) != NULL
                               ? regie_get (contract, Contract, name)
                               : regie_get (contract, Contract, number));
  regie_roll_add_placed (self,
                         stage != NULL ? regie_codes_label (office->codes, "contractstand", stage)
                                       : _("Without a contract"),
                         regie_contract_rank (contract));
  /* Nothing to do is no text to sort by. */
  if (due != REGIE_DAY_NONE)
    regie_roll_add_placed (self, state, due);
  else
    regie_roll_add_empty (self);
  regie_roll_add_day (self, due);
  regie_roll_add_day (self, contract != NULL ? regie_get_day (contract, Contract, from_day)
                                             : REGIE_DAY_NONE);
  regie_roll_add_day (self, contract != NULL ? regie_get_day (contract, Contract, until_day)
                                             : REGIE_DAY_NONE);
  if (contract != NULL)
    regie_roll_add_search (self, regie_get (contract, Contract, number));
}

RegieRoll *
regie_provider_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                          GError **error)
{
  g_autoptr (RegieShelf) shelf = regie_shelf_load (work->db, work->office, error);
  g_autoptr (RegieProvidersView) view = NULL;

  if (shelf == NULL)
    return NULL;
  view = regie_providers_view_new (work->office, shelf, FALSE);
  return g_object_ref (view->roll);
}

/* --- orders --- */

static void
add_order (RegieRoll *self, const RegieOffice *office, const RegieOrderRow *row)
{
  regie_roll_add_row (self, row->id);
  regie_roll_add_sorted (self, row->name, row->name_sort);
  regie_roll_add_text (self, row->number);
  regie_roll_add_text (self, row->course != NULL ? row->course : row->lot_name);
  if (row->hours > 0)
    regie_roll_add_amount (self, (gint64) row->hours * 100);
  else
    regie_roll_add_empty (self);
  regie_roll_add_day (self, row->begun != REGIE_DAY_NONE ? row->begun : row->from);
  regie_roll_add_day (self, row->ended != REGIE_DAY_NONE ? row->ended : row->until);
  regie_roll_add_placed (self, regie_codes_label (office->codes, "opdrachtstand", row->stage),
                         (int) regie_order_stage_find (row->stage));
  regie_roll_add_text (self, row->reason);
  regie_roll_add_amount (self, row->price);
  regie_roll_add_text (self, row->dossier_number);
}

RegieRoll *
regie_order_roll_new (const RegieOffice *office, const GPtrArray *rows, char **bsns)
{
  RegieRoll *self;

  g_return_val_if_fail (office != NULL && rows != NULL, NULL);
  self = regie_roll_new (_("Orders"));
  regie_roll_add_columns (self, regie_order_columns, regie_n_order_columns);
  if (bsns != NULL)
    regie_roll_add_columns (self, &bsn, 1);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      {
        add_order (self, office, rows->pdata[i]);
        if (bsns != NULL)
          regie_roll_add_text (self, bsns[i]);
      }
  return self;
}

GArray *
regie_order_find (RegieDb *db, const RegieOffice *office, gint64 provider, RegieOrderFilter filter,
                  const char *asked, guint *all, GError **error)
{
  g_autoptr (GArray) ids = regie_order_ids (db, provider, filter, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RegieRoll) roll = NULL;
  g_autoptr (GArray) found = NULL;
  RegieRollAsk ask;

  g_return_val_if_fail (office != NULL && all != NULL, NULL);
  if (ids == NULL)
    return NULL;
  *all = ids->len;
  if (asked == NULL || *asked == '\0')
    return g_steal_pointer (&ids);
  rows = regie_order_rows (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (rows == NULL)
    return NULL;
  roll = regie_order_roll_new (office, rows, NULL);
  regie_roll_ask_read (&ask, asked);
  found = regie_roll_find (roll, &ask);
  regie_roll_ask_clear (&ask);
  g_array_set_size (ids, 0);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = regie_roll_get_id (roll, g_array_index (found, guint, i));

      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* The number that ASKED says under WORD; 0 when it says none. */
static gint64
number_of (const char *asked, const char *word)
{
  g_autofree char *text = regie_roll_dup_word (asked, word);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Says of which provider ROLL is; FALSE with ERROR set when it is no longer there. */
static gboolean
name_provider (const RegieWork *work, RegieRoll *roll, const char *asked, GError **error)
{
  g_autoptr (RegieRecord) provider = regie_load_there (
    work->db, regie_entity (REGIE_ENTITY_Provider), number_of (asked, "aanbieder"),
    _("This provider is no longer there."), error);

  if (provider == NULL)
    return FALSE;
  regie_roll_add_about (roll, regie_get (provider, Provider, name));
  return TRUE;
}

/* The BSN of whom each of ROWS is; owned, NULL with ERROR set. */
static char **
load_bsns (const RegieWork *work, const GPtrArray *rows, GError **error)
{
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      const RegieOrderRow *row = rows->pdata[i];
      gint64 dossier = row != NULL ? row->dossier : 0;

      g_array_append_val (dossiers, dossier);
    }
  return regie_caseload_load_bsns (work->db, (const gint64 *) (gpointer) dossiers->data,
                                   dossiers->len, error);
}

RegieRoll *
regie_order_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  static const char *const labels[REGIE_N_ORDER_FILTERS] = { NULL, N_("Waiting"), N_("Ordered"),
                                                             N_("Running"), N_("Ended") };
  gint64 filter = number_of (asked, "stand");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RegieRoll) roll = NULL;
  g_auto (GStrv) bsns = NULL;

  if (filter < 0 || filter >= REGIE_N_ORDER_FILTERS)
    {
      regie_refuse (error, _("“%d” is no filter of orders."), (int) filter);
      return NULL;
    }
  if ((ids = regie_order_ids (work->db, number_of (asked, "aanbieder"), (RegieOrderFilter) filter,
                              error))
        == NULL
      || (rows = regie_order_rows (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                   error))
           == NULL
      || (with_bsn && (bsns = load_bsns (work, rows, error)) == NULL))
    return NULL;
  roll = regie_order_roll_new (work->office, rows, bsns);
  if (!name_provider (work, roll, asked, error))
    return NULL;
  if (labels[filter] != NULL)
    regie_roll_add_about (roll, _(labels[filter]));
  return g_steal_pointer (&roll);
}

/* --- what was billed --- */

RegieRoll *
regie_bill_roll_new (void)
{
  RegieRoll *self = regie_roll_new (_("Billed lines"));

  regie_roll_add_columns (self, regie_bill_columns, regie_n_bill_columns);
  return self;
}

void
regie_bill_roll_add (RegieRoll *self, const RegieOffice *office, const RegieInvoice *invoice,
                     const RegieBillLine *bill, const char *finding)
{
  const char *name = bill->name != NULL ? bill->name : bill->reference;
  g_autofree char *sort = regie_person_dup_sort_whole (name);
  g_autofree char *period = bill->has_period ? regie_period_dup_label (bill->period) : NULL;

  g_return_if_fail (REGIE_IS_ROLL (self) && invoice != NULL);
  regie_roll_add_row (self, regie_record_get_id (bill->record));
  regie_roll_add_sorted (self, name, sort);
  regie_roll_add_text (self, bill->order != NULL ? bill->order->number : bill->reference);
  if (period != NULL)
    regie_roll_add_placed (self, period, bill->period.from);
  else
    regie_roll_add_empty (self);
  regie_roll_add_amount (self, bill->amount);
  regie_roll_add_amount (self, bill->expected);
  regie_roll_add_amount (self, bill->amount - bill->expected);
  regie_roll_add_text (self, finding);
  regie_roll_add_amount (self, bill->approved);
  regie_roll_add_text (self, regie_get (bill->record, InvoiceLine, reason));
  regie_roll_add_text (self, regie_get (invoice->record, Invoice, number));
}

RegieRoll *
regie_bill_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  gint64 one = number_of (asked, "factuur");
  g_autoptr (RegieInvoices) invoices = regie_invoices_load (work->db,
                                                            number_of (asked, "aanbieder"), error);
  g_autoptr (RegieRoll) roll = NULL;

  if (invoices == NULL)
    return NULL;
  roll = regie_bill_roll_new ();
  if (!name_provider (work, roll, asked, error))
    return NULL;
  for (guint i = 0; i < invoices->invoices->len; i++)
    {
      const RegieInvoice *invoice = invoices->invoices->pdata[i];

      if (one != 0 && regie_record_get_id (invoice->record) != one)
        continue;
      if (one != 0)
        {
          g_autofree char *name = regie_invoice_dup_name (work->office, invoice);

          regie_roll_add_about (roll, name);
        }
      regie_invoice_add_lines (roll, work->office, invoice);
    }
  return g_steal_pointer (&roll);
}
