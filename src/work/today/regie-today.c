/* SPDX-License-Identifier: EUPL-1.2 */
/* Vandaag: which deadlines and signals ask for somebody on a day, and the open ends. */
#include "regie-today.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-person.h"
#include "regie-sql.h"
#include "regie-tasks.h"

/* Open, not put off, not superseded today. */
static void
add_open (RegieSql *sql, RegieDay today)
{
  g_string_append (sql->sql, " AND d.open = 1");
  regie_sql_add_day (sql, " AND (d.deferred_until IS NULL OR d.deferred_until <= ?)", today);
  regie_sql_add_day (sql, " AND (d.lapsed_from IS NULL OR d.lapsed_until < ?)", today);
}

static gboolean
read_key (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieTodayKey key = { g_ascii_strtoll (c[0], NULL, 10),
                        0,
                        0,
                        (guint16) regie_sql_int (c[1]),
                        (guint16) regie_sql_int (c[2]),
                        regie_sql_day (c[3]) };

  g_array_append_val ((GArray *) data, key);
  return TRUE;
}

GArray *
regie_today_keys (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                  GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, NULL);
  regie_sql_init (
    &sql,
    "SELECT d.dossier, d.n, CASE WHEN d.nature = 5 OR (d.nature = 0 AND d.actor = 2 AND d.due < ");
  regie_sql_add_day (&sql, "?", today);
  regie_sql_add_day (&sql, ") THEN 3 WHEN d.due < ?", today);
  regie_sql_add_day (&sql, " THEN 0 WHEN d.due <= ?", today + 7);
  g_string_append (sql.sql, " THEN 1 ELSE 2 END, d.due FROM deadline d WHERE 1 = 1");
  add_open (&sql, today);
  regie_sql_add_day (&sql, " AND d.due <= ?", today + 42);
  /* What others let pass is not our lateness; a signal shows once its day has come. */
  regie_sql_add_day (&sql, " AND (d.due >= ?", today);
  g_string_append (sql.sql, " OR d.nature = 5 OR (d.nature = 0 AND d.actor IN (0, 2)))");
  regie_sql_add_day (&sql, " AND NOT (d.nature = 5 AND d.due > ?)", today);
  if (rules != NULL)
    {
      g_auto (GStrv) ids = g_strsplit (rules, ",", -1);

      for (guint i = 0; ids[i] != NULL; i++)
        regie_sql_add (&sql, i == 0 ? " AND (d.rule = ?" : " OR d.rule = ?", ids[i]);
      g_string_append_c (sql.sql, ')');
    }
  regie_query_add_scope (&sql, query, "d.consultant");
  g_string_append (sql.sql, " ORDER BY 3, d.due, d.dossier");
  if (!regie_sql_run (db, &sql, read_key, keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}

void
regie_today_row_free (RegieTodayRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->rule);
  g_free (row->consultant_name);
  g_free (row->code);
  g_free (row);
}

typedef struct {
  const RegieTodayKey *keys;
  guint n;
  GPtrArray *rows;
} TodayPage;

static gboolean
read_today (guint n, const char *const *c, gpointer data, GError **error)
{
  TodayPage *page = data;
  gint64 dossier = g_ascii_strtoll (c[0], NULL, 10);
  int number = regie_sql_int (c[1]);

  for (guint i = 0; i < page->n; i++)
    if (page->keys[i].dossier == dossier && page->keys[i].n == number
        && page->rows->pdata[i] == NULL)
      {
        RegieTodayRow *row = g_new (RegieTodayRow, 1);

        *row = (RegieTodayRow){ page->keys[i],
                                regie_person_dup_apart (c[2], c[10], c[11]),
                                g_strdup (c[3]),
                                g_strdup (c[4]),
                                c[5] != NULL ? g_ascii_strtoll (c[5], NULL, 10) : 0,
                                regie_sql_day (c[6]),
                                regie_sql_day (c[7]),
                                regie_sql_int (c[8]),
                                g_strdup (c[9]) };
        page->rows->pdata[i] = row;
        break;
      }
  return TRUE;
}

