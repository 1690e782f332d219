/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider bills, judged by the order and the reports, and settled. */
#include "regie-invoice.h"

#include <glib/gi18n.h>
#include <math.h>

#include "regie-error.h"
#include "regie-invoice-query.h"
#include "regie-money.h"
#include "regie-report-query.h"
#include "regie-text.h"

static void
line_free (gpointer data)
{
  RegieBillLine *self = data;

  g_clear_object (&self->record);
  g_free (self->reference);
  g_free (self->name);
  g_free (self);
}

static void
invoice_free (gpointer data)
{
  RegieInvoice *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
regie_invoices_free (RegieInvoices *self)
{
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  g_clear_pointer (&self->orders, regie_orders_free);
  g_hash_table_unref (self->billed);
  g_hash_table_unref (self->delivered);
  g_hash_table_unref (self->reported);
  g_free (self);
}

static char *
dup_key (gint64 id, const RegiePeriod *period)
{
  char text[REGIE_PERIOD_TEXT];

  return period != NULL
           ? g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, regie_period_format (*period, text))
           : g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
get_sum (GHashTable *sums, gint64 id, const RegiePeriod *period)
{
  g_autofree char *key = dup_key (id, period);
  const gint64 *sum = g_hash_table_lookup (sums, key);

  return sum != NULL ? *sum : 0;
}

static void
add_sum (GHashTable *sums, gint64 id, const RegiePeriod *period, gint64 amount)
{
  char *key = dup_key (id, period);
  gint64 *sum = g_hash_table_lookup (sums, key);

  if (sum != NULL)
    {
      *sum += amount;
      g_free (key);
      return;
    }
  sum = g_new (gint64, 1);
  *sum = amount;
  g_hash_table_insert (sums, key, sum);
}

/* Minutes of reports that may be billed, by order and by month: a quarter or a year is the sum of
 * its months. */
static void
add_delivered (RegieInvoices *self, const RegieInvoiceHours *hours)
{
  const RegieOrder *order = regie_orders_find (self->orders, hours->order);
  RegiePeriod month = regie_period_of (hours->day, REGIE_PERIOD_MONTH);

  if (order == NULL)
    return;
  add_sum (self->delivered, order->id, &month,
           hours->minutes + (order->pays_absence ? hours->unexcused : 0));
  add_sum (self->reported, order->provider, &month, 1);
}

static void
add_report (RegieInvoices *self, const RegieReportRead *report)
{
  for (RegiePeriod month = regie_period_of (report->period.from, REGIE_PERIOD_MONTH);
       month.until <= report->period.until; month = regie_period_later (month, 1))
    add_sum (self->reported, report->provider, &month, 1);
}

/* Over the months of PERIOD. */
static gint64
sum_months (GHashTable *sums, gint64 id, RegiePeriod period)
{
  gint64 sum = 0;

  for (RegiePeriod month = regie_period_of (period.from, REGIE_PERIOD_MONTH);
       month.until <= period.until; month = regie_period_later (month, 1))
    sum += get_sum (sums, id, &month);
  return sum;
}

static int
months_of (RegiePeriod period)
{
  return period.rhythm == REGIE_PERIOD_YEAR ? 12 : period.rhythm == REGIE_PERIOD_QUARTER ? 3 : 1;
}

/* What the order makes for the period by its price, before what was billed is looked at. */
static gint64
amount_due (RegieInvoices *self, const RegieOrder *order, RegieBillLine *line)
{
  RegieDay from = MAX (order->from, line->period.from);
  RegieDay until = MIN (order->until, line->period.until);
  double days = until - from + 1;
  double all = line->period.until - line->period.from + 1;

  switch (order->unit)
    {
    case REGIE_UNIT_HOUR:
      line->delivered = (int) sum_months (self->delivered, order->id, line->period);
      return (line->delivered * order->price + 30) / 60;
    case REGIE_UNIT_WEEK:
      return llround (days / 7 * (double) order->price);
    case REGIE_UNIT_MONTH:
      return llround (days / all * months_of (line->period) * (double) order->price);
    case REGIE_UNIT_TRAJECTORY:
      return MAX (0, order->price - get_sum (self->billed, order->id, NULL));
    default:
      return order->price;
    }
}

static void
judge_amount (RegieInvoices *self, RegieBillLine *line)
{
  const RegieOrder *order = line->order;
  gboolean whole = order->unit == REGIE_UNIT_TRAJECTORY;

  if (!whole && (line->period.from > order->until || line->period.until < order->from))
    {
      line->bill = REGIE_BILL_AFTER_END;
      return;
    }
  line->expected = amount_due (self, order, line);
  if (!whole && get_sum (self->billed, order->id, &line->period) > 0)
    {
      line->bill = REGIE_BILL_TWICE;
      line->expected = 0;
    }
  else if (whole && line->expected == 0)
    line->bill = REGIE_BILL_TWICE;
  else if (order->unit == REGIE_UNIT_HOUR && line->delivered == 0
           && sum_months (self->reported, order->provider, line->period) == 0)
    line->bill = REGIE_BILL_NO_REPORT;
  else if (whole && line->amount <= line->expected)
    line->bill = REGIE_BILL_RIGHT; /* a part of the price of the whole */
  else
    line->bill = line->amount > line->expected + 1   ? REGIE_BILL_TOO_MUCH
                 : line->amount < line->expected - 1 ? REGIE_BILL_TOO_LITTLE
                                                     : REGIE_BILL_RIGHT;
}

/* What is disputed does not count as billed, what was approved counts for so much. */
static void
count_billed (RegieInvoices *self, const RegieBillLine *line)
{
  gint64 amount = line->settle == REGIE_SETTLE_DISPUTED ? 0
                  : line->settle == REGIE_SETTLE_OPEN   ? line->amount
                                                        : line->approved;

  if (line->order == NULL || amount <= 0 || line->bill == REGIE_BILL_OTHER_PROVIDER)
    return;
  add_sum (self->billed, line->order->id, NULL, amount);
  if (line->has_period)
    add_sum (self->billed, line->order->id, &line->period, amount);
}

void
regie_invoices_judge (RegieInvoices *self, gint64 provider, RegieBillLine *line)
{
  line->delivered = -1;
  line->expected = 0;
  if (line->order == NULL)
    line->bill = REGIE_BILL_NO_ORDER;
  else if (line->order->provider != provider)
    line->bill = REGIE_BILL_OTHER_PROVIDER;
  else
    judge_amount (self, line);
  count_billed (self, line);
}

static RegieBillLine *
line_of (RegieInvoices *self, RegieRecord *record, gint64 provider)
{
  RegieBillLine *line = g_new0 (RegieBillLine, 1);

  line->record = g_object_ref (record);
  line->number = (guint) regie_get_int (record, InvoiceLine, number, 0);
  line->order = regie_orders_find (self->orders,
                                   regie_get_int (record, InvoiceLine, engagement, 0));
  line->reference = g_strdup (regie_get (record, InvoiceLine, reference));
  line->has_period = regie_period_parse (regie_get (record, InvoiceLine, period) != NULL
                                           ? regie_get (record, InvoiceLine, period)
                                           : "",
                                         &line->period);
  line->minutes = (int) regie_get_int (record, InvoiceLine, minutes, -1);
  line->amount = regie_get_int (record, InvoiceLine, amount, 0);
  line->approved = regie_get_int (record, InvoiceLine, approved, 0);
  line->settle = regie_get_code (record, InvoiceLine, stage);
  regie_invoices_judge (self, provider, line);
  if (line->settle != REGIE_SETTLE_OPEN) /* as it was found then */
    {
      line->expected = regie_get_int (record, InvoiceLine, expected, line->expected);
      line->bill = regie_get_code (record, InvoiceLine, finding);
    }
  return line;
}

static void
count_line (RegieInvoice *invoice, RegieBillLine *line)
{
  g_ptr_array_add (invoice->lines, line);
  invoice->amount += line->amount;
  invoice->approved += line->settle != REGIE_SETTLE_OPEN ? line->approved : 0;
  invoice->open += line->settle == REGIE_SETTLE_OPEN;
  invoice->different += line->settle == REGIE_SETTLE_OPEN && line->bill != REGIE_BILL_RIGHT;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const RegieInvoice *x = *(RegieInvoice *const *) a;
  const RegieInvoice *y = *(RegieInvoice *const *) b;
  int order = g_strcmp0 (regie_get (y->record, Invoice, day), regie_get (x->record, Invoice, day));

  return order != 0 ? order
                    : g_strcmp0 (regie_get (y->record, Invoice, number),
                                 regie_get (x->record, Invoice, number));
}

static RegieInvoice *
invoice_new (RegieRecord *record)
{
  RegieInvoice *self = g_new0 (RegieInvoice, 1);

  self->record = g_object_ref (record);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

/* Puts each of LINES under its invoice, with the name of the person from NAMES (by the number of
 * the order), and judges it after those before it. */
static void
add_lines (RegieInvoices *self, const GPtrArray *lines, GHashTable *names)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->invoices->len; i++)
    {
      RegieInvoice *invoice = self->invoices->pdata[i];
      gint64 id = regie_record_get_id (invoice->record);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), invoice);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 id = regie_get_int (lines->pdata[i], InvoiceLine, invoice, 0);
      RegieInvoice *invoice = g_hash_table_lookup (by_id, &id);
      RegieBillLine *line;

      if (invoice == NULL)
        continue;
      line = line_of (self, lines->pdata[i], regie_get_int (invoice->record, Invoice, provider, 0));
      if (line->order != NULL)
        line->name = g_strdup (g_hash_table_lookup (names, line->order->number));
      count_line (invoice, line);
    }
}

