/* SPDX-License-Identifier: EUPL-1.2 */
/* Invoices of a provider as a file: each row a line, matched with its order and the reports. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-change.h"
#include "regie-error.h"
#include "regie-invoice-query.h"
#include "regie-json.h"
#include "regie-lock.h"
#include "regie-money.h"
#include "regie-text.h"
#include "regie-value.h"

/* What a column can hold. */
enum { INVOICE, DATE, ORDER, DOSSIER_NUMBER, BSN, V_NUMBER, PERIOD, HOURS, AMOUNT, N_TARGETS };
static const char *const targets[N_TARGETS] = { "factuurnummer", "factuurdatum", "opdracht",
                                                "dossiernummer", "bsn",          "v_nummer",
                                                "periode",       "uren",         "bedrag" };
static const char *const labels[N_TARGETS] = {
  N_("Invoice number"), N_("Invoice date"), N_("Order number"),
  N_("Dossier number"), N_("BSN"),          N_("V-number"),
  N_("Period"),         N_("Hours"),        N_("Amount")
};

#define MOST_CENTS G_GINT64_CONSTANT (100000000) /* of one line: a million euros */
#define MOST_LINES 512                           /* that are gathered before they are written */

typedef struct {
  RegieBillLine bill;
  char *invoice;
  RegieDay date;
} Line;

typedef struct {
  gint64 asked, provider; /* ASKED 0: that of the orders in the file */
  RegieInvoices *known;
  GHashTable *numbers; /* keys of invoices that were read in before */
  GArray *lines;       /* Line */
} Bills;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->bill.reference);
  g_free (((Line *) data)->invoice);
}

