/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider billed, line by line against order, report and price, in words. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-invoice.h"
#include "regie-money.h"
#include "regie-provider-commands.h"
#include "regie-provider-rolls.h"
#include "regie-text.h"

static const RegieProp invoice_item_props[] = {
  REGIE_PROP (RegieInvoiceItem, id, "id", ID),
  REGIE_PROP (RegieInvoiceItem, name, "name", TEXT),
  REGIE_PROP (RegieInvoiceItem, summary, "summary", TEXT),
  REGIE_PROP (RegieInvoiceItem, approvable, "approvable", BOOL),
  REGIE_PROP (RegieInvoiceItem, lines, "lines", LIST),
  REGIE_PROP (RegieInvoiceItem, roll, "roll", OBJECT),
};
REGIE_DEFINE_ITEM (RegieInvoiceItem, regie_invoice_item, invoice_item_props)

static const RegieProp invoices_view_props[] = {
  REGIE_PROP (RegieInvoicesView, invoices, "invoices", LIST),
  REGIE_PROP (RegieInvoicesView, first, "first", INT),
  REGIE_PROP (RegieInvoicesView, has_invoices, "has-invoices", BOOL),
};
REGIE_DEFINE_ITEM (RegieInvoicesView, regie_invoices_view, invoices_view_props)

/* What asks for a decision comes first. */
static int
weight (const RegieBillLine *line)
{
  return line->settle == REGIE_SETTLE_OPEN       ? (line->bill != REGIE_BILL_RIGHT ? 0 : 1)
         : line->settle == REGIE_SETTLE_DISPUTED ? 2
         : line->settle == REGIE_SETTLE_PARTLY   ? 3
                                                 : 4;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const RegieBillLine *x = *(RegieBillLine *const *) a;
  const RegieBillLine *y = *(RegieBillLine *const *) b;

  return weight (x) != weight (y) ? weight (x) - weight (y) : (int) x->number - (int) y->number;
}

static RegieShape
shape_of (const RegieBillLine *bill)
{
  if (bill->settle == REGIE_SETTLE_OPEN)
    return bill->bill == REGIE_BILL_RIGHT ? REGIE_SHAPE_RUN : REGIE_SHAPE_SOON;
  return bill->settle == REGIE_SETTLE_DISPUTED ? REGIE_SHAPE_FAILED : REGIE_SHAPE_DONE;
}

static void
add_deed (RegieTableItem *item, const char *label, RegieProviderCommand command)
{
  regie_table_item_add_deed (item, label, regie_provider_commands[command].name,
                             g_variant_new_int64 (item->id));
}

static void
add_deeds (RegieTableItem *item, const RegieBillLine *bill)
{
  if (bill->bill == REGIE_BILL_RIGHT)
    add_deed (item, _("Approve"), REGIE_INVOICE_LINE_APPROVE);
  else
    add_deed (item, _("Approve with a reason…"), REGIE_INVOICE_LINE_ACCEPT);
  add_deed (item, _("Pay a part…"), REGIE_INVOICE_LINE_PART);
  add_deed (item, _("Dispute…"), REGIE_INVOICE_LINE_DISPUTE);
}

/* Of the order and the period that was billed. */
static char *
dup_about (const RegieBillLine *bill)
{
  g_autofree char *period = bill->has_period ? regie_period_dup_label (bill->period)
                                             : g_strdup ("");

  if (bill->order == NULL)
    return g_steal_pointer (&period);
  return g_strdup_printf ("%s%s%s", bill->order->number, *period != '\0' ? " · " : "", period);
}

/* What was found; of an amount that is not what was expected by how much. */
static char *
dup_finding (const RegieOffice *office, const RegieBillLine *bill)
{
  const char *label = regie_codes_label (office->codes, "factuurbevinding",
                                         regie_bill_name (bill->bill));
  g_autofree char *by = NULL;

  if (bill->expected == 0 || bill->expected == bill->amount)
    return g_strdup (label);
  by = regie_money_dup (ABS (bill->amount - bill->expected), FALSE);
  return g_strdup_printf ("%s: %s", label, by);
}

/* What was found, or how it was settled. */
static char *
dup_verdict (const RegieOffice *office, const RegieBillLine *bill)
{
  return bill->settle == REGIE_SETTLE_OPEN
           ? dup_finding (office, bill)
           : g_strdup (
             regie_codes_label (office->codes, "factuurstand", regie_settle_name (bill->settle)));
}

