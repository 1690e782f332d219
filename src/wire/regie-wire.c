/* SPDX-License-Identifier: EUPL-1.2 */
/* libpq without its waiting: everything is sent and read as far as it goes, and in between the
 * socket is looked at until the patience is over. */
#include "regie-wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "regie-wire-address.h"
#include "regie-wire-words.h"

#define LONG_PATIENCE_MS (30 * 60 * 1000)

static int usual_patience_ms = 10000;

/* The server ends what takes too long, or waits too long for somebody, before it is given up here;
 * who stands still in the middle of a save does not keep others waiting for longer than this. */
#define LIMITS "-c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000"
#define QUICK_LIMIT "-c statement_timeout=9000"

/* A statement is prepared once, with all the policies that hold for it: planning it again for each
 * of its first questions, or compiling it, takes longer than answering it. */
#define PLANS " -c plan_cache_mode=force_generic_plan -c jit=off"

/* Stopping a statement is a connection of its own, which may hang as well: a thread holds this
 * until it is done, whatever became of the wire. */
typedef struct {
  GMutex lock;
  GCond ended;
  PGcancel *cancel;
  gboolean running;
} Canceller;

struct _RegieWire {
  PGconn *connection;
  RegieWirePatience patience;
  gboolean is_patient;  /* for now */
  gboolean gave_up;     /* what is lost was too late */
  gboolean interrupted; /* of LOCK */
  GMutex lock;
  Canceller *canceller; /* of LOCK; NULL while there is no connection */
};

static void
canceller_clear (gpointer data)
{
  Canceller *self = data;

  PQfreeCancel (self->cancel);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
}

static void
canceller_release (Canceller *self)
{
  g_atomic_rc_box_release_full (self, canceller_clear);
}

static gpointer
cancel (gpointer data)
{
  Canceller *self = data;
  char message[256];

  PQcancel (self->cancel, message, sizeof message);
  g_mutex_lock (&self->lock);
  self->running = FALSE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
  canceller_release (self);
  return NULL;
}

static void
canceller_start (Canceller *self)
{
  gboolean ran;

  g_mutex_lock (&self->lock);
  ran = self->running;
  self->running = TRUE;
  g_mutex_unlock (&self->lock);
  if (!ran)
    g_thread_unref (g_thread_new ("regie-cancel", cancel, g_atomic_rc_box_acquire (self)));
}

/* A late stop must not hit the next statement.  FALSE: it has not come through at UNTIL. */
static gboolean
canceller_await (Canceller *self, gint64 until)
{
  gboolean in_time = TRUE;

  g_mutex_lock (&self->lock);
  while (self->running && in_time)
    in_time = g_cond_wait_until (&self->ended, &self->lock, until);
  in_time = !self->running;
  g_mutex_unlock (&self->lock);
  return in_time;
}

static void
set_canceller (RegieWire *self, PGcancel *handle)
{
  Canceller *old;

  g_mutex_lock (&self->lock);
  old = self->canceller;
  self->canceller = NULL;
  if (handle != NULL)
    {
      self->canceller = g_atomic_rc_box_new0 (Canceller);
      self->canceller->cancel = handle;
      g_mutex_init (&self->canceller->lock);
      g_cond_init (&self->canceller->ended);
    }
  g_mutex_unlock (&self->lock);
  if (old != NULL)
    canceller_release (old);
}

void
regie_wire_interrupt (RegieWire *self)
{
  g_return_if_fail (self != NULL);
  g_mutex_lock (&self->lock);
  if (self->canceller != NULL)
    {
      self->interrupted = TRUE;
      canceller_start (self->canceller);
    }
  g_mutex_unlock (&self->lock);
}

static gint64
from_now (int ms)
{
  return g_get_monotonic_time () + (gint64) ms * 1000;
}

/* FALSE: nothing came until UNTIL. */
static gboolean
wait_for (RegieWire *self, short events, gint64 until)
{
  struct pollfd fd = { PQsocket (self->connection), events, 0 };
  int n = -1;

  while (n < 0)
    {
      gint64 left = (until - g_get_monotonic_time ()) / 1000;

      n = poll (&fd, 1, (int) CLAMP (left, 0, G_MAXINT));
      if (n < 0 && errno != EINTR)
        return FALSE;
    }
  return n > 0;
}