static gboolean
read_lines (RegieInvoices *self, RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GPtrArray) invoices = regie_invoice_load_records (db, provider, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) names = NULL;

  if (invoices == NULL || (lines = regie_invoice_load_lines (db, provider, error)) == NULL
      || (names = regie_invoice_load_names (db, provider, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < invoices->len; i++)
    g_ptr_array_add (self->invoices, invoice_new (invoices->pdata[i]));
  add_lines (self, lines, names);
  g_ptr_array_sort (self->invoices, compare_newest);
  return TRUE;
}

static gboolean
read_reports (RegieInvoices *self, RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) delivered = regie_invoice_load_delivered (db, provider, error);
  g_autoptr (GArray) reports = NULL;

  if (delivered == NULL || (reports = regie_report_load_read (db, provider, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < delivered->len; i++)
    add_delivered (self, &g_array_index (delivered, RegieInvoiceHours, i));
  for (guint i = 0; i < reports->len; i++)
    add_report (self, &g_array_index (reports, RegieReportRead, i));
  return TRUE;
}

RegieInvoices *
regie_invoices_load (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (RegieInvoices) self = g_new0 (RegieInvoices, 1);

  g_return_val_if_fail (db != NULL, NULL);
  self->invoices = g_ptr_array_new_with_free_func (invoice_free);
  self->billed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->delivered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if ((self->orders = regie_orders_load (db, provider, error)) == NULL
      || !read_reports (self, db, provider, error) || !read_lines (self, db, provider, error))
    return NULL;
  return g_steal_pointer (&self);
}

RegieBillLine *
regie_invoices_find (const RegieInvoices *self, gint64 id)
{
  for (guint i = 0; i < self->invoices->len; i++)
    for (guint k = 0; k < ((RegieInvoice *) self->invoices->pdata[i])->lines->len; k++)
      {
        RegieBillLine *line = ((RegieInvoice *) self->invoices->pdata[i])->lines->pdata[k];

        if (line->record != NULL && regie_record_get_id (line->record) == id)
          return line;
      }
  return NULL;
}

char *
regie_bill_dup_sentence (const RegieBillLine *line)
{
  g_autofree char *billed = regie_money_dup (line->amount, FALSE);
  g_autofree char *expected = regie_money_dup (line->expected, FALSE);
  g_autofree char *hours = NULL;
  g_autofree char *price = NULL;
  g_autofree char *day = NULL;

  if (line->order != NULL)
    price = regie_money_dup (line->order->price, FALSE);
  if (line->delivered >= 0)
    hours = regie_minutes_dup_hours (line->delivered);
  switch (line->bill)
    {
    case REGIE_BILL_NO_ORDER:
      return g_strdup_printf (_("No order was found for this line of %s."), billed);
    case REGIE_BILL_OTHER_PROVIDER:
      return g_strdup_printf (_("This order is with another provider; %s was billed."), billed);
    case REGIE_BILL_AFTER_END:
      day = regie_day_dup_long (line->period.from > line->order->until ? line->order->until
                                                                       : line->order->from);
      return line->period.from > line->order->until
               ? g_strdup_printf (_("The order ended on %s; %s was billed for after that."), day,
                                  billed)
               : g_strdup_printf (_("The order begins on %s; %s was billed for before that."), day,
                                  billed);
    case REGIE_BILL_TWICE:
      return line->order->unit == REGIE_UNIT_TRAJECTORY
               ? g_strdup_printf (_("The whole price of %s was billed before; now another %s."),
                                  price, billed)
               : g_strdup_printf (_("This period was billed before; now another %s."), billed);
    case REGIE_BILL_NO_REPORT:
      return g_strdup_printf (_("No report of this period was read in yet; %s was billed."),
                              billed);
    case REGIE_BILL_RIGHT:
      return hours != NULL ? g_strdup_printf (_("%s for %s hours at %s."), billed, hours, price)
                           : g_strdup_printf (_("%s, as ordered."), billed);
    default:
      return hours != NULL
               ? g_strdup_printf (_("%s was billed; %s hours at %s make %s."), billed, hours,
                                  price, expected)
               : g_strdup_printf (_("%s was billed; by the order it is %s."), billed, expected);
    }
}

static void
set_settled (RegieChange *change, const RegieBillLine *line, RegieSettle settle, gint64 approved,
             const char *reason)
{
  char text[24];

  regie_change_pin (change, line->record);
  regie_put (change, line->record, InvoiceLine, stage, regie_settle_name (settle));
  regie_put (change, line->record, InvoiceLine, finding, regie_bill_name (line->bill));
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, line->expected);
  regie_put (change, line->record, InvoiceLine, expected, text);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, approved);
  regie_put (change, line->record, InvoiceLine, approved, text);
  regie_put (change, line->record, InvoiceLine, reason, reason);
}

