/* SPDX-License-Identifier: EUPL-1.2 */
/* Takes the indexes of derived tables away and makes them again; has a server count what is there
 * then. */
#include "regie-bulk.h"

#include "regie-search.h"

#define DERIVED "('deadline', 'dossier_index', 'youth', 'plan_cost')"

static gboolean
collect (guint n, const char *const *columns, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (columns[0]));
  g_ptr_array_add (data, g_strdup (columns[1]));
  return TRUE;
}

gboolean
regie_bulk_room (RegieDb *db, gboolean room, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_is_postgres (db)
         || regie_db_script (db,
                             room ? "PRAGMA cache_size = -128000" : "PRAGMA cache_size = -16000",
                             error);
}

gboolean
regie_bulk_begin (RegieBulk *self, RegieDb *db, guint n, GError **error)
{
  gint64 have;

  g_return_val_if_fail (db != NULL, FALSE);
  self->sql = g_ptr_array_new_with_free_func (g_free);
  if (!regie_db_get_int (db, "SELECT count(*) FROM dossier_index", 0, NULL, &have, error))
    return FALSE;
  self->grows = n >= have;
  if (!self->grows)
    return TRUE;
  if (!regie_db_exec (db,
                      regie_db_is_postgres (db)
                        ? "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = "
                          "current_schema () AND tablename IN " DERIVED
                          " AND indexname NOT LIKE '%_pkey'"
                          " AND pg_has_role (session_user, (SELECT relowner FROM pg_class WHERE "
                          "oid = 'dossier_index'::regclass), 'USAGE')"
                        : "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
                          "NULL AND tbl_name IN " DERIVED,
                      0, NULL, collect, self->sql, error))
    return FALSE;
  for (guint i = 0; i < self->sql->len; i += 2)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (char *) self->sql->pdata[i]);

      if (!regie_db_script (db, sql, error))
        return FALSE;
    }
  return regie_bulk_room (db, TRUE, error);
}

gboolean
regie_bulk_end (RegieBulk *self, RegieDb *db, gint64 first, gint64 last, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  for (guint i = 1; i < self->sql->len; i += 2)
    if (!regie_db_script (db, self->sql->pdata[i], error))
      return FALSE;
  return regie_search_index (db, first, last, error)
         && (self->sql->len == 0 || regie_search_optimize (db, error));
}

void
regie_bulk_measure (RegieDb *db)
{
  g_return_if_fail (db != NULL);
  if (regie_db_is_postgres (db))
    regie_db_exec (db, "SELECT regie_measure ()", 0, NULL, NULL, NULL, NULL);
}

gboolean
regie_bulk_finish (RegieBulk *self, RegieDb *db, gboolean ok, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  if (ok)
    ok = regie_db_commit (db, error);
  else
    regie_db_rollback (db);
  if (ok && self->grows)
    regie_bulk_measure (db);
  regie_bulk_room (db, FALSE, NULL);
  g_clear_pointer (&self->sql, g_ptr_array_unref);
  return ok;
}
