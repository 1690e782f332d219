/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the database is, how large, and how much is in it. */
#include "regie-database-query.h"

#include "regie-column.h"
#include "regie-migrate.h"

void
regie_database_facts_free (RegieDatabaseFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->server);
  g_free (self->engine);
  g_free (self->encryption);
  g_free (self->login);
  g_free (self);
}

static gboolean
take_server (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDatabaseFacts *self = data;

  self->place = g_strdup (c[0]);
  self->server = g_strdup_printf ("PostgreSQL %s%s%s", c[1], c[2] != NULL ? " · " : "",
                                  c[2] != NULL ? c[2] : "");
  self->encryption = g_strdup (c[3]);
  self->login = g_strdup (c[4]);
  self->size = regie_column_id (c[5]);
  self->has_checksums = regie_column_bool (c[6]);
  return TRUE;
}

static gboolean
take_file (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDatabaseFacts *self = data;

  self->place = g_strdup (c[0]);
  self->engine = g_strdup (c[1]);
  self->size = regie_column_id (c[2]);
  return TRUE;
}

static gboolean
take_counts (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDatabaseFacts *self = data;

  self->n_dossiers = regie_column_id (c[0]);
  self->n_facts = regie_column_id (c[1]);
  self->n_staff = regie_column_id (c[2]);
  self->n_files = regie_column_id (c[3]);
  self->n_changes = regie_column_id (c[4]);
  return TRUE;
}

static gboolean
load_place (RegieDb *db, RegieDatabaseFacts *self, GError **error)
{
  if (self->is_server)
    return regie_db_exec (
      db,
      "SELECT current_database (), split_part (current_setting ('server_version'), ' ', 1), "
      "host (inet_server_addr ()), (SELECT version FROM pg_stat_ssl WHERE pid = "
      "pg_backend_pid () AND ssl), session_user, pg_database_size (current_database ()), "
      "CASE current_setting ('data_checksums') WHEN 'on' THEN 1 ELSE 0 END",
      0, NULL, take_server, self, error);
  return regie_db_exec (db,
                        "SELECT (SELECT file FROM pragma_database_list WHERE name = 'main'), "
                        "sqlite_version (), (SELECT page_count FROM pragma_page_count) * "
                        "(SELECT page_size FROM pragma_page_size)",
                        0, NULL, take_file, self, error);
}

RegieDatabaseFacts *
regie_database_load (RegieDb *db, GError **error)
{
  g_autoptr (RegieDatabaseFacts) self = g_new0 (RegieDatabaseFacts, 1);

  g_return_val_if_fail (db != NULL, NULL);
  self->is_server = regie_db_is_postgres (db);
  if (!load_place (db, self, error) || !regie_migrate_version (db, &self->version, error)
      || !regie_db_exec (db,
                         "SELECT (SELECT count(*) FROM dossier WHERE voided = 0), "
                         "(SELECT count(*) FROM fact WHERE voided = 0), "
                         "(SELECT count(*) FROM staff WHERE voided = 0 AND active = 1), "
                         "(SELECT count(*) FROM attachment WHERE voided = 0), "
                         "(SELECT COALESCE (max (seq), 0) FROM change_log)",
                         0, NULL, take_counts, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
regie_database_check (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_check (db, TRUE, error);
}