static void
bills_free (gpointer data)
{
  Bills *self = data;

  g_clear_pointer (&self->known, regie_invoices_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_array_unref (self->lines);
  g_free (self);
}

static void
add_words (RegieImport *self)
{
  static const struct {
    const char *word;
    int target;
  } words[] = {
    { "factuur", INVOICE },
    { "factuurnummer", INVOICE },
    { "factuurnr", INVOICE },
    { "factuur nr", INVOICE },
    { "factuurdatum", DATE },
    { "datum", DATE },
    { "datum factuur", DATE },
    { "opdracht", ORDER },
    { "opdrachtnummer", ORDER },
    { "opdrachtnr", ORDER },
    { "ordernummer", ORDER },
    { "kenmerk", ORDER },
    { "dossier", DOSSIER_NUMBER },
    { "dossiernummer", DOSSIER_NUMBER },
    { "bsn", BSN },
    { "burgerservicenummer", BSN },
    { "v nummer", V_NUMBER },
    { "vnummer", V_NUMBER },
    { "periode", PERIOD },
    { "maand", PERIOD },
    { "kwartaal", PERIOD },
    { "uren", HOURS },
    { "aantal uren", HOURS },
    { "aantal", HOURS },
    { "bedrag", AMOUNT },
    { "bedrag excl btw", AMOUNT },
    { "totaal", AMOUNT },
    { "regelbedrag", AMOUNT },
    { "totaalbedrag", AMOUNT },
    { "amount", AMOUNT },
    { "fact datum", DATE },
    { "invoice", INVOICE },
    { "order", ORDER },
    { "period", PERIOD },
    { "month", PERIOD },
    { "hours", HOURS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    regie_import_add_word (self, words[i].word, targets[words[i].target]);
  regie_import_add_names (self, targets, labels, N_TARGETS);
}

static void
resolve (const RegieImport *self, Column *column)
{
  column->kind = regie_import_target_index (column->target, targets, N_TARGETS);
  column->what = SKIP;
}

static char **
dup_targets (const RegieImport *self)
{
  return regie_import_dup_target_list (targets, labels, N_TARGETS);
}

typedef struct {
  Cells cells;
  Bills *bills;
} Checking;

/* The order of the person with KEY that runs in the period of LINE; more than one is refused. */
static gboolean
find_of_person (const Checking *c, const Row *row, int target, const char *key, RegieBillLine *line)
{
  GPtrArray *list = regie_orders_of_person (c->bills->known->orders, key);
  const RegieOrder *any = NULL;
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RegieOrder *order = list->pdata[i];

      any = order;
      if (!line->has_period
          || (order->from <= line->period.until && order->until >= line->period.from))
        line->order = order, n++;
    }
  if (n > 1)
    return regie_cells_refuse (
      &c->cells, row, target,
      _("this person has several orders in these days; add the order number"));
  if (n == 0)
    line->order = any; /* the judgement says when it ended */
  return TRUE;
}

/* Looks for the order of LINE by KEY, a number of the column TARGET; what was found before must be
 * of the same person. */
static gboolean
find_by (const Checking *c, const Row *row, int target, const char *key, RegieBillLine *line)
{
  GPtrArray *list;

  if (target == ORDER)
    {
      line->order = regie_orders_find_number (c->bills->known->orders, key);
      return TRUE;
    }
  if (line->order == NULL)
    return find_of_person (c, row, target, key, line);
  list = regie_orders_of_person (c->bills->known->orders, key);
  return (list != NULL && g_ptr_array_find (list, line->order, NULL))
         || regie_cells_refuse (&c->cells, row, target,
                                _("this is another person than the number before it says"));
}

static gboolean
find_order (const Checking *c, const Row *row, RegieBillLine *line)
{
  for (int target = ORDER; target <= V_NUMBER; target++)
    {
      const char *text = regie_cells_get (&c->cells, row, target);
      g_autofree char *key = NULL;
      const char *reason;

      if (!regie_order_key_read ((RegieOrderKey) (target - ORDER), text, &key, &reason))
        return regie_cells_refuse (&c->cells, row, target, reason);
      if (key == NULL)
        continue;
      if (line->reference == NULL) /* a BSN is not written down again */
        line->reference = g_strdup (target == BSN ? _("by BSN") : text);
      if (!find_by (c, row, target, key, line))
        return FALSE;
    }
  return line->reference != NULL
         || regie_cells_refuse (&c->cells, row, ORDER, _("no number says whom this row is about"));
}

static gboolean
find_period (const Checking *c, const Row *row, RegieBillLine *line)
{
  const char *text = regie_cells_get (&c->cells, row, PERIOD);

  line->has_period = *text != '\0';
  if (!line->has_period)
    return TRUE;
  if (!regie_period_parse_near (text, regie_office_today (c->cells.import->office), &line->period))
    return regie_cells_refuse (&c->cells, row, PERIOD,
                               _("this is not a period; expected for example 2026-10"));
  if (line->period.from > regie_office_today (c->cells.import->office))
    return regie_cells_refuse (&c->cells, row, PERIOD, _("this period is still to come"));
  return TRUE;
}

static gboolean
find_amount (const Checking *c, const Row *row, RegieBillLine *line)
{
  const char *text = regie_cells_get (&c->cells, row, AMOUNT);
  const char *reason;

  if (*text == '=')
    return regie_cells_refuse (&c->cells, row, AMOUNT,
                               _("this is a formula, not a value; save the sheet with values"));
  if (*text == '\0')
    return regie_cells_refuse (&c->cells, row, AMOUNT, _("must be filled in"));
  if (!regie_money_read (text, &line->amount, &reason))
    return regie_cells_refuse (&c->cells, row, AMOUNT,
                               reason != NULL
                                 ? reason
                                 : _("this is not an amount; expected for example 1.234,50"));
  if (line->amount < 0)
    return regie_cells_refuse (
      &c->cells, row, AMOUNT,
      _("a credit is no invoice line; settle it with the line it belongs to"));
  if (line->amount == 0 || line->amount > MOST_CENTS)
    return regie_cells_refuse (&c->cells, row, AMOUNT,
                               line->amount == 0 ? _("nothing is billed here")
                                                 : _("this amount is too large for one line"));
  line->minutes = -1;
  text = regie_cells_get (&c->cells, row, HOURS);
  return *text == '\0' || regie_minutes_parse (text, &line->minutes, &reason)
         || regie_cells_refuse (&c->cells, row, HOURS,
                                reason != NULL ? reason : _("expected a number of hours"));
}

/* The same number in capitals or with a space is the same invoice. */
static char *
dup_invoice_key (const char *number)
{
  char *key = regie_number_dup_written (number);

  return key != NULL ? key : g_strdup (number);
}

static gboolean
find_invoice (const Checking *c, const Row *row, Line *line)
{
  const char *number = regie_cells_get (&c->cells, row, INVOICE);
  const char *date = regie_cells_get (&c->cells, row, DATE);
  g_autofree char *key = NULL;

  if (*number == '\0')
    return regie_cells_refuse (&c->cells, row, INVOICE, _("must be filled in"));
  key = dup_invoice_key (number);
  if (g_hash_table_contains (c->bills->numbers, key))
    return regie_cells_refuse (&c->cells, row, INVOICE,
                               _("an invoice with this number was read in before"));
  line->date = regie_office_today (c->cells.import->office);
  if (*date != '\0' && !regie_day_parse_any (date, &line->date))
    return regie_cells_refuse (&c->cells, row, DATE,
                               _("this is not a date; expected for example 23-11-2026"));
  if (line->date > regie_office_today (c->cells.import->office))
    return regie_cells_refuse (&c->cells, row, DATE, _("this day is still to come"));
  line->invoice = g_strdup (number);
  return TRUE;
}

static gboolean
fill_line (const Checking *c, const Row *row, Line *line)
{
  if (!regie_cells_check (&c->cells, row, 1 << INVOICE | 1 << BSN | 1 << V_NUMBER))
    return FALSE;
  if (!find_invoice (c, row, line) || !find_period (c, row, &line->bill)
      || !find_amount (c, row, &line->bill) || !find_order (c, row, &line->bill))
    return FALSE;
  if (!line->bill.has_period && line->bill.order != NULL
      && line->bill.order->unit != REGIE_UNIT_TRAJECTORY)
    return regie_cells_refuse (&c->cells, row, PERIOD, _("must be filled in"));
  line->bill.number = row->line;
  return TRUE;
}

/* Whose file it is: asked, or that of the first order in it. */
static gint64
find_provider (const Bills *self)
{
  for (guint i = 0; self->asked == 0 && i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).bill.order != NULL)
      return g_array_index (self->lines, Line, i).bill.order->provider;
  return self->asked;
}

static gboolean
read_numbers (Bills *self, RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) numbers = regie_invoice_load_numbers (db, self->asked, error);

  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    g_hash_table_add (self->numbers, dup_invoice_key (numbers->pdata[i]));
  return numbers != NULL;
}