GPtrArray *
regie_today_rows (RegieDb *db, const RegieTodayKey *keys, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_today_row_free);
  g_autofree char *list = regie_sql_dup_page ();
  g_autofree char *sql = g_strdup_printf (
    "SELECT d.dossier, d.n, i.name, d.rule, s.name, d.fact, d.begins, d.nominal, d.uncertain,"
    " (SELECT f.code FROM fact f WHERE f.id = d.fact AND f.kind = "
    "'duo_bericht'), " REGIE_APART_COLUMNS " FROM deadline d JOIN dossier_index i ON i.dossier = "
    "d.dossier LEFT JOIN staff s ON s.id = d.consultant"
    " WHERE d.open = 1 AND d.dossier IN (%s)",
    list);

  g_return_val_if_fail (db != NULL, NULL);
  g_ptr_array_set_size (rows, n);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    {
      char texts[REGIE_SQL_PAGE][24];
      const char *params[REGIE_SQL_PAGE];
      g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (
        (GDestroyNotify) regie_today_row_free);
      TodayPage page = { keys + at, MIN (REGIE_SQL_PAGE, n - at), part };

      g_ptr_array_set_size (part, page.n);
      for (guint i = 0; i < REGIE_SQL_PAGE; i++)
        {
          params[i] = i < page.n ? texts[i] : NULL;
          if (i < page.n)
            g_snprintf (texts[i], sizeof texts[i], "%" G_GINT64_FORMAT, keys[at + i].dossier);
        }
      if (!regie_db_exec (db, sql, REGIE_SQL_PAGE, params, read_today, &page, error))
        return NULL;
      for (guint i = 0; i < page.n; i++)
        if (page.keys[i].dossier == 0
            && (part->pdata[i] = regie_task_row (db, &page.keys[i], error)) == NULL)
          return NULL;
      for (guint i = 0; i < page.n; i++)
        rows->pdata[at + i] = g_steal_pointer (&part->pdata[i]);
    }
  return g_steal_pointer (&rows);
}

static gboolean
read_day_value (guint n, const char *const *c, gpointer data, GError **error)
{
  *(RegieDay *) data = regie_sql_day (c[0]);
  return TRUE;
}

gboolean
regie_today_next (RegieDb *db, const RegieQuery *query, RegieDay today, RegieDay *next,
                  GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  *next = REGIE_DAY_NONE;
  regie_sql_init (&sql, "SELECT min(d.due) FROM deadline d WHERE d.nature < 5");
  add_open (&sql, today);
  regie_sql_add_day (&sql, " AND d.due > ?", today + 7);
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_run (db, &sql, read_day_value, next, error);
}

gboolean
regie_today_unrecorded (RegieDb *db, const RegieQuery *query, guint *n, GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  regie_sql_init (&sql, "SELECT count(*) FROM deadline d WHERE d.unrecorded = 1");
  regie_query_add_scope (&sql, query, "d.consultant");
  return regie_sql_count (db, &sql, n, error);
}

typedef struct {
  RegieChange *change;
  const char *reason;
} Confirming;

static gboolean
confirm_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Confirming *confirming = data;
  const RegieEntity *deferral = regie_entity (REGIE_ENTITY_Deferral);
  gint64 id = regie_id_new ();

  regie_change_insert (confirming->change, deferral, id);
  regie_put_new (confirming->change, Deferral, id, dossier, c[0]);
  regie_put_new (confirming->change, Deferral, id, rule, c[1]);
  regie_put_new (confirming->change, Deferral, id, fact, c[2]);
  regie_put_new_code (confirming->change, Deferral, id, kind, REGIE_HANDLING_DONE);
  regie_put_new (confirming->change, Deferral, id, reason, confirming->reason);
  return TRUE;
}

RegieChange *
regie_today_confirm (RegieDb *db, const RegieQuery *query, const char *reason, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Confirm older open ends"));
  Confirming confirming = { change, reason };
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, NULL);
  regie_sql_init (&sql, "SELECT d.dossier, d.rule, d.fact FROM deadline d WHERE d.unrecorded = 1");
  regie_query_add_scope (&sql, query, "d.consultant");
  if (!regie_sql_run (db, &sql, confirm_row, &confirming, error))
    return NULL;
  return g_steal_pointer (&change);
}