static RegieInvoice *
invoice_of (const RegieInvoices *self, gint64 id)
{
  for (guint i = 0; i < self->invoices->len; i++)
    if (regie_record_get_id (((RegieInvoice *) self->invoices->pdata[i])->record) == id)
      return self->invoices->pdata[i];
  return NULL;
}

/* The invoice is settled with its last open line. */
static void
close_invoice (RegieChange *change, const RegieOffice *office, RegieInvoice *invoice, guint settled)
{
  char day[REGIE_DAY_TEXT];

  if (invoice->open != settled)
    return;
  regie_change_pin (change, invoice->record);
  regie_put (change, invoice->record, Invoice, settled_on,
             regie_day_format (regie_office_today (office), day));
}

/* Everything of PROVIDER; a conflict when that is 0, because what was asked for is gone. */
static RegieInvoices *
load_there (RegieDb *db, gint64 provider, GError **error)
{
  if (provider != 0)
    return regie_invoices_load (db, provider, error);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("This invoice is no longer there."));
  return NULL;
}

RegieInvoices *
regie_invoices_load_of_line (RegieDb *db, gint64 id, RegieBillLine **line, GError **error)
{
  RegieInvoices *all;
  gint64 provider;

  g_return_val_if_fail (db != NULL && line != NULL, NULL);
  if (!regie_invoice_find_provider_of_line (db, id, &provider, error)
      || (all = load_there (db, provider, error)) == NULL)
    return NULL;
  *line = regie_invoices_find (all, id);
  g_assert (*line != NULL);
  return all;
}

