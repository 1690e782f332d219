/* SPDX-License-Identifier: EUPL-1.2 */
/* PostgreSQL: what a database is to Regie, on a connection that waits for nothing for ever
 * (regie-wire.h).  Values travel as bound parameters only.
 *
 * A connection that is lost is made again before the next statement that stands outside a
 * transaction.  Inside one it stays lost until the transaction is rolled back, and no statement
 * that was sent is ever sent again: it may have been done. */
#include "regie-db.h"

#include "regie-wire.h"

/* More than the program has texts of SQL, but for those with ids or words in them. */
#define MOST_PREPARED 1000

typedef struct {
  RegieDb parent;
  RegieWire *wire;
  GHashTable *prepared; /* SQL text → name; of this session of the server */
  guint n_named;        /* so many names it gave */
} Postgres;

/* What changes nothing but rows, and will be asked again.  What is wiped is named by its ids. */
static gboolean
is_worth_preparing (const char *sql, guint n)
{
  return n > 0
         || ((g_str_has_prefix (sql, "SELECT ") || g_str_has_prefix (sql, "WITH "))
             && !g_str_has_prefix (sql, "SELECT regie_wipe"));
}

/* What is sent of one question.  Statements are prepared once per connection: on a server with
 * policies a plan takes longer than what it is made for. */
static RegieWireAsk
say (Postgres *self, const char *sql, guint n, const char *const *params)
{
  RegieWireAsk ask = { g_hash_table_lookup (self->prepared, sql), NULL, n, params };

  if (ask.name == NULL && is_worth_preparing (sql, n)
      && g_hash_table_size (self->prepared) < MOST_PREPARED)
    {
      char *fresh = g_strdup_printf ("s%u", self->n_named++);

      g_hash_table_insert (self->prepared, g_strdup (sql), fresh);
      ask.name = fresh;
      ask.sql = sql;
    }
  else if (ask.name == NULL)
    ask.sql = sql;
  return ask;
}

/* What could not be prepared is prepared under another name next time. */
static void
forget_refused (Postgres *self, const RegieWireAsk *ask)
{
  if (ask->is_refused)
    g_hash_table_remove (self->prepared, ask->sql);
}

/* What a session is given stands in the parameters of its connection (tables, rights to write,
 * character set, limits), so the new one has it as well; only what was prepared is gone. */
static gboolean
restore (Postgres *self, GError **error)
{
  gboolean made;

  if (self->parent.in_transaction)
    return TRUE;
  regie_wire_be_patient (self->wire, FALSE);
  if (!regie_wire_restore (self->wire, &made, error))
    return FALSE;
  if (made)
    g_hash_table_remove_all (self->prepared);
  return TRUE;
}

/* Takes RESULT. */
static gboolean
check (Postgres *self, PGresult *result, GError **error)
{
  gboolean ok = regie_wire_check (self->wire, result, error);

  PQclear (result);
  return ok;
}

static gboolean
give_rows (PGresult *result, RegieRowFunc row, gpointer data, GError **error)
{
  int columns = PQnfields (result);
  g_autofree const char **values = g_new (const char *, columns + 1);
  gboolean ok = TRUE;

  for (int i = 0; ok && row != NULL && i < PQntuples (result); i++)
    {
      for (int k = 0; k < columns; k++)
        values[k] = PQgetisnull (result, i, k) ? NULL : PQgetvalue (result, i, k);
      ok = row (columns, values, data, error);
    }
  return ok;
}