static gboolean
check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  Bills *bills = self->data;
  Checking c = { .bills = bills };

  regie_cells_init (&c.cells, self, labels, N_TARGETS,
                    1 << ORDER | 1 << DOSSIER_NUMBER | 1 << BSN | 1 << V_NUMBER, 0);
  if (c.cells.at[AMOUNT] < 0 || c.cells.at[INVOICE] < 0
      || (c.cells.at[ORDER] < 0 && c.cells.at[DOSSIER_NUMBER] < 0 && c.cells.at[BSN] < 0
          && c.cells.at[V_NUMBER] < 0))
    return regie_refuse (error, _("Say which column holds the invoice number, which the amount, "
                                   "and which the order number, dossier number, BSN or V-number."));
  g_array_set_size (bills->lines, 0);
  g_clear_pointer (&bills->known, regie_invoices_free);
  /* Orders of every provider: one that is billed by another is said, not unknown. */
  if (!read_numbers (bills, db, error)
      || (bills->known = regie_invoices_load (db, 0, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      Line line = { { NULL } };

      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      row->accepted = fill_line (&c, row, &line);
      if (row->accepted)
        g_array_append_val (bills->lines, line);
      else
        line_clear (&line);
    }
  bills->provider = find_provider (bills);
  for (guint i = 0; i < bills->lines->len; i++)
    regie_invoices_judge (bills->known, bills->provider,
                          &g_array_index (bills->lines, Line, i).bill);
  self->n_accepted = bills->lines->len;
  return TRUE;
}

typedef struct {
  RegieDb *db;
  gint64 next_invoice, next_line;
  const char *file;
  Bills *bills;
  GHashTable *ids;    /* number → gint64 */
  RegieInsert *lines; /* of those invoices */
} Writing;

/* The id of the invoice that LINE stands on, written when it is the first. */
static gboolean
write_invoice (Writing *w, const Line *line, gint64 *id, GError **error)
{
  const gint64 *known = g_hash_table_lookup (w->ids, line->invoice);

  *id = known != NULL ? *known : w->next_invoice++;
  if (known != NULL)
    return TRUE;
  g_hash_table_insert (w->ids, line->invoice, g_memdup2 (id, sizeof *id));
  return regie_invoice_insert (w->db, *id, w->bills->provider, line->invoice, line->date, w->file,
                               error);
}

static gboolean
write_line (Writing *w, const Line *line, GError **error)
{
  gint64 invoice;

  if (!write_invoice (w, line, &invoice, error))
    return FALSE;
  regie_invoice_lines_add (w->lines, w->next_line++, invoice, &line->bill);
  return regie_insert_get_n (w->lines) < MOST_LINES || regie_insert_flush (w->lines, w->db, error);
}

static gboolean
write_all (Writing *w, RegieImport *self, gint64 who, RegieProgressFunc progress, gpointer data,
           GCancellable *cancellable, gint64 *seq, GError **error)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Read in %u invoice line",
                                                      "Read in %u invoice lines", self->n_accepted),
                                            self->n_accepted);
  gint64 first_invoice = w->next_invoice;
  gint64 first_line = w->next_line;

  for (guint i = 0; i < w->bills->lines->len; i++)
    {
      if (i % 1024 == 0 && progress != NULL)
        progress (i, w->bills->lines->len, data);
      if (i % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED,
                                    _("Stopped. Nothing was imported.")),
               FALSE;
      if (!write_line (w, &g_array_index (w->bills->lines, Line, i), error))
        return FALSE;
    }
  return regie_insert_flush (w->lines, w->db, error)
         && regie_log_append (w->db, who, title, seq, error)
         && regie_log_range (w->db, *seq, 0, "invoice", first_invoice, w->next_invoice - 1, error)
         && regie_log_range (w->db, *seq, 1, "invoice_line", first_line, w->next_line - 1, error);
}

