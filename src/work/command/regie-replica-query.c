/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether the replica is there, is that of this server, and how far behind it is. */
#include "regie-replica-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-column.h"

/* One that does not answer is not waited for again before this long. */
#define PAUSE_US (60 * G_USEC_PER_SEC)

struct _RegieReplica {
  char *address;
  RegieDb *db; /* NULL: not connected */
  gint64 not_before;
};

RegieReplica *
regie_replica_new (const char *address)
{
  RegieReplica *self = g_new0 (RegieReplica, 1);

  g_return_val_if_fail (address != NULL, NULL);
  self->address = g_strdup (address);
  return self;
}

void
regie_replica_free (RegieReplica *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->db, regie_db_close);
  g_free (self->address);
  g_free (self);
}

/* The same database of the same cluster: a copy that went its own way has the number of the first,
 * but follows nobody. */
#define WHICH                                                                                      \
  "SELECT concat (system_identifier, ' ', current_database (), ' ', current_schema ()) FROM "      \
  "pg_control_system ()"

typedef struct {
  gboolean follows, is_level;
  int behind; /* seconds; -1: not known */
} State;

static gboolean
take_state (guint n, const char *const *c, gpointer data, GError **error)
{
  State *self = data;

  self->follows = regie_column_bool (c[0]);
  self->is_level = regie_column_bool (c[1]);
  self->behind = c[2] != NULL ? regie_column_int (c[2]) : -1;
  return TRUE;
}

/* How SELF stands beside PRIMARY, which is asked first: what it wrote until then must have come. A
 * server on which nothing happens sends nothing, so the last moment says nothing by itself. */
static gboolean
read_state (RegieReplica *self, RegieDb *primary, State *state)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autofree char *position = NULL;

  return regie_db_get_text (primary, "SELECT pg_current_wal_insert_lsn ()", 0, NULL, &position,
                            NULL)
         && regie_db_get_text (primary, WHICH, 0, NULL, &here, NULL)
         && regie_db_get_text (self->db, WHICH, 0, NULL, &there, NULL)
         && g_strcmp0 (here, there) == 0
         && regie_db_exec (self->db,
                           "SELECT CASE WHEN pg_is_in_recovery () THEN 1 ELSE 0 END,"
                           " CASE WHEN pg_last_wal_replay_lsn () >= CAST ($1 AS pg_lsn) THEN 1 "
                           "ELSE 0 END, CAST (extract (epoch FROM clock_timestamp () - "
                           "pg_last_xact_replay_timestamp ()) AS bigint)",
                           1, (const char *[]){ position }, take_state, state, NULL)
         && state->follows;
}

static char *
dup_words (const State *state)
{
  if (state->is_level)
    return g_strdup (_("read from the replica, which is up to date"));
  if (state->behind < 0)
    return g_strdup (_("read from the replica, which may be behind"));
  if (state->behind < 120)
    return g_strdup_printf (ngettext ("read from the replica, which is %d second behind",
                                      "read from the replica, which is %d seconds behind",
                                      (gulong) state->behind),
                            state->behind);
  return g_strdup_printf (ngettext ("read from the replica, which is %d minute behind",
                                    "read from the replica, which is %d minutes behind",
                                    (gulong) state->behind / 60),
                          state->behind / 60);
}

void
regie_replica_doubt (RegieReplica *self, char **said)
{
  g_return_if_fail (self != NULL && said != NULL);
  g_clear_pointer (&self->db, regie_db_close);
  self->not_before = g_get_monotonic_time () + PAUSE_US;
  g_free (*said);
  *said = g_strdup (_("the replica is not there: read from the server itself"));
}

RegieDb *
regie_replica_choose (RegieReplica *self, RegieDb *primary, char **said)
{
  State state = { 0 };

  g_return_val_if_fail (self != NULL && primary != NULL && said != NULL, primary);
  *said = NULL;
  if (self->db == NULL && g_get_monotonic_time () >= self->not_before
      && regie_db_is_postgres (primary))
    self->db = regie_db_open (self->address, REGIE_DB_PATIENT_READER, NULL);
  if (self->db == NULL || !read_state (self, primary, &state))
    {
      regie_replica_doubt (self, said);
      return primary;
    }
  *said = dup_words (&state);
  return self->db;
}

static void
interrupt (GCancellable *cancellable, gpointer db)
{
  regie_db_interrupt (db);
}

gulong
regie_replica_stop_with (RegieDb *db, GCancellable *cancellable)
{
  g_return_val_if_fail (db != NULL, 0);
  return cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (interrupt), db, NULL)
                             : 0;
}