/* As if the cable had been cut: from here on it is a connection that was lost. */
static void
give_up (RegieWire *self)
{
  self->gave_up = TRUE;
  shutdown (PQsocket (self->connection), SHUT_RDWR);
  for (guint i = 0; i < 16 && PQstatus (self->connection) == CONNECTION_OK; i++)
    PQconsumeInput (self->connection);
}

static gboolean
connect_until (RegieWire *self, PostgresPollingStatusType (*step) (PGconn *), gint64 until,
               GError **error)
{
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  gboolean in_time = TRUE;
  locale_t before = regie_wire_speak_plainly ();

  while (in_time && PQstatus (self->connection) != CONNECTION_BAD
         && (status == PGRES_POLLING_WRITING || status == PGRES_POLLING_READING))
    {
      in_time = wait_for (self, status == PGRES_POLLING_READING ? POLLIN : POLLOUT, until);
      if (in_time)
        status = step (self->connection);
    }
  regie_wire_speak_again (before);
  if (status == PGRES_POLLING_OK)
    {
      PQsetnonblocking (self->connection, 1);
      self->gave_up = FALSE;
      set_canceller (self, PQgetCancel (self->connection));
      return TRUE;
    }
  regie_wire_refuse_opening (PQerrorMessage (self->connection), !in_time, error);
  if (!in_time)
    give_up (self);
  return FALSE;
}

static void
ignore_notice (void *data, const PGresult *result)
{
}

/* What was typed when a server asked for it: it is asked once for each address. */
static struct {
  GMutex lock;
  RegieWireAsker ask;  /* NULL: nobody is asked */
  GHashTable *answers; /* address → password */
} asking;

void
regie_wire_set_asker (RegieWireAsker ask)
{
  g_mutex_lock (&asking.lock);
  asking.ask = ask;
  g_clear_pointer (&asking.answers, g_hash_table_unref);
  g_mutex_unlock (&asking.lock);
}

/* What was typed before; when ASKS it is asked.  Owned, NULL when there is none. */
static char *
dup_answer (const char *uri, gboolean asks)
{
  char *answer;

  g_mutex_lock (&asking.lock);
  if (asking.answers == NULL)
    asking.answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  answer = g_strdup (g_hash_table_lookup (asking.answers, uri));
  if (answer == NULL && asks && asking.ask != NULL)
    {
      answer = asking.ask ();
      if (answer != NULL && *answer == '\0')
        g_clear_pointer (&answer, g_free);
      if (answer != NULL)
        g_hash_table_insert (asking.answers, g_strdup (uri), g_strdup (answer));
    }
  g_mutex_unlock (&asking.lock);
  return answer;
}

/* *ASKS: the server wants a password, and none was given. */
static gboolean
open_with (RegieWire *self, const char *uri, gboolean only_reads, const char *password,
           gboolean *asks, GError **error)
{
  gint64 until = from_now (usual_patience_ms);

  /* The settings of a session are parameters of its connection, so that one that is made again has
   * them as well. */
  self->connection = regie_wire_address_start (
    uri, self->patience == REGIE_WIRE_QUICK ? LIMITS PLANS " " QUICK_LIMIT : LIMITS PLANS,
    only_reads, password, error);
  if (self->connection == NULL)
    return FALSE;
  PQsetErrorVerbosity (self->connection, PQERRORS_SQLSTATE);
  PQsetNoticeReceiver (self->connection, ignore_notice, NULL);
  if (connect_until (self, PQconnectPoll, until, error))
    return TRUE;
  *asks = PQconnectionNeedsPassword (self->connection);
  return FALSE;
}