static gboolean
run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name,
     RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
     GError **error)
{
  Bills *bills = self->data;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (RegieInsert) lines = regie_invoice_lines_new ();
  Writing w = { .db = db, .file = name, .bills = bills, .ids = ids, .lines = lines };
  gboolean ok;

  if (bills->provider == 0)
    return regie_refuse (error, _("Say whose invoice this is: no order in it was found."));
  w.next_invoice = regie_id_new_range (bills->lines->len);
  w.next_line = regie_id_new_range (bills->lines->len);
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  ok = write_all (&w, self, who, progress, data, cancellable, seq, error);
  return regie_lock_end (db, ok, error);
}

RegieImport *
regie_invoice_import_new (const RegieOffice *office, gint64 provider, const char *data,
                          gsize length, GError **error)
{
  static const RegieImportKind kind = { add_words, resolve, NULL,      dup_targets,
                                        check,     run,     bills_free };
  Bills *bills = g_new0 (Bills, 1);

  g_return_val_if_fail (office != NULL, NULL);
  bills->asked = provider;
  bills->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (bills->lines, line_clear);
  return regie_import_new_kind (&kind, bills, office, data, length, error);
}

const RegieBillLine *
regie_invoice_import_line (const RegieImport *self, guint i)
{
  const Bills *bills = self->data;

  return i < bills->lines->len ? &g_array_index (bills->lines, Line, i).bill : NULL;
}

char *
regie_invoice_import_to_json (const RegieImport *self)
{
  const Bills *bills = self->data;
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < bills->lines->len; i++)
    {
      const Line *line = &g_array_index (bills->lines, Line, i);
      g_autofree char *sentence = regie_bill_dup_sentence (&line->bill);
      char period[REGIE_PERIOD_TEXT];

      json_builder_begin_object (b);
      regie_json_add_int (b, "regel", line->bill.number);
      regie_json_add_text (b, "factuur", line->invoice);
      regie_json_add_text (b, "kenmerk", line->bill.reference);
      regie_json_add_text (b, "opdracht",
                           line->bill.order != NULL ? line->bill.order->number : NULL);
      regie_json_add_text (b, "periode",
                           line->bill.has_period ? regie_period_format (line->bill.period, period)
                                                 : NULL);
      regie_json_add_money (b, "gefactureerd", line->bill.amount);
      regie_json_add_money (b, "verwacht", line->bill.expected);
      regie_json_add_money (b, "verschil", line->bill.amount - line->bill.expected);
      regie_json_add_text (b, "bevinding", regie_bill_name (line->bill.bill));
      regie_json_add_text (b, "zin", sentence);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return regie_json_dup (b);
}