RegieChange *
regie_invoice_settle (RegieDb *db, const RegieOffice *office, gint64 line_id, RegieSettle settle,
                      gint64 approved, const char *reason, GError **error)
{
  RegieBillLine *line;
  g_autoptr (RegieInvoices) all = regie_invoices_load_of_line (db, line_id, &line, error);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  RegieChange *change;

  g_return_val_if_fail (office != NULL, NULL);
  if (all == NULL)
    return NULL;
  if (line->settle != REGIE_SETTLE_OPEN)
    return regie_refuse (error, _("This line was settled already. Undo that first.")), NULL;
  if (*why == '\0' && (settle != REGIE_SETTLE_APPROVED || line->bill != REGIE_BILL_RIGHT))
    return regie_refuse (error, settle == REGIE_SETTLE_APPROVED
                                  ? _("Reason: say why this is paid although it differs")
                                  : _("Reason: say why not all of it is paid")),
           NULL;
  if (settle == REGIE_SETTLE_PARTLY && (approved <= 0 || approved >= line->amount))
    return regie_refuse (error,
                         _("To pay: expected more than nothing and less than what was billed")),
           NULL;
  change = regie_change_new (settle == REGIE_SETTLE_APPROVED ? _("Invoice line approved")
                             : settle == REGIE_SETTLE_PARTLY ? _("Invoice line partly approved")
                                                             : _("Invoice line disputed"));
  set_settled (change, line, settle,
               settle == REGIE_SETTLE_APPROVED ? line->amount
               : settle == REGIE_SETTLE_PARTLY ? approved
                                               : 0,
               *why != '\0' ? why : NULL);
  close_invoice (change, office,
                 invoice_of (all, regie_get_int (line->record, InvoiceLine, invoice, 0)), 1);
  return change;
}

RegieChange *
regie_invoice_approve_right (RegieDb *db, const RegieOffice *office, gint64 invoice_id,
                             GError **error)
{
  g_autoptr (RegieInvoices) all = NULL;
  RegieInvoice *invoice;
  RegieChange *change;
  gint64 provider;
  guint n = 0;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_invoice_find_provider (db, invoice_id, &provider, error)
      || (all = load_there (db, provider, error)) == NULL)
    return NULL;
  invoice = invoice_of (all, invoice_id);
  if (invoice == NULL || invoice->open == invoice->different)
    return regie_refuse (error, _("No open line of this invoice is right.")), NULL;
  change = regie_change_new (_("Invoice lines that are right approved"));
  for (guint i = 0; i < invoice->lines->len; i++)
    {
      const RegieBillLine *line = invoice->lines->pdata[i];

      if (line->settle == REGIE_SETTLE_OPEN && line->bill == REGIE_BILL_RIGHT)
        {
          set_settled (change, line, REGIE_SETTLE_APPROVED, line->amount, NULL);
          n++;
        }
    }
  close_invoice (change, office, invoice, n);
  return change;
}
