/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes and reads the folded texts, and the trigram index that SQLite has beside them. */
#include "regie-search.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-policies.h"

static const struct {
  const char *table, *index;
} kinds[] = {
  [REGIE_SEARCH_NAMES] = { "search_text", "search_fts" },
  [REGIE_SEARCH_NOTES] = { "search_note", "search_note_fts" },
};

static gboolean
run (RegieDb *db, const char *sql, guint n, const char *const *params, GError **error)
{
  return regie_db_exec (db, sql, n, params, NULL, NULL, error);
}

gboolean
regie_search_put_text (RegieDb *db, RegieSearch which, const char *id, const char *folded,
                       GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (id, folded) VALUES ($1, $2)",
                                          kinds[which].table);

  g_return_val_if_fail (db != NULL, FALSE);
  return run (db, sql, 2, (const char *[]){ id, folded }, error);
}

gboolean
regie_search_index (RegieDb *db, gint64 first, gint64 last, GError **error)
{
  char from[24], to[24];

  g_return_val_if_fail (db != NULL, FALSE);
  g_snprintf (from, sizeof from, "%" G_GINT64_FORMAT, first);
  g_snprintf (to, sizeof to, "%" G_GINT64_FORMAT, last);
  for (guint i = 0; !regie_db_is_postgres (db) && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (rowid, folded) SELECT id, folded "
                                              "FROM %s WHERE id BETWEEN $1 AND $2 ORDER BY id",
                                              kinds[i].index, kinds[i].table);

      if (!run (db, sql, 2, (const char *[]){ from, to }, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find (RegieDb *db, RegieSearch which, const char *id, char **folded, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT folded FROM %s WHERE id = $1",
                                          kinds[which].table);

  return regie_db_get_text (db, sql, 1, &id, folded, error);
}

/* What stands there is FOLDED. */
static gboolean
forget (RegieDb *db, RegieSearch which, const char *id, const char *folded, GError **error)
{
  const char *index = kinds[which].index;
  g_autofree char *from_index = g_strdup_printf (
    "INSERT INTO %s (%s, rowid, folded) VALUES ('delete', $1, $2)", index, index);

  return (regie_db_is_postgres (db)
          || run (db, from_index, 2, (const char *[]){ id, folded }, error))
         && regie_policies_wipe_one (db, kinds[which].table, "id", id, error);
}

gboolean
regie_search_put (RegieDb *db, RegieSearch which, const char *id, const char *folded,
                  GError **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *there = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!find (db, which, id, &there, error))
    return FALSE;
  if (g_strcmp0 (there, folded) == 0)
    return TRUE;
  sql = g_strdup_printf ("INSERT INTO %s (rowid, folded) VALUES ($1, $2)", kinds[which].index);
  return (there == NULL || forget (db, which, id, there, error))
         && regie_search_put_text (db, which, id, folded, error)
         && (regie_db_is_postgres (db) || run (db, sql, 2, (const char *[]){ id, folded }, error));
}

gboolean
regie_search_remove (RegieDb *db, RegieSearch which, const char *id, GError **error)
{
  g_autofree char *there = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  return find (db, which, id, &there, error)
         && (there == NULL || forget (db, which, id, there, error));
}

/* The same words for both indexes of SQLite. */
static gboolean
command (RegieDb *db, const char *word, GError **error)
{
  for (guint i = 0; !regie_db_is_postgres (db) && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('%s')", kinds[i].index,
                                              kinds[i].index, word);

      if (!regie_db_script (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_search_check (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  for (guint i = 0; !regie_db_is_postgres (db) && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)", kinds[i].index, kinds[i].index);

      if (!regie_db_script (db, sql, NULL))
        {
          g_set_error_literal (
            error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
            _("The index of the search differs from its texts. Run “regiectl reindex”."));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
regie_search_clear (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_policies_wipe_search (db, error) && command (db, "rebuild", error);
}

gboolean
regie_search_optimize (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return command (db, "optimize", error);
}
