/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database about the orders of a provider as a list. */
#include "regie-order-list-query.h"

#include "regie-column.h"
#include "regie-text.h"

/* The stages of each filter. */
static const char *const stages[REGIE_N_ORDER_FILTERS] = {
  "'wacht', 'besteld', 'loopt', 'klaar', 'gestopt'", "'wacht'", "'besteld'", "'loopt'",
  "'klaar', 'gestopt'"
};

void
regie_order_row_free (RegieOrderRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name_sort);
  g_free (row->dossier_number);
  g_free (row->number);
  g_free (row->name);
  g_free (row->topic);
  g_free (row->lot_name);
  g_free (row->course);
  g_free (row->stage);
  g_free (row->reason);
  g_free (row);
}

GArray *
regie_order_ids (RegieDb *db, gint64 provider, RegieOrderFilter filter, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf (
    "SELECT e.id FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id "
    "JOIN dossier_index i ON i.dossier = e.dossier"
    " WHERE c.provider = $1 AND e.voided = 0 AND e.stage IN (%s)"
    " ORDER BY CASE e.stage WHEN 'wacht' THEN 0 WHEN 'besteld' THEN 1 WHEN 'loopt' THEN 2 ELSE 3 "
    "END, i.name_sort, e.id",
    stages[filter]);
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  regie_number_format (provider, id);
  return regie_db_get_ids (db, sql, 1, (const char *[]){ id }, ids, error) ? g_steal_pointer (&ids)
                                                                           : NULL;
}

static gboolean
take_counts (guint n, const char *const *c, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    ((guint *) data)[i] = (guint) regie_column_id (c[i]);
  return TRUE;
}

gboolean
regie_order_counts (RegieDb *db, gint64 provider, guint counts[REGIE_N_ORDER_FILTERS],
                    GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    g_string_append_printf (sql, "%scount(CASE WHEN e.stage IN (%s) THEN 1 END)", i > 0 ? ", " : "",
                            stages[i]);
  g_string_append (sql, " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON "
                        "e.lot = l.id WHERE c.provider = $1 AND e.voided = 0");
  return regie_db_exec (db, sql->str, 1, (const char *[]){ regie_number_format (provider, id) },
                        take_counts, counts, error);
}

typedef struct {
  const gint64 *ids;
  guint n;
  GPtrArray *rows;
} Page;

static gboolean
take_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Page *page = data;
  RegieOrderRow *row = g_new (RegieOrderRow, 1);

  *row = (RegieOrderRow){ .id = regie_column_id (c[0]),
                          .dossier = regie_column_id (c[1]),
                          .lot = regie_column_id (c[2]),
                          .number = g_strdup (c[3]),
                          .name = g_strdup (c[4]),
                          .topic = g_strdup (c[5]),
                          .lot_name = g_strdup (c[6]),
                          .course = g_strdup (c[7]),
                          .stage = g_strdup (c[8]),
                          .reason = g_strdup (c[9]),
                          .from = regie_column_day (c[10]),
                          .until = regie_column_day (c[11]),
                          .begun = regie_column_day (c[12]),
                          .ended = regie_column_day (c[13]),
                          .hours = regie_column_int (c[14]),
                          .price = regie_column_id (c[15]),
                          .unit = regie_unit_of (c[16]),
                          .name_sort = g_strdup (c[17]),
                          .dossier_number = g_strdup (c[18]) };
  for (guint i = 0; i < page->n; i++)
    if (page->ids[i] == row->id && page->rows->pdata[i] == NULL)
      {
        page->rows->pdata[i] = row;
        return TRUE;
      }
  regie_order_row_free (row);
  return TRUE;
}

GPtrArray *
regie_order_rows (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_order_row_free);
  g_autoptr (GString) sql = g_string_new (
    "SELECT e.id, e.dossier, e.lot, e.number, i.name, e.topic, l.name, g.name, e.stage, e.reason, "
    "e.from_day, e.until_day, e.begun_on, e.ended_on, e.hours, e.price,"
    " e.unit, i.name_sort, i.number FROM engagement e JOIN lot l ON l.id = e.lot JOIN "
    "dossier_index i ON i.dossier = "
    "e.dossier LEFT JOIN course g ON g.id = e.course WHERE e.id IN (");

  g_return_val_if_fail (db != NULL, NULL);
  for (guint i = 0; i < REGIE_ORDERS_PAGE; i++)
    g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  g_ptr_array_set_size (rows, (int) n);
  for (guint at = 0; at < n; at += REGIE_ORDERS_PAGE)
    {
      char texts[REGIE_ORDERS_PAGE][REGIE_NUMBER_TEXT];
      const char *params[REGIE_ORDERS_PAGE];
      g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (
        (GDestroyNotify) regie_order_row_free);
      Page page = { ids + at, MIN (REGIE_ORDERS_PAGE, n - at), part };

      g_ptr_array_set_size (part, (int) page.n);
      for (guint i = 0; i < REGIE_ORDERS_PAGE; i++)
        {
          params[i] = i < page.n ? texts[i] : NULL;
          if (i < page.n)
            regie_number_format (ids[at + i], texts[i]);
        }
      if (!regie_db_exec (db, sql->str, REGIE_ORDERS_PAGE, params, take_row, &page, error))
        return NULL;
      for (guint i = 0; i < page.n; i++)
        rows->pdata[at + i] = g_steal_pointer (&part->pdata[i]);
    }
  return g_steal_pointer (&rows);
}
