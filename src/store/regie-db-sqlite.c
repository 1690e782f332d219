/* SPDX-License-Identifier: EUPL-1.2 */
/* SQLite by the rules of the architecture page: TRUNCATE and FULL unless the library has the WAL
 * fix, foreign keys on, defensive, no double-quoted strings, no extensions.  Nothing but this file
 * ever opens the live database. */
#include "regie-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "regie-error.h"
#include "regie-partial.h"

#define APPLICATION_ID 0x52676965 /* "Rgie" */

typedef struct {
  RegieDb parent;
  sqlite3 *db;
  GHashTable *statements; /* SQL text → Statement */
  guint32 written;        /* how often the file had been written when the transaction began */
} Sqlite;

static int
error_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return REGIE_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return REGIE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return REGIE_ERROR_FOREIGN;
    case SQLITE_FULL:
    case SQLITE_READONLY:
      return REGIE_ERROR_FULL;
    case SQLITE_INTERRUPT:
      return REGIE_ERROR_CANCELLED;
    case SQLITE_CONSTRAINT:
      return REGIE_ERROR_REFUSED;
    default:
      return REGIE_ERROR_FAILED;
    }
}

static const char *
error_sentence (int code)
{
  switch (code)
    {
    case REGIE_ERROR_BUSY:
      return _("Another program is writing to the database. Try again in a moment.");
    case REGIE_ERROR_DAMAGED:
      return _("The database file is damaged. Nothing was changed; restore a backup.");
    case REGIE_ERROR_FOREIGN:
      return _("This file is not a Regie database. Nothing was changed.");
    case REGIE_ERROR_FULL:
      return _(
        "The disk is full or cannot be written. Nothing was saved; what you typed is still here.");
    case REGIE_ERROR_CANCELLED:
      return _("Stopped.");
    case REGIE_ERROR_REFUSED:
      return _("The database refuses this: a value is missing, stands there twice, or is still "
                "used elsewhere.");
    default:
      return _("The database could not do this.");
    }
}

/* SQLite's own words name columns, never values: they may follow, for the person who helps. */
static gboolean
fail (Sqlite *self, int rc, GError **error)
{
  int code = error_code (rc);

  g_set_error (error, REGIE_ERROR, code, "%s (%s)", error_sentence (code),
               self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (rc));
  return FALSE;
}

/* A prepared statement with the parameter that each of its places takes. */
typedef struct {
  sqlite3_stmt *handle;
  guint places;
  guint16 *params; /* from 0 */
} Statement;

static void
statement_free (gpointer data)
{
  Statement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self->params);
  g_free (self);
}

static Statement *
prepare (Sqlite *self, const char *sql, guint flags, GError **error)
{
  Statement *statement = g_new0 (Statement, 1);
  int rc = sqlite3_prepare_v3 (self->db, sql, -1, flags, &statement->handle, NULL);

  if (rc != SQLITE_OK)
    {
      g_free (statement);
      fail (self, rc, error);
      return NULL;
    }
  statement->places = sqlite3_bind_parameter_count (statement->handle);
  statement->params = g_new (guint16, statement->places + 1);
  for (guint i = 0; i < statement->places; i++)
    statement->params[i] = g_ascii_strtoull (
                             sqlite3_bind_parameter_name (statement->handle, i + 1) + 1, NULL, 10)
                           - 1;
  return statement;
}

/* Statements are long and begin alike: their length and their end tell them apart as well as the
 * whole does. */
static guint
sql_hash (gconstpointer key)
{
  gsize length = strlen (key);
  guint hash = length;

  for (const char *p = (const char *) key + length - MIN (length, 24); *p != '\0'; p++)
    hash = hash * 33 + (guchar) *p;
  return hash;
}