static RegieTableItem *
line_new (const RegieOffice *office, const RegieBillLine *bill, gboolean may_change)
{
  gboolean open = bill->settle == REGIE_SETTLE_OPEN;
  const char *why = open ? NULL : regie_get (bill->record, InvoiceLine, reason);
  g_autofree char *sentence = why != NULL ? g_strdup (why) : regie_bill_dup_sentence (bill);
  g_autofree char *verdict = dup_verdict (office, bill);
  RegieTableItem *item = regie_table_item_new (bill->name != NULL        ? bill->name
                                               : bill->reference != NULL ? bill->reference
                                                                         : "–");

  item->id = regie_record_get_id (bill->record);
  item->about = dup_about (bill);
  item->first = regie_money_dup (bill->amount, FALSE);
  item->second = regie_money_dup (bill->expected, FALSE);
  regie_table_item_set_judgement (item, shape_of (bill), verdict, sentence);
  if (open && may_change)
    add_deeds (item, bill);
  if (bill->order != NULL)
    regie_table_item_set_dossier (item, bill->order->dossier, "plan");
  item->spoken = g_strdup_printf ("%s, %s: %s", item->title, verdict, sentence);
  return item;
}

char *
regie_invoice_dup_name (const RegieOffice *office, const RegieInvoice *invoice)
{
  g_autofree char *amount = regie_money_dup (invoice->amount, TRUE);
  g_autofree char *day = regie_day_dup_short (regie_get_day (invoice->record, Invoice, day),
                                              regie_office_today (office));

  return g_strdup_printf ("%s · %s · %s%s%s", regie_get (invoice->record, Invoice, number), day,
                          amount, invoice->open > 0 ? " · " : "",
                          invoice->open > 0 ? _("open") : "");
}

/* The lines of INVOICE (RegieBillLine), what asks for a decision first; owned. */
static GPtrArray *
order_lines (const RegieInvoice *invoice)
{
  GPtrArray *lines = g_ptr_array_new ();

  g_ptr_array_extend (lines, invoice->lines, NULL, NULL);
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

void
regie_invoice_add_lines (RegieRoll *roll, const RegieOffice *office, const RegieInvoice *invoice)
{
  g_autoptr (GPtrArray) lines = order_lines (invoice);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *verdict = dup_verdict (office, lines->pdata[i]);

      regie_bill_roll_add (roll, office, invoice, lines->pdata[i], verdict);
    }
}

static RegieInvoiceItem *
invoice_new (const RegieOffice *office, const RegieInvoice *invoice, gboolean may_change)
{
  RegieInvoiceItem *self = g_object_new (regie_invoice_item_get_type (), NULL);
  g_autofree char *amount = regie_money_dup (invoice->amount, FALSE);
  g_autofree char *approved = regie_money_dup (invoice->approved, FALSE);
  g_autoptr (GPtrArray) lines = order_lines (invoice);

  self->roll = regie_bill_roll_new ();
  regie_invoice_add_lines (self->roll, office, invoice);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (RegieTableItem) line = line_new (office, lines->pdata[i], may_change);

      g_list_store_append (self->lines, line);
    }
  self->id = regie_record_get_id (invoice->record);
  self->name = regie_invoice_dup_name (office, invoice);
  self->approvable = may_change && invoice->open > invoice->different;
  self->summary = g_strdup_printf (
    _("%s billed, %s approved. %u of %u lines are open, %u of them differ."), amount, approved,
    invoice->open, invoice->lines->len, invoice->different);
  return self;
}

static int
find_first (const RegieInvoices *invoices)
{
  for (guint i = 0; i < invoices->invoices->len; i++)
    if (((RegieInvoice *) invoices->invoices->pdata[i])->open > 0)
      return (int) i;
  return 0;
}

RegieInvoicesView *
regie_invoices_view_new (const RegieOffice *office, const RegieInvoices *invoices,
                         gboolean may_change)
{
  RegieInvoicesView *self;

  g_return_val_if_fail (office != NULL && invoices != NULL, NULL);
  self = g_object_new (regie_invoices_view_get_type (), NULL);
  for (guint i = 0; i < invoices->invoices->len; i++)
    {
      g_autoptr (RegieInvoiceItem) invoice = invoice_new (office, invoices->invoices->pdata[i],
                                                          may_change);

      g_list_store_append (self->invoices, invoice);
    }
  self->first = find_first (invoices);
  self->has_invoices = invoices->invoices->len > 0;
  return self;
}