static gboolean
postgres_exec_all (RegieDb *db, const RegieDbAsk *asks, guint n, GError **error)
{
  Postgres *self = (Postgres *) db;
  g_autofree RegieWireAsk *said = g_new (RegieWireAsk, n);
  g_autofree PGresult **results = g_new (PGresult *, n);
  gboolean ok = TRUE;

  if (!restore (self, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    said[i] = say (self, asks[i].sql, asks[i].n, asks[i].params);
  regie_wire_run_all (self->wire, said, n, results);
  for (guint i = 0; i < n; i++)
    {
      /* Why is said of the first alone. */
      ok = ok && regie_wire_check (self->wire, results[i], error);
      forget_refused (self, &said[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      ok = ok && give_rows (results[i], asks[i].row, asks[i].data, error);
      PQclear (results[i]);
    }
  return ok;
}

static gboolean
postgres_exec (RegieDb *db, const char *sql, guint n, const char *const *params, RegieRowFunc row,
               gpointer data, GError **error)
{
  const RegieDbAsk ask = { sql, n, params, row, data };

  return postgres_exec_all (db, &ask, 1, error);
}

static gboolean
postgres_put_bytes (RegieDb *db, const char *sql, const char *id, GBytes *bytes, GError **error)
{
  Postgres *self = (Postgres *) db;
  gsize length;
  const char *values[] = { id, g_bytes_get_data (bytes, &length) };
  const int lengths[] = { 0, (int) length };
  const int formats[] = { 0, 1 };

  g_return_val_if_fail (length <= G_MAXINT, FALSE);
  return restore (self, error)
         && check (self, regie_wire_run (self->wire, sql, 2, values, lengths, formats, 0), error);
}

static gboolean
postgres_get_bytes (RegieDb *db, const char *sql, const char *id, GBytes **bytes, GError **error)
{
  Postgres *self = (Postgres *) db;
  PGresult *result;
  gboolean ok;

  if (!restore (self, error))
    return FALSE;
  result = regie_wire_run (self->wire, sql, 1, &id, NULL, NULL, 1);
  ok = regie_wire_check (self->wire, result, error);
  if (ok && PQntuples (result) > 0 && !PQgetisnull (result, 0, 0))
    *bytes = g_bytes_new (PQgetvalue (result, 0, 0), (gsize) PQgetlength (result, 0, 0));
  PQclear (result);
  return ok;
}

static gboolean
postgres_script (RegieDb *db, const char *sql, GError **error)
{
  Postgres *self = (Postgres *) db;

  return restore (self, error) && check (self, regie_wire_run_script (self->wire, sql), error);
}

/* The server answered, so it knows: only a lost connection leaves a commit in doubt. */
static gboolean
postgres_is_intact (RegieDb *db)
{
  return !regie_wire_is_lost (((Postgres *) db)->wire);
}

/* Until the transaction ends. */
static gboolean
postgres_be_patient (RegieDb *db, GError **error)
{
  regie_wire_be_patient (((Postgres *) db)->wire, TRUE);
  return postgres_script (db, "SET LOCAL statement_timeout = 0", error);
}

static int
postgres_get_process (RegieDb *db)
{
  return regie_wire_get_process (((Postgres *) db)->wire);
}

static void
postgres_interrupt (RegieDb *db)
{
  regie_wire_interrupt (((Postgres *) db)->wire);
}

static void
postgres_close (RegieDb *db)
{
  Postgres *self = (Postgres *) db;

  regie_wire_close (self->wire);
  g_hash_table_unref (self->prepared);
  g_free (self);
}

static const RegieDbClass postgres_class = {
  .name = "postgresql",
  .exec = postgres_exec,
  .exec_all = postgres_exec_all,
  .put_bytes = postgres_put_bytes,
  .get_bytes = postgres_get_bytes,
  .script = postgres_script,
  .is_intact = postgres_is_intact,
  .be_patient = postgres_be_patient,
  .get_process = postgres_get_process,
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

RegieDb *
regie_db_open_postgres (const char *uri, RegieDbMode mode, GError **error)
{
  RegieWire *wire = regie_wire_open (uri,
                                     mode == REGIE_DB_PATIENT_READER ? REGIE_WIRE_PATIENT
                                                                     : REGIE_WIRE_QUICK,
                                     mode == REGIE_DB_READ_ONLY, error);
  Postgres *self;

  if (wire == NULL)
    return NULL;
  self = g_new0 (Postgres, 1);
  self->parent.klass = &postgres_class;
  self->wire = wire;
  self->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return &self->parent;
}