/* A statement is prepared once per connection; one that is running already is prepared again. */
static Statement *
get_statement (Sqlite *self, const char *sql, gboolean *own, GError **error)
{
  Statement *statement = g_hash_table_lookup (self->statements, sql);

  *own = statement != NULL && sqlite3_stmt_busy (statement->handle);
  if (statement != NULL && !*own)
    return statement;
  statement = prepare (self, sql, *own ? 0 : SQLITE_PREPARE_PERSISTENT, error);
  if (statement != NULL && !*own)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static int
bind_all (const Statement *statement, guint n, const char *const *params)
{
  for (guint i = 0; i < statement->places; i++)
    {
      int rc;

      g_return_val_if_fail (statement->params[i] < n, SQLITE_MISUSE);
      rc = sqlite3_bind_text (statement->handle, i + 1, params[statement->params[i]], -1,
                              SQLITE_STATIC);
      if (rc != SQLITE_OK)
        return rc;
    }
  return SQLITE_OK;
}

static gboolean
sqlite_exec (RegieDb *db, const char *sql, guint n, const char *const *params, RegieRowFunc row,
             gpointer data, GError **error)
{
  Sqlite *self = (Sqlite *) db;
  gboolean own, ok;
  Statement *statement = get_statement (self, sql, &own, error);
  const char **values = NULL;
  int rc;

  if (statement == NULL)
    return FALSE;
  rc = bind_all (statement, n, params);
  ok = rc == SQLITE_OK || fail (self, rc, error);
  while (ok && (rc = sqlite3_step (statement->handle)) == SQLITE_ROW)
    {
      int columns = sqlite3_column_count (statement->handle);

      if (row == NULL)
        continue;
      if (values == NULL)
        values = g_newa (const char *, columns);
      for (int i = 0; i < columns; i++)
        values[i] = (const char *) sqlite3_column_text (statement->handle, i);
      ok = row (columns, values, data, error);
    }
  if (ok && rc != SQLITE_DONE)
    ok = fail (self, rc, error);
  sqlite3_reset (statement->handle);
  if (own)
    statement_free (statement);
  return ok;
}

/* Runs SQL with $1 for ID and $2 for BYTES (NULL: it has none); *FOUND (may be NULL) is the first
 * column of the first row.  Nothing of BYTES is held on to. */
static gboolean
run_bytes (Sqlite *self, const char *sql, const char *id, GBytes *bytes, GBytes **found,
           GError **error)
{
  sqlite3_stmt *handle = NULL;
  gsize length = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &handle, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (handle, 1, id, -1, SQLITE_STATIC);
  if (rc == SQLITE_OK && bytes != NULL)
    rc = sqlite3_bind_blob64 (handle, 2, data, length, SQLITE_STATIC);
  if (rc == SQLITE_OK && (rc = sqlite3_step (handle)) == SQLITE_ROW && found != NULL
      && sqlite3_column_type (handle, 0) != SQLITE_NULL)
    {
      const void *column = sqlite3_column_blob (handle, 0);

      *found = g_bytes_new (column, (gsize) sqlite3_column_bytes (handle, 0));
    }
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    fail (self, rc, error);
  sqlite3_finalize (handle);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static gboolean
sqlite_put_bytes (RegieDb *db, const char *sql, const char *id, GBytes *bytes, GError **error)
{
  return run_bytes ((Sqlite *) db, sql, id, bytes, NULL, error);
}

static gboolean
sqlite_get_bytes (RegieDb *db, const char *sql, const char *id, GBytes **bytes, GError **error)
{
  return run_bytes ((Sqlite *) db, sql, id, NULL, bytes, error);
}

static gboolean
sqlite_script (RegieDb *db, const char *sql, GError **error)
{
  Sqlite *self = (Sqlite *) db;
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || fail (self, rc, error);
}

/* How often the file was written, as it says in its head (bytes 24 to 27), past the pages that are
 * in memory; 0 when that cannot be read. */
static guint32
read_written (Sqlite *self)
{
  sqlite3_file *file = NULL;
  guint32 n = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xRead (file, &n, sizeof n, 24) != SQLITE_OK)
    return 0;
  return GUINT32_FROM_BE (n);
}

static void
sqlite_began (RegieDb *db)
{
  Sqlite *self = (Sqlite *) db;

  self->written = read_written (self);
}

/* The race of 3.7.0 to 3.51.2 can lose commits in WAL mode with two connections. */
static gboolean
has_wal_fix (void)
{
  int version = sqlite3_libversion_number ();

  return version >= 3051003 || (version >= 3050007 && version < 3051000)
         || (version >= 3044006 && version < 3045000);
}

/* A COMMIT that failed and left the transaction open made nothing.  Otherwise it may have failed on
 * its last step, when all is written: reading undoes what was written in half, and then the head of
 * the file says how it is (not in WAL mode).  What stands then is not sure to stay, so nobody
 * knows. */
static gboolean
sqlite_is_intact (RegieDb *db)
{
  Sqlite *self = (Sqlite *) db;
  gboolean intact = FALSE;

  if (!sqlite3_get_autocommit (self->db))
    return TRUE;
  if (has_wal_fix () || self->written == 0)
    return FALSE;
  if (sqlite3_exec (self->db, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL)
      == SQLITE_OK)
    intact = read_written (self) == self->written;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return intact;
}

static void
sqlite_interrupt (RegieDb *db)
{
  sqlite3_interrupt (((Sqlite *) db)->db);
}

static void
sqlite_close (RegieDb *db)
{
  Sqlite *self = (Sqlite *) db;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

static const RegieDbClass sqlite_class = {
  .name = "sqlite",
  .exec = sqlite_exec,
  .put_bytes = sqlite_put_bytes,
  .get_bytes = sqlite_get_bytes,
  .script = sqlite_script,
  .began = sqlite_began,
  .is_intact = sqlite_is_intact,
  .interrupt = sqlite_interrupt,
  .close = sqlite_close,
  .begin = "BEGIN IMMEDIATE",
  .begin_reading = "BEGIN",
  .id_type = "INTEGER PRIMARY KEY",
  .text_type = "TEXT",
  .int_type = "INTEGER",
  .bytes_type = "BLOB",
  .without_rowid = "WITHOUT ROWID",
};

static gboolean
is_remote (const char *folder)
{
  struct statfs fs;
  static const guint32 remote[] = { 0x6969 /* NFS */, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */,
                                    0x517b /* SMB */, 0x65735546 /* FUSE */, 0x01021997 /* 9P */ };

  if (statfs (folder, &fs) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if ((guint32) fs.f_type == remote[i])
      return TRUE;
  return FALSE;
}

static gboolean
prepare_place (const char *path, RegieDbMode mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!exists && mode != REGIE_DB_CREATE)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("There is no database at %s."), path);
      return FALSE;
    }
  if (!exists && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The folder %s cannot be made: %s."),
                   folder, g_strerror (errno));
      return FALSE;
    }
  if (is_remote (folder))
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                   _("%s is on a network drive, where SQLite can lose data. Use a local folder or "
                      "PostgreSQL."),
                   folder);
      return FALSE;
    }
  return TRUE;
}

