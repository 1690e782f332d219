/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads every table of a database and writes it in another, and sees to it that they are the
 * same. */
#include "regie-copy-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-error.h"
#include "regie-insert.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-policies.h"
#include "regie-search.h"
#include "regie-tables-query.h"

#define AT_ONCE 512

typedef struct {
  RegieDb *from, *to;
  RegieCopyFunc progress;
  gpointer data;
  GCancellable *cancellable;
  gint64 done, total;
} Copy;

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Only what says which version it is stands in a new database. */
static gboolean
check_empty (RegieDb *db, const GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      gint64 rows = 0;

      if (strcmp (tables->pdata[i], "meta") != 0
          && !regie_tables_count (db, tables->pdata[i], &rows, error))
        return FALSE;
      if (rows > 0)
        return refuse (_("There is something in that database already. Nothing was changed; name "
                          "an empty one."),
                       error);
    }
  return TRUE;
}

static gboolean
are_equal (const GPtrArray *here, const GPtrArray *there)
{
  gboolean equal = here->len == there->len;

  for (guint i = 0; equal && i < here->len; i++)
    equal = strcmp (here->pdata[i], there->pdata[i]) == 0;
  return equal;
}

static gboolean
check_same (RegieDb *from, RegieDb *to, const GPtrArray *here, const GPtrArray *there,
            GError **error)
{
  gboolean same = are_equal (here, there);

  for (guint i = 0; same && i < here->len; i++)
    {
      g_autofree char *bytes = NULL;
      g_autofree char *other_bytes = NULL;
      g_autoptr (GPtrArray) columns = regie_tables_list_columns (from, here->pdata[i], &bytes,
                                                                 error);
      g_autoptr (GPtrArray) others = NULL;

      if (columns == NULL
          || (others = regie_tables_list_columns (to, here->pdata[i], &other_bytes, error)) == NULL)
        return FALSE;
      same = are_equal (columns, others) && g_strcmp0 (bytes, other_bytes) == 0;
    }
  return same
         || refuse (_("The two databases are not of the same version, or one of them has tables "
                       "of something else."),
                    error);
}

gboolean
regie_copy_check (RegieDb *from, RegieDb *to, GError **error)
{
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  return (here = regie_tables_list (from, error)) != NULL
         && (there = regie_tables_list (to, error)) != NULL
         && check_same (from, to, here, there, error) && check_empty (to, there, error);
}

/* A file keeps its references itself, but for as long as rows come in whatever order: then all are
 * looked at together (regie_tables_check_references()).  Outside a transaction. */
static gboolean
hold_references (RegieDb *to, gboolean hold, GError **error)
{
  return regie_db_is_postgres (to)
         || regie_db_script (to, hold ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF",
                             error);
}

/* The same on a server, where nothing else is done because of a row either; and who owns its tables
 * writes in each of them.  While the other database is read nothing is asked here, for minutes. */
static gboolean
loosen (RegieDb *to, GError **error)
{
  return !regie_db_is_postgres (to)
         || regie_db_script (
           to,
           "SET LOCAL idle_in_transaction_session_timeout = 0;"
           "DO $do$ DECLARE one record; BEGIN"
           " FOR one IN SELECT c.conname AS name, c.conrelid::regclass::text AS home FROM "
           "pg_constraint c WHERE c.contype = 'f' AND c.connamespace = current_schema "
           "()::regnamespace LOOP"
           "  EXECUTE format ('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', "
           "one.home, one.name); END LOOP;"
           " FOR one IN SELECT c.oid::regclass::text AS home FROM pg_class c WHERE c.relkind = 'r' "
           "AND c.relnamespace = current_schema ()::regnamespace LOOP"
           "  EXECUTE format ('ALTER TABLE %s DISABLE TRIGGER USER', one.home); END LOOP;"
           " CREATE TEMP TABLE regie_forced ON COMMIT DROP AS SELECT c.oid::regclass::text AS home "
           "FROM pg_class c WHERE c.relkind = 'r' AND c.relforcerowsecurity AND c.relnamespace = "
           "current_schema ()::regnamespace;"
           " FOR one IN SELECT home FROM regie_forced LOOP"
           "  EXECUTE format ('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one.home); END LOOP;"
           " END $do$",
           error);
}

static gboolean
tighten (RegieDb *to, GError **error)
{
  if (!regie_db_is_postgres (to))
    return TRUE;
  return regie_db_script (
    to,
    "SET CONSTRAINTS ALL IMMEDIATE;"
    "DO $do$ DECLARE one record; BEGIN"
    " FOR one IN SELECT c.conname AS name, c.conrelid::regclass::text AS home FROM pg_constraint "
    "c WHERE c.contype = 'f' AND c.connamespace = current_schema ()::regnamespace LOOP"
    "  EXECUTE format ('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', one.home, one.name); "
    "END LOOP;"
    " FOR one IN SELECT c.oid::regclass::text AS home FROM pg_class c WHERE c.relkind = 'r' AND "
    "c.relnamespace = current_schema ()::regnamespace LOOP"
    "  EXECUTE format ('ALTER TABLE %s ENABLE TRIGGER USER', one.home); END LOOP;"
    " FOR one IN SELECT home FROM regie_forced LOOP"
    "  EXECUTE format ('ALTER TABLE %s FORCE ROW LEVEL SECURITY', one.home); END LOOP;"
    " END $do$",
    error);
}

