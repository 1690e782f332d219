/* SPDX-License-Identifier: EUPL-1.2 */
/* What was done in a dossier and who looked into it. */
#include "regie-dossier-log-query.h"

#include <glib/gi18n.h>

#include "regie-apply.h"
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
  RegieLogEntry *entry = g_new (RegieLogEntry, 1);

  entry->title = columns[3] != NULL ? g_strdup_printf (_("Undone: %s"), columns[0])
                                    : g_strdup (columns[0]);
  entry->who = g_strdup (columns[1]);
  entry->at = g_strdup (columns[2]);
  g_ptr_array_add (data, entry);
  return TRUE;
}

/* Which entries touch the dossier $1: itself, its person, and each kind of record that lies in
 * it. */
static char *
dup_query (void)
{
  GString *sql = g_string_new ("SELECT l.title, s.name, l.at, l.undoes FROM change_log l LEFT JOIN "
                               "staff s ON s.id = l.who WHERE l.seq IN ("
                               "SELECT v.seq FROM change_value v WHERE v.entity = 'dossier' AND "
                               "CAST($1 AS BIGINT) BETWEEN v.id AND COALESCE(v.last_id, v.id)"
                               " UNION SELECT v.seq FROM change_value v JOIN dossier d ON v.entity "
                               "= 'person' AND d.person = v.id WHERE d.id = $1");

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const char *name = regie_entity (i)->name;

      if (regie_entity_is_in_dossier (regie_entity (i)))
        g_string_append_printf (
          sql,
          " UNION SELECT v.seq FROM change_value v JOIN \"%s\" r ON v.entity = '%s'"
          " AND r.id BETWEEN v.id AND COALESCE(v.last_id, v.id) WHERE r.dossier = $1",
          name, name);
    }
  g_string_append (sql, ") ORDER BY l.seq DESC LIMIT 200");
  return g_string_free (sql, FALSE);
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
  return g_steal_pointer (&entries);
}

gboolean
regie_dossier_log_looked (RegieDb *db, gint64 dossier, gint64 who, GError **error)
{
  g_autofree char *now = regie_moment_now ();
  char id[REGIE_NUMBER_TEXT];
  char me[REGIE_NUMBER_TEXT];
  char seen[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  regie_number_format (g_get_real_time (), id);
  regie_number_format (who, me);
  regie_number_format (dossier, seen);
  return regie_db_exec (
    db,
    "INSERT INTO read_log (id, at, who, dossier) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", 4,
    (const char *[]){ id, now, me, seen }, NULL, NULL, error);
}
