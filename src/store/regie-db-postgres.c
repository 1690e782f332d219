/* SPDX-License-Identifier: EUPL-1.2 */
/* PostgreSQL through libpq.  A dead network is an error within ten seconds; values travel as bound
 * parameters only.
 *
 * A connection that is lost is made again before the next statement that stands outside a
 * transaction.  Inside one it stays lost until the transaction is rolled back, and no statement
 * that was sent is ever sent again: it may have been done. */
#include "regie-db.h"

#include <glib/gi18n.h>
#include <libpq-fe.h>
#include <string.h>

#include "regie-error.h"

typedef struct {
  RegieDb parent;
  PGconn *connection;
  GHashTable *prepared; /* SQL text → name; of this session of the server */
  GMutex lock;          /* of CANCEL: another thread interrupts while this one connects again */
  PGcancel *cancel;     /* NULL while there is no connection */
} Postgres;

static int
error_code (const char *state)
{
  if (state == NULL)
    return REGIE_ERROR_UNKNOWN;
  if (g_str_has_prefix (state, "23") || g_str_has_prefix (state, "42501"))
    return REGIE_ERROR_REFUSED;
  if (g_str_has_prefix (state, "40") || g_str_has_prefix (state, "55P03"))
    return REGIE_ERROR_BUSY;
  if (g_str_has_prefix (state, "57014"))
    return REGIE_ERROR_CANCELLED;
  if (g_str_has_prefix (state, "53"))
    return REGIE_ERROR_FULL;
  return REGIE_ERROR_FAILED;
}

/* The server's message may quote values: only its state code is passed on. */
static gboolean
fail (Postgres *self, PGresult *result, GError **error)
{
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  const char *constraint = result != NULL ? PQresultErrorField (result, PG_DIAG_CONSTRAINT_NAME)
                                          : NULL;
  const char *primary = result != NULL ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY)
                                       : NULL;
  int code = error_code (state);

  if (PQstatus (self->connection) == CONNECTION_BAD)
    g_set_error_literal (
      error, REGIE_ERROR, REGIE_ERROR_FAILED,
      _("The connection to the database is lost. What you typed is still here; try again."));
  else if (g_strcmp0 (state, "42501") == 0)
    g_set_error_literal (error, REGIE_ERROR, code,
                         _("Your login may not do this on the server. Ask its administrator to "
                            "let you in (regiectl staff)."));
  else if (code == REGIE_ERROR_REFUSED)
    g_set_error (error, REGIE_ERROR, code,
                 _("The database refuses this: a value is missing, stands there twice, or is "
                    "still used elsewhere. (%s)"),
                 constraint != NULL ? constraint : state);
  else if (code == REGIE_ERROR_BUSY)
    g_set_error_literal (error, REGIE_ERROR, code,
                         _("Somebody else is changing the same dossier. Try again in a moment."));
  else
    g_set_error (error, REGIE_ERROR, code, "%s (%s %s)", _("The database could not do this."),
                 state != NULL ? state : "",
                 state != NULL && g_str_has_prefix (state, "42") && primary != NULL ? primary : "");
  return FALSE;
}