/* One table on its way. */
typedef struct {
  Copy *copy;
  RegieInsert *insert;
  GPtrArray *ids; /* NULL: it holds no bytes */
} Table;

static gboolean
flush (Copy *self, RegieInsert *insert, GError **error)
{
  self->done += regie_insert_get_n (insert);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !regie_insert_flush (insert, self->to, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress ((guint) self->done, (guint) self->total, self->data);
  return TRUE;
}

static gboolean
take_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  Table *table = data;

  if (table->ids != NULL)
    {
      g_ptr_array_add (table->ids, g_strdup (columns[0]));
      return TRUE;
    }
  regie_insert_add (table->insert, columns);
  return regie_insert_get_n (table->insert) < AT_ONCE || flush (table->copy, table->insert, error);
}

static gboolean
copy_bytes (Copy *self, const char *name, const char *column, const GPtrArray *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (id, \"%s\") VALUES ($1, $2)", name,
                                          column);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !regie_tables_get_bytes (self->from, name, column, ids->pdata[i], &bytes, error)
          || (bytes != NULL && !regie_db_put_bytes (self->to, sql, ids->pdata[i], bytes, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_table (Copy *self, const char *name, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RegieInsert) insert = NULL;
  g_autoptr (GPtrArray) columns = regie_tables_list_columns (self->from, name, &bytes, error);
  Table table = { .copy = self };

  if (columns == NULL)
    return FALSE;
  insert = regie_insert_new (name, (const char *const *) columns->pdata, columns->len);
  table.insert = insert;
  table.ids = bytes != NULL ? ids : NULL;
  return regie_tables_walk (self->from, name, columns, take_row, &table, error)
         && flush (self, insert, error)
         && (bytes == NULL || copy_bytes (self, name, bytes, ids, error));
}

static gboolean
copy_tables (Copy *self, const GPtrArray *tables, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      gint64 rows;

      if (!regie_tables_count (self->from, tables->pdata[i], &rows, error))
        return FALSE;
      self->total += rows;
    }
  if (!regie_db_script (self->to, "DELETE FROM meta", error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!copy_table (self, tables->pdata[i], error))
      return FALSE;
  return regie_search_index (self->to, G_MININT64, G_MAXINT64, error)
         && regie_search_optimize (self->to, error);
}

static gboolean
compare (Copy *self, GError **error)
{
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;

  return (here = regie_tables_sum (self->from, self->cancellable, error)) != NULL
         && (there = regie_tables_sum (self->to, self->cancellable, error)) != NULL
         && regie_tables_compare (here, there, error);
}

/* Inside a transaction of each. */
static gboolean
copy_inside (Copy *self, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;

  return regie_tables_check_sight (self->from, error)
         && regie_copy_check (self->from, self->to, error)
         && (tables = regie_tables_list (self->from, error)) != NULL && loosen (self->to, error)
         && copy_tables (self, tables, error) && compare (self, error)
         && regie_tables_check_references (self->to, error) && tighten (self->to, error);
}

gboolean
regie_copy_all (RegieDb *from, RegieDb *to, RegieCopyFunc progress, gpointer data,
                GCancellable *cancellable, GError **error)
{
  Copy self = { from, to, progress, data, cancellable };
  gboolean ok;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);
  if (!regie_db_begin_reading (from, error))
    return FALSE;
  ok = regie_bulk_room (to, TRUE, error) && hold_references (to, FALSE, error)
       && regie_lock_begin_long (to, error);
  if (ok)
    ok = regie_lock_end (to, copy_inside (&self, error), error);
  hold_references (to, TRUE, NULL);
  regie_bulk_room (to, FALSE, NULL);
  if (ok)
    regie_bulk_measure (to);
  regie_db_rollback (from);
  return ok;
}

static gboolean
add_login (guint n, const char *const *columns, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (columns[0]));
  return TRUE;
}

gboolean
regie_copy_let_in (RegieDb *db, GPtrArray *unknown, GError **error)
{
  g_autoptr (GPtrArray) logins = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL && unknown != NULL, FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_exec (db,
                      "SELECT login FROM staff WHERE active = 1 AND voided = 0 AND login IS NOT "
                      "NULL ORDER BY login",
                      0, NULL, add_login, logins, error))
    return FALSE;
  for (guint i = 0; i < logins->len; i++)
    {
      const char *login = logins->pdata[i];
      gint64 is_known;

      if (!regie_db_get_int (db, "SELECT count(*) FROM pg_roles WHERE rolname = $1", 1, &login,
                             &is_known, error))
        return FALSE;
      if (is_known == 0)
        g_ptr_array_add (unknown, g_strdup (login));
      else if (!regie_policies_grant (db, login, TRUE, error))
        return FALSE;
    }
  return TRUE;
}
