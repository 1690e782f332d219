/* SPDX-License-Identifier: EUPL-1.2 */
/* What was done in a dossier and who looked into it. */
#include "regie-dossier-log-query.h"

#include <glib/gi18n.h>

#include "regie-column.h"
#include "regie-schema.h"
#include "regie-text.h"

static void
entry_free (gpointer data)
{
  RegieLogEntry *entry = data;

  g_free (entry->title);
  g_free (entry->who);
  g_free (entry->at);
  g_free (entry);
}

static gboolean
add_entry (guint n, const char *const *columns, gpointer data, GError **error)
{
  RegieLogEntry *entry = g_new0 (RegieLogEntry, 1);

  entry->title = g_strdup (columns[0]);
  entry->who = g_strdup (columns[1]);
  entry->at = g_strdup (columns[2]);
  entry->undoes = regie_column_id (columns[3]);
  entry->last_by = entry->who;
  entry->seq = entry->last = regie_column_id (columns[4]);
  entry->last_who = regie_column_id (columns[5]);
  g_ptr_array_add (data, entry);
  return TRUE;
}

/* Which entries touch the dossier $1: itself, its person, and each kind of record that lies in it.
 * The values are read in one place: on a server each reading of them brings all that holds them. */
static char *
dup_query (void)
{
  GString *sql = g_string_new (
    "WITH touched (entity, id) AS (SELECT 'dossier', CAST ($1 AS BIGINT)"
    " UNION ALL SELECT 'person', d.person FROM dossier d WHERE d.id = $1");

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const char *name = regie_entity (i)->name;

      if (regie_entity_is_in_dossier (regie_entity (i)))
        g_string_append_printf (sql,
                                " UNION ALL SELECT '%s', r.id FROM \"%s\" r WHERE r.dossier = $1",
                                name, name);
    }
  g_string_append (
    sql, ") SELECT l.title, s.name, l.at, l.undoes, l.seq, l.who FROM change_log l LEFT JOIN staff "
         "s ON s.id = l.who WHERE l.seq IN (SELECT v.seq FROM touched t JOIN change_value v ON "
         "v.entity = t.entity AND (v.id = t.id OR (v.last_id IS NOT NULL AND v.id <= t.id AND "
         "v.last_id >= t.id))) ORDER BY l.seq DESC LIMIT 200");
  return g_string_free (sql, FALSE);
}

/* What turns an entry round lies in the same dossier and is newer: it stands before it in the
 * list. */
static void
follow (const GPtrArray *entries)
{
  g_autoptr (GHashTable) turned = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      RegieLogEntry *entry = entries->pdata[i];
      const RegieLogEntry *next = g_hash_table_lookup (turned, &entry->seq);

      if (next != NULL)
        {
          entry->is_undone = !next->is_undone;
          entry->last = next->last;
          entry->last_who = next->last_who;
          entry->last_by = next->last_by;
        }
      if (entry->undoes != 0)
        g_hash_table_insert (turned, &entry->undoes, entry);
    }
}

/* From the oldest on: what turns an undoing round does it again. */
static void
name (const GPtrArray *entries)
{
  g_autoptr (GHashTable) undoing = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = entries->len; i-- > 0;)
    {
      RegieLogEntry *entry = entries->pdata[i];
      g_autofree char *done = g_steal_pointer (&entry->title);
      gboolean is_redo = g_hash_table_contains (undoing, &entry->undoes);

      entry->title = entry->undoes == 0 ? g_strdup (done)
                     : is_redo          ? g_strdup_printf (_("Done again: %s"), done)
                                        : g_strdup_printf (_("Undone: %s"), done);
      if (entry->undoes != 0 && !is_redo)
        g_hash_table_add (undoing, &entry->seq);
    }
}

GPtrArray *
regie_dossier_log_load (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autofree char *sql = dup_query ();
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  regie_number_format (dossier, id);
  if (!regie_db_exec (db, sql, 1, (const char *[]){ id }, add_entry, entries, error))
    return NULL;
  follow (entries);
  name (entries);
  return g_steal_pointer (&entries);
}