RegieWire *
regie_wire_open (const char *uri, RegieWirePatience patience, gboolean only_reads, GError **error)
{
  g_autoptr (RegieWire) self = g_new0 (RegieWire, 1);
  g_autoptr (GError) why = NULL;
  g_autofree char *password = dup_answer (uri, FALSE);
  gboolean asks = FALSE;
  gboolean ok;

  g_mutex_init (&self->lock);
  self->patience = patience;
  ok = open_with (self, uri, only_reads, password, &asks, &why);
  if (!ok && asks && (password = dup_answer (uri, TRUE)) != NULL)
    {
      g_clear_error (&why);
      PQfinish (self->connection);
      ok = open_with (self, uri, only_reads, password, &asks, &why);
    }
  if (ok)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
}

void
regie_wire_close (RegieWire *self)
{
  g_return_if_fail (self != NULL);
  set_canceller (self, NULL);
  g_mutex_clear (&self->lock);
  PQfinish (self->connection);
  g_free (self);
}

void
regie_wire_set_patience (int ms)
{
  g_return_if_fail (ms > 0);
  usual_patience_ms = ms;
}

/* What the server said meanwhile: a last message, and after that the end. */
gboolean
regie_wire_is_lost (RegieWire *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  for (guint i = 0; i < 2 && PQstatus (self->connection) == CONNECTION_OK; i++)
    PQconsumeInput (self->connection);
  return PQstatus (self->connection) != CONNECTION_OK;
}

gboolean
regie_wire_restore (RegieWire *self, gboolean *made, GError **error)
{
  gint64 until = from_now (usual_patience_ms);
  locale_t before;

  g_return_val_if_fail (self != NULL && made != NULL, FALSE);
  *made = FALSE;
  if (!regie_wire_is_lost (self))
    return TRUE;
  set_canceller (self, NULL);
  before = regie_wire_speak_plainly ();
  PQresetStart (self->connection);
  regie_wire_speak_again (before);
  *made = connect_until (self, PQresetPoll, until, error);
  return *made;
}

void
regie_wire_be_patient (RegieWire *self, gboolean patient)
{
  g_return_if_fail (self != NULL);
  self->is_patient = patient;
}

static int
patience_of (RegieWire *self)
{
  return self->is_patient || self->patience == REGIE_WIRE_PATIENT ? LONG_PATIENCE_MS
                                                                  : usual_patience_ms;
}

/* What comes or goes slowly does so: only silence is too long. */
static gboolean
wait_in_patience (RegieWire *self, short events)
{
  return wait_for (self, events, from_now (patience_of (self)));
}

/* Sends what is still here, and reads meanwhile: a server that has much to say hears nothing before
 * it is read. */
static gboolean
flush (RegieWire *self)
{
  int left;

  while ((left = PQflush (self->connection)) == 1)
    if (!wait_in_patience (self, POLLIN | POLLOUT) || !PQconsumeInput (self->connection))
      return FALSE;
  return left == 0;
}

static gboolean
await_result (RegieWire *self)
{
  if (!flush (self))
    return FALSE;
  while (PQisBusy (self->connection))
    {
      if (!wait_in_patience (self, POLLIN))
        return FALSE;
      if (!PQconsumeInput (self->connection))
        return TRUE;
    }
  return TRUE;
}

/* The last of what was asked for, or the first that went wrong. */
static PGresult *
take_result (RegieWire *self, int sent)
{
  PGresult *last = NULL;
  PGresult *next;

  while (sent == 1)
    {
      if (!await_result (self) && PQstatus (self->connection) == CONNECTION_OK)
        give_up (self);
      next = PQgetResult (self->connection);
      if (next == NULL)
        break;
      PQclear (last);
      last = next;
    }
  return last != NULL ? last : PQmakeEmptyPGresult (self->connection, PGRES_FATAL_ERROR);
}

static void
begin (RegieWire *self)
{
  Canceller *canceller;

  g_mutex_lock (&self->lock);
  canceller = self->canceller != NULL ? g_atomic_rc_box_acquire (self->canceller) : NULL;
  g_mutex_unlock (&self->lock);
  if (canceller != NULL)
    {
      if (!canceller_await (canceller, from_now (usual_patience_ms)))
        give_up (self);
      canceller_release (canceller);
    }
  g_mutex_lock (&self->lock);
  self->interrupted = FALSE;
  g_mutex_unlock (&self->lock);
}