static gboolean
is_done (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

/* Statements with parameters are prepared once per connection. */
static PGresult *
run (Postgres *self, const char *sql, guint n, const char *const *params)
{
  const char *name;

  if (n == 0)
    return PQexecParams (self->connection, sql, 0, NULL, NULL, NULL, NULL, 0);
  name = g_hash_table_lookup (self->prepared, sql);
  if (name == NULL)
    {
      char *fresh = g_strdup_printf ("s%u", g_hash_table_size (self->prepared));
      PGresult *result = PQprepare (self->connection, fresh, sql, n, NULL);

      if (PQresultStatus (result) != PGRES_COMMAND_OK)
        {
          g_free (fresh);
          return result;
        }
      PQclear (result);
      g_hash_table_insert (self->prepared, g_strdup (sql), fresh);
      name = fresh;
    }
  return PQexecPrepared (self->connection, name, n, params, NULL, NULL, 0);
}

static void
set_cancel (Postgres *self, PGcancel *cancel)
{
  g_mutex_lock (&self->lock);
  if (self->cancel != NULL)
    PQfreeCancel (self->cancel);
  self->cancel = cancel;
  g_mutex_unlock (&self->lock);
}

/* Looks, without waiting, at what the server said meanwhile: a last message, and after that the
 * end. */
static gboolean
is_lost (Postgres *self)
{
  for (guint i = 0; i < 2 && PQstatus (self->connection) == CONNECTION_OK; i++)
    PQconsumeInput (self->connection);
  return PQstatus (self->connection) != CONNECTION_OK;
}

/* What a session is given stands in the parameters of its connection (tables, rights to write,
 * character set), so the new one has it as well; only what was prepared is gone.  When the server
 * is not there, the statement that follows says so. */
static void
reconnect_if_lost (Postgres *self)
{
  if (self->parent.in_transaction || !is_lost (self))
    return;
  set_cancel (self, NULL);
  g_hash_table_remove_all (self->prepared);
  PQreset (self->connection);
  if (PQstatus (self->connection) == CONNECTION_OK)
    set_cancel (self, PQgetCancel (self->connection));
}

static gboolean
postgres_exec (RegieDb *db, const char *sql, guint n, const char *const *params, RegieRowFunc row,
               gpointer data, GError **error)
{
  Postgres *self = (Postgres *) db;
  g_autofree const char **values = NULL;
  PGresult *result;
  gboolean ok;
  int columns;

  reconnect_if_lost (self);
  result = run (self, sql, n, params);
  ok = is_done (result) || fail (self, result, error);
  columns = PQnfields (result);
  values = g_new (const char *, columns + 1);
  for (int i = 0; ok && row != NULL && i < PQntuples (result); i++)
    {
      for (int k = 0; k < columns; k++)
        values[k] = PQgetisnull (result, i, k) ? NULL : PQgetvalue (result, i, k);
      ok = row (columns, values, data, error);
    }
  PQclear (result);
  return ok;
}

static gboolean
postgres_put_bytes (RegieDb *db, const char *sql, const char *id, GBytes *bytes, GError **error)
{
  Postgres *self = (Postgres *) db;
  gsize length;
  const char *values[] = { id, g_bytes_get_data (bytes, &length) };
  const int lengths[] = { 0, (int) length };
  const int formats[] = { 0, 1 };
  PGresult *result;
  gboolean ok;

  g_return_val_if_fail (length <= G_MAXINT, FALSE);
  reconnect_if_lost (self);
  result = PQexecParams (self->connection, sql, 2, NULL, values, lengths, formats, 0);
  ok = is_done (result) || fail (self, result, error);
  PQclear (result);
  return ok;
}

static gboolean
postgres_get_bytes (RegieDb *db, const char *sql, const char *id, GBytes **bytes, GError **error)
{
  Postgres *self = (Postgres *) db;
  PGresult *result;
  gboolean ok;

  reconnect_if_lost (self);
  result = PQexecParams (self->connection, sql, 1, NULL, &id, NULL, NULL, 1);
  ok = is_done (result) || fail (self, result, error);
  if (ok && PQntuples (result) > 0 && !PQgetisnull (result, 0, 0))
    *bytes = g_bytes_new (PQgetvalue (result, 0, 0), (gsize) PQgetlength (result, 0, 0));
  PQclear (result);
  return ok;
}

static gboolean
postgres_script (RegieDb *db, const char *sql, GError **error)
{
  Postgres *self = (Postgres *) db;
  PGresult *result;
  gboolean ok;

  reconnect_if_lost (self);
  result = PQexec (self->connection, sql);
  ok = is_done (result) || fail (self, result, error);
  PQclear (result);
  return ok;
}

/* The server answered, so it knows: only a lost connection leaves a commit in doubt. */
static gboolean
postgres_is_intact (RegieDb *db)
{
  return PQstatus (((Postgres *) db)->connection) == CONNECTION_OK;
}

static void
postgres_interrupt (RegieDb *db)
{
  Postgres *self = (Postgres *) db;
  char message[128];

  g_mutex_lock (&self->lock);
  if (self->cancel != NULL)
    PQcancel (self->cancel, message, sizeof message);
  g_mutex_unlock (&self->lock);
}

static void
postgres_close (RegieDb *db)
{
  Postgres *self = (Postgres *) db;

  set_cancel (self, NULL);
  g_mutex_clear (&self->lock);
  g_hash_table_unref (self->prepared);
  PQfinish (self->connection);
  g_free (self);
}

static const RegieDbClass postgres_class = {
  .name = "postgresql",
  .exec = postgres_exec,
  .put_bytes = postgres_put_bytes,
  .get_bytes = postgres_get_bytes,
  .script = postgres_script,
  .is_intact = postgres_is_intact,
  .interrupt = postgres_interrupt,
  .close = postgres_close,
  .begin = "BEGIN",
  .begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  .id_type = "BIGINT PRIMARY KEY",
  .text_type = "TEXT COLLATE \"C\"",
  .int_type = "BIGINT",
  .bytes_type = "BYTEA",
  .without_rowid = "",
};

static void
ignore_notice (void *data, const PGresult *result)
{
}

/* A local socket needs no TLS; everything else must prove who it is. */
static gboolean
is_local (const char *uri)
{
  const char *rest = strstr (uri, "://");

  return rest != NULL
         && (rest[3] == '/' || rest[3] == '\0' || strstr (rest, "host=/") != NULL
             || strstr (rest, "host=%2F") != NULL || g_str_has_prefix (rest + 3, "%2F")
             || (strchr (rest + 3, '@') != NULL && strchr (rest + 3, '@')[1] == '/'));
}

RegieDb *
regie_db_open_postgres (const char *uri, RegieDbMode mode, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  Postgres *self = g_new0 (Postgres, 1);
  gboolean local = is_local (uri);
  gboolean says_ssl = strstr (uri, "sslmode=") != NULL;
  /* The address comes last, so what it says itself wins. */
  const char *keys[] = { "tcp_user_timeout",
                         "keepalives_idle",
                         "keepalives_interval",
                         "keepalives_count",
                         "connect_timeout",
                         "client_encoding",
                         "application_name",
                         "options",
                         "dbname",
                         local || says_ssl ? NULL : "sslmode",
                         NULL };
  const char *values[] = {
    "8000",  "10",
    "3",     "3",
    "8",     "UTF8",
    "regie", mode == REGIE_DB_READ_ONLY ? "-c default_transaction_read_only=on" : "",
    uri,     local || says_ssl ? NULL : "verify-full",
    NULL
  };

  db = &self->parent;
  db->klass = &postgres_class;
  g_mutex_init (&self->lock);
  self->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->connection = PQconnectdbParams (keys, values, 1);
  if (PQstatus (self->connection) != CONNECTION_OK)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("The database cannot be reached. %s"),
                   PQerrorMessage (self->connection));
      return NULL;
    }
  set_cancel (self, PQgetCancel (self->connection));
  PQsetNoticeReceiver (self->connection, ignore_notice, NULL);
  return g_steal_pointer (&db);
}
