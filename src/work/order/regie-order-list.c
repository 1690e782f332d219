/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-order-list.h"

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
  g_free (row->number);
  g_free (row->name);
  g_free (row->topic);
  g_free (row->lot_name);
  g_free (row->course);
  g_free (row->stage);
  g_free (row->reason);
  g_free (row);
}

static gboolean
take_id (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (c[0], NULL, 10);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
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
  char id[24];

  g_return_val_if_fail (db != NULL, NULL);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  return regie_db_exec (db, sql, 1, (const char *[]){ id }, take_id, ids, error)
           ? g_steal_pointer (&ids)
           : NULL;
}

gboolean
regie_order_counts (RegieDb *db, gint64 provider, guint counts[REGIE_N_ORDER_FILTERS],
                    GError **error)
{
  char id[24];

  g_return_val_if_fail (db != NULL, FALSE);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON "
        "e.lot = l.id WHERE c.provider = $1 AND e.voided = 0"
        " AND e.stage IN (%s)",
        stages[i]);
      gint64 n;

      if (!regie_db_get_int (db, sql, 1, (const char *[]){ id }, &n, error))
        return FALSE;
      counts[i] = (guint) n;
    }
  return TRUE;
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
  RegieOrderRow *row = g_new0 (RegieOrderRow, 1);

  *row = (RegieOrderRow){ g_ascii_strtoll (c[0], NULL, 10),
                          g_ascii_strtoll (c[1], NULL, 10),
                          g_ascii_strtoll (c[2], NULL, 10),
                          g_strdup (c[3]),
                          g_strdup (c[4]),
                          g_strdup (c[5]),
                          g_strdup (c[6]),
                          g_strdup (c[7]),
                          g_strdup (c[8]),
                          g_strdup (c[9]),
                          REGIE_DAY_NONE,
                          REGIE_DAY_NONE,
                          REGIE_DAY_NONE,
                          REGIE_DAY_NONE,
                          c[14] != NULL ? (int) g_ascii_strtoll (c[14], NULL, 10) : 0,
                          g_ascii_strtoll (c[15], NULL, 10),
                          REGIE_UNIT_TRAJECTORY };
  regie_day_parse (c[10], &row->from);
  regie_day_parse (c[11], &row->until);
  regie_day_parse (c[12], &row->begun);
  regie_day_parse (c[13], &row->ended);
  row->unit = regie_unit_of (c[16]);
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
    " e.unit FROM engagement e JOIN lot l ON l.id = e.lot JOIN dossier_index i ON i.dossier = "
    "e.dossier LEFT JOIN course g ON g.id = e.course WHERE e.id IN (");

  g_return_val_if_fail (db != NULL, NULL);
  for (guint i = 0; i < REGIE_ORDERS_PAGE; i++)
    g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  g_ptr_array_set_size (rows, (int) n);
  for (guint at = 0; at < n; at += REGIE_ORDERS_PAGE)
    {
      char texts[REGIE_ORDERS_PAGE][24];
      const char *params[REGIE_ORDERS_PAGE];
      g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (
        (GDestroyNotify) regie_order_row_free);
      Page page = { ids + at, MIN (REGIE_ORDERS_PAGE, n - at), part };

      g_ptr_array_set_size (part, (int) page.n);
      for (guint i = 0; i < REGIE_ORDERS_PAGE; i++)
        {
          params[i] = i < page.n ? texts[i] : NULL;
          if (i < page.n)
            g_snprintf (texts[i], sizeof texts[i], "%" G_GINT64_FORMAT, ids[at + i]);
        }
      if (!regie_db_exec (db, sql->str, REGIE_ORDERS_PAGE, params, take_row, &page, error))
        return NULL;
      for (guint i = 0; i < page.n; i++)
        rows->pdata[at + i] = g_steal_pointer (&part->pdata[i]);
    }
  return g_steal_pointer (&rows);
}