PGresult *
regie_wire_run (RegieWire *self, const char *sql, guint n, const char *const *values,
                const int *lengths, const int *formats, int result_format)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);
  begin (self);
  return take_result (self, PQsendQueryParams (self->connection, sql, (int) n, NULL, values,
                                               lengths, formats, result_format));
}

PGresult *
regie_wire_run_script (RegieWire *self, const char *sql)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);
  begin (self);
  return take_result (self, PQsendQuery (self->connection, sql));
}

static gboolean
send_ask (RegieWire *self, const RegieWireAsk *ask)
{
  PGconn *to = self->connection;

  if (ask->name == NULL)
    return PQsendQueryParams (to, ask->sql, (int) ask->n, NULL, ask->values, NULL, NULL, 0) == 1;
  return (ask->sql == NULL || PQsendPrepare (to, ask->name, ask->sql, (int) ask->n, NULL) == 1)
         && PQsendQueryPrepared (to, ask->name, (int) ask->n, ask->values, NULL, NULL, 0) == 1;
}

/* That it could not be prepared is what is said of it. */
static PGresult *
take_answer (RegieWire *self, RegieWireAsk *ask, int sent)
{
  PGresult *prepared = ask->name != NULL && ask->sql != NULL ? take_result (self, sent) : NULL;
  PGresult *result = take_result (self, sent);

  ask->is_refused = prepared != NULL && PQresultStatus (prepared) != PGRES_COMMAND_OK;
  if (ask->is_refused)
    {
      PQclear (result);
      return prepared;
    }
  PQclear (prepared);
  return result;
}

void
regie_wire_run_all (RegieWire *self, RegieWireAsk *asks, guint n, PGresult **results)
{
  int sent;

  g_return_if_fail (self != NULL && asks != NULL && results != NULL);
  begin (self);
  sent = PQenterPipelineMode (self->connection);
  for (guint i = 0; i < n; i++)
    sent = sent == 1 && send_ask (self, &asks[i]);
  sent = sent == 1 && PQpipelineSync (self->connection) == 1;
  for (guint i = 0; i < n; i++)
    results[i] = take_answer (self, &asks[i], sent);
  PQclear (take_result (self, sent));
  /* What was sent without the end of it is answered by nobody. */
  if (PQexitPipelineMode (self->connection) != 1 && PQstatus (self->connection) == CONNECTION_OK)
    give_up (self);
}

/* The server's message may quote values: only its state code is passed on. */
gboolean
regie_wire_check (RegieWire *self, const PGresult *result, GError **error)
{
  ExecStatusType status = PQresultStatus (result);
  const char *state, *where;
  gboolean interrupted;

  g_return_val_if_fail (self != NULL, FALSE);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return TRUE;
  if (PQstatus (self->connection) != CONNECTION_OK)
    {
      regie_wire_refuse_lost (self->gave_up, error);
      return FALSE;
    }
  state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  where = PQresultErrorField (result, PG_DIAG_CONSTRAINT_NAME);
  if (state != NULL && g_str_has_prefix (state, "42"))
    where = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
  g_mutex_lock (&self->lock);
  interrupted = self->interrupted;
  g_mutex_unlock (&self->lock);
  regie_wire_refuse_statement (state, where, interrupted, error);
  return FALSE;
}

void
regie_wire_await (RegieWire *self, int wake, int ms)
{
  struct pollfd fds[] = { { PQsocket (self->connection), POLLIN, 0 }, { wake, POLLIN, 0 } };

  g_return_if_fail (self != NULL);
  if (poll (fds, G_N_ELEMENTS (fds), ms) > 0 && fds[0].revents != 0)
    regie_wire_is_lost (self);
}

char *
regie_wire_take_notice (RegieWire *self, int *process)
{
  PGnotify *notice;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);
  if ((notice = PQnotifies (self->connection)) == NULL)
    return NULL;
  *process = notice->be_pid;
  text = g_strdup (notice->extra);
  PQfreemem (notice);
  return text;
}

int
regie_wire_get_process (RegieWire *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return PQbackendPID (self->connection);
}
