/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-search.h"

gboolean
regie_search_put_text (RegieDb *db, const char *id, const char *folded, GError **error)
{
  return regie_db_exec (db, "INSERT INTO search_text (id, folded) VALUES ($1, $2)", 2, (const char *[]) { id, folded }, NULL, NULL, error);
}

gboolean
regie_search_index (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  char from[24], to[24];

  g_snprintf (from, sizeof from, "%" G_GINT64_FORMAT, first);
  g_snprintf (to, sizeof to, "%" G_GINT64_FORMAT, last);
  return regie_db_is_postgres (db) ||
         regie_db_exec (db, "INSERT INTO search_fts (rowid, folded) SELECT id, folded FROM search_text WHERE id BETWEEN $1 AND $2 ORDER BY id",
                        2, (const char *[]) { from, to }, NULL, NULL, error);
}

gboolean
regie_search_put (RegieDb *db, const char *id, const char *folded, GError **error)
{
  const char *params[] = { id, folded };

  return regie_search_put_text (db, id, folded, error) &&
         (regie_db_is_postgres (db) ||
          regie_db_exec (db, "INSERT INTO search_fts (rowid, folded) VALUES ($1, $2)", 2, params, NULL, NULL, error));
}

gboolean
regie_search_remove (RegieDb *db, const char *id, GError **error)
{
  g_autofree char *folded = NULL;

  if (!regie_db_get_text (db, "SELECT folded FROM search_text WHERE id = $1", 1, &id, &folded, error))
    return FALSE;
  if (folded == NULL)
    return TRUE;
  return (regie_db_is_postgres (db) ||
          regie_db_exec (db, "INSERT INTO search_fts (search_fts, rowid, folded) VALUES ('delete', $1, $2)", 2,
                         (const char *[]) { id, folded }, NULL, NULL, error)) &&
         regie_db_exec (db, "DELETE FROM search_text WHERE id = $1", 1, &id, NULL, NULL, error);
}

gboolean
regie_search_clear (RegieDb *db, GError **error)
{
  return regie_db_script (db, "DELETE FROM search_text", error) &&
         (regie_db_is_postgres (db) || regie_db_script (db, "INSERT INTO search_fts (search_fts) VALUES ('rebuild')", error));
}

gboolean
regie_search_optimize (RegieDb *db, GError **error)
{
  return regie_db_is_postgres (db) || regie_db_script (db, "INSERT INTO search_fts (search_fts) VALUES ('optimize')", error);
}