/* Nobody else reads a new file at any moment.  One that somebody made meanwhile is left as it
 * is. */
static gboolean
make_private (const char *path, GError **error)
{
  int file = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file >= 0)
    return g_close (file, error);
  if (errno == EEXIST)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The file %s cannot be made: %s."), path,
               g_strerror (errno));
  return FALSE;
}

/* Whose file is this?  Refuses everything but an empty file of our making and a whole file of
 * Regie's. */
static gboolean
check_identity (Sqlite *self, const char *path, RegieDbMode mode, GError **error)
{
  gint64 id = 0;
  gint64 tables = 0;
  gint64 pages = 0;
  gint64 page_size = 0;
  struct stat st;

  if (!regie_db_get_int (&self->parent, "PRAGMA application_id", 0, NULL, &id, error)
      || !regie_db_get_int (&self->parent, "SELECT count(*) FROM sqlite_schema", 0, NULL, &tables,
                            error)
      || !regie_db_get_int (&self->parent, "PRAGMA page_count", 0, NULL, &pages, error)
      || !regie_db_get_int (&self->parent, "PRAGMA page_size", 0, NULL, &page_size, error))
    return FALSE;
  if (id != APPLICATION_ID && (tables > 0 || id != 0 || mode != REGIE_DB_CREATE))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FOREIGN,
                           error_sentence (REGIE_ERROR_FOREIGN));
      return FALSE;
    }
  if (stat (path, &st) == 0 && pages * page_size > st.st_size)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                           error_sentence (REGIE_ERROR_DAMAGED));
      return FALSE;
    }
  return TRUE;
}

