/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked and written of what providers bill. */
#include "regie-invoice-query.h"

#include "regie-column.h"
#include "regie-text.h"

/* Records of ENTITY for which WHERE holds; $1 is PROVIDER. */
static GPtrArray *
load_of (RegieDb *db, RegieEntityId entity, const char *where, gint64 provider, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  return regie_load (db, regie_entity (entity), where, 1,
                     (const char *[]){ regie_number_format (provider, id) }, error);
}

GPtrArray *
regie_invoice_load_records (RegieDb *db, gint64 provider, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return load_of (db, REGIE_ENTITY_Invoice, "(provider = $1 OR $1 = '0') ORDER BY id", provider,
                  error);
}

GPtrArray *
regie_invoice_load_lines (RegieDb *db, gint64 provider, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return load_of (db, REGIE_ENTITY_InvoiceLine,
                  "invoice IN (SELECT id FROM invoice WHERE voided = 0 AND (provider = "
                  "$1 OR $1 = '0')) ORDER BY id",
                  provider, error);
}

/* Each row of SQL goes to ROW with DATA; $1 is ID. */
static gboolean
read_of (RegieDb *db, const char *sql, gint64 id, RegieRowFunc row, gpointer data, GError **error)
{
  char text[REGIE_NUMBER_TEXT];

  return regie_db_exec (db, sql, 1, (const char *[]){ regie_number_format (id, text) }, row, data,
                        error);
}

static gboolean
take_name (guint n, const char *const *c, gpointer data, GError **error)
{
  g_hash_table_insert (data, g_strdup (c[0]), g_strdup (c[1]));
  return TRUE;
}

GHashTable *
regie_invoice_load_names (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!read_of (db,
                "SELECT DISTINCT e.number, i.name FROM invoice v JOIN invoice_line l ON "
                "l.invoice = v.id JOIN engagement e ON e.id = l.engagement"
                " JOIN dossier_index i ON i.dossier = e.dossier WHERE (v.provider = $1 OR "
                "$1 = '0') AND v.voided = 0",
                provider, take_name, names, error))
    return NULL;
  return g_steal_pointer (&names);
}

static gboolean
take_hours (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieInvoiceHours hours = { regie_column_id (c[0]), regie_column_day (c[1]),
                              regie_column_int (c[2]), regie_column_int (c[3]) };

  if (hours.day != REGIE_DAY_NONE)
    g_array_append_val ((GArray *) data, hours);
  return TRUE;
}

GArray *
regie_invoice_load_delivered (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (RegieInvoiceHours));

  g_return_val_if_fail (db != NULL, NULL);
  if (!read_of (db,
                "SELECT f.engagement, f.day, COALESCE(f.minutes, f.hours * 60), "
                "COALESCE(f.unexcused_minutes, f.unexcused * 60) FROM report r JOIN fact "
                "f ON f.report = r.id"
                " WHERE (r.provider = $1 OR $1 = '0') AND r.voided = 0 AND f.voided = 0 "
                "AND f.engagement IS NOT NULL",
                provider, take_hours, hours, error))
    return NULL;
  return g_steal_pointer (&hours);
}

static gboolean
take_number (guint n, const char *const *c, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (c[0]));
  return TRUE;
}

GPtrArray *
regie_invoice_load_numbers (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!read_of (db, "SELECT number FROM invoice WHERE voided = 0 AND (provider = $1 OR $1 = '0')",
                provider, take_number, numbers, error))
    return NULL;
  return g_steal_pointer (&numbers);
}

gboolean
regie_invoice_find_provider (RegieDb *db, gint64 invoice, gint64 *provider, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && provider != NULL, FALSE);
  return regie_db_get_int (db, "SELECT provider FROM invoice WHERE id = $1 AND voided = 0", 1,
                           (const char *[]){ regie_number_format (invoice, id) }, provider, error);
}

gboolean
regie_invoice_find_provider_of_line (RegieDb *db, gint64 line, gint64 *provider, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && provider != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT i.provider FROM invoice_line l JOIN invoice i ON i.id = "
                           "l.invoice WHERE l.id = $1 AND l.voided = 0 AND i.voided = 0",
                           1, (const char *[]){ regie_number_format (line, id) }, provider, error);
}

gboolean
regie_invoice_insert (RegieDb *db, gint64 id, gint64 provider, const char *number, RegieDay day,
                      const char *name, GError **error)
{
  char text[REGIE_NUMBER_TEXT], of[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && number != NULL, FALSE);
  return regie_db_exec (db,
                        "INSERT INTO invoice (id, version, voided, provider, number, day, file) "
                        "VALUES ($1, 1, 0, $2, $3, $4, $5)",
                        5,
                        (const char *[]){ regie_number_format (id, text),
                                          regie_number_format (provider, of), number,
                                          regie_day_format (day, date), name },
                        NULL, NULL, error);
}

static const char *const line_columns[] = {
  "id",     "version", "voided", "invoice",  "number",  "engagement", "reference",
  "period", "minutes", "amount", "expected", "finding", "stage",
};

RegieInsert *
regie_invoice_lines_new (void)
{
  return regie_insert_new ("invoice_line", line_columns, G_N_ELEMENTS (line_columns));
}

void
regie_invoice_lines_add (RegieInsert *self, gint64 id, gint64 invoice, const RegieBillLine *line)
{
  char t[7][REGIE_NUMBER_TEXT], period[REGIE_PERIOD_TEXT];
  const char *values[] = {
    regie_number_format (id, t[0]),
    "1",
    "0",
    regie_number_format (invoice, t[1]),
    regie_number_format (line->number, t[2]),
    line->order != NULL ? regie_number_format (line->order->id, t[3]) : NULL,
    line->reference,
    line->has_period ? regie_period_format (line->period, period) : NULL,
    line->minutes >= 0 ? regie_number_format (line->minutes, t[4]) : NULL,
    regie_number_format (line->amount, t[5]),
    regie_number_format (line->expected, t[6]),
    regie_bill_name (line->bill),
    regie_settle_name (REGIE_SETTLE_OPEN),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (line_columns));
  g_return_if_fail (self != NULL && line != NULL);
  regie_insert_add (self, values);
}