static gboolean
configure (Sqlite *self, RegieDbMode mode, GError **error)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  if (!sqlite_script (&self->parent,
                      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete "
                      "= ON; PRAGMA cache_size = -16000",
                      error))
    return FALSE;
  if (mode == REGIE_DB_READ_ONLY || mode == REGIE_DB_READER || mode == REGIE_DB_PATIENT_READER)
    return TRUE;
  return sqlite_script (&self->parent,
                        has_wal_fix ()
                          ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
                          : "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL",
                        error);
}

RegieDb *
regie_db_open_sqlite (const char *path, RegieDbMode mode, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  Sqlite *self;
  gboolean memory = strcmp (path, ":memory:") == 0;
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int rc;

  if (!memory && (!prepare_place (path, mode, error) || (is_new && !make_private (path, error))))
    return NULL;
  flags |= mode == REGIE_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  flags |= mode == REGIE_DB_CREATE || memory ? SQLITE_OPEN_CREATE : 0;
  self = g_new0 (Sqlite, 1);
  db = &self->parent;
  db->klass = &sqlite_class;
  self->statements = g_hash_table_new_full (sql_hash, g_str_equal, g_free, statement_free);
  rc = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (rc != SQLITE_OK)
    return fail (self, rc, error), NULL;
  sqlite3_busy_timeout (self->db,
                        5000); /* before the first question: another connection may be committing */
  if (!memory && !check_identity (self, path, mode, error))
    return NULL;
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* All pages, a batch at a time, so that others can write meanwhile. */
static gboolean
copy_pages (Sqlite *self, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *backup = NULL;
  int rc = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE, NULL);

  if (rc == SQLITE_OK && (backup = sqlite3_backup_init (to, "main", self->db, "main")) != NULL)
    {
      do
        rc = sqlite3_backup_step (backup, 512);
      while ((rc == SQLITE_OK || rc == SQLITE_BUSY) && !g_cancellable_is_cancelled (cancellable));
      sqlite3_backup_finish (backup);
      if (rc == SQLITE_OK || rc == SQLITE_BUSY)
        rc = SQLITE_INTERRUPT; /* stopped before the last page */
    }
  /* A copy is one file, whatever journal the database has: it can be read where nothing can be
   * written. */
  if (rc == SQLITE_DONE
      && sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    rc = SQLITE_IOERR;
  sqlite3_close (to);
  return rc == SQLITE_DONE || fail (self, rc, error);
}

gboolean
regie_db_backup (RegieDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *partial = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if (regie_db_is_postgres (db))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("PostgreSQL is backed up with pg_dump by its administrator."));
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return regie_partial_refuse (path, error);
  if ((partial = regie_partial_make (path, error)) == NULL)
    return FALSE;
  if (copy_pages ((Sqlite *) db, partial, cancellable, error)
      && regie_partial_publish (partial, path, error))
    return TRUE;
  g_unlink (partial);
  return FALSE;
}

gboolean
regie_db_check (RegieDb *db, gboolean thorough, GError **error)
{
  g_autofree char *answer = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if (regie_db_is_postgres (db))
    return TRUE;
  if (!regie_db_get_text (db, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", 0,
                          NULL, &answer, error))
    return FALSE;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       error_sentence (REGIE_ERROR_DAMAGED));
  return FALSE;
}

gint64
regie_db_data_version (RegieDb *db)
{
  gint64 version = 0;

  g_return_val_if_fail (db != NULL, 0);
  regie_db_get_int (db,
                    regie_db_is_postgres (db) ? "SELECT max (seq) FROM change_log"
                                              : "PRAGMA data_version",
                    0, NULL, &version, NULL);
  return version;
}
