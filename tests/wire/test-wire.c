/* SPDX-License-Identifier: EUPL-1.2 */
/* Connections on which nothing waits for ever. */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "regie-error.h"
#include "regie-wire.h"
#include "suite.h"

/* A place where somebody listens who says SAYS (NULL: nothing, and does not go either) to what it
 * is told first. */
typedef struct {
  GSocketListener *listener;
  GThread *thread;
  const char *says;
  char *uri;
} Stand;

static gpointer
answer (gpointer data)
{
  Stand *self = data;
  g_autoptr (GSocketConnection) connection = NULL;
  char heard[1024];

  connection = g_socket_listener_accept (self->listener, NULL, NULL, NULL);
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), heard, sizeof heard,
                       NULL, NULL);
  g_output_stream_write (g_io_stream_get_output_stream (G_IO_STREAM (connection)), self->says,
                         strlen (self->says), NULL, NULL);
  return NULL;
}

static Stand
stand_new (const char *says)
{
  Stand self = { .listener = g_socket_listener_new (), .says = says };
  guint16 port = g_socket_listener_add_any_inet_port (self.listener, NULL, NULL);

  self.uri = g_strdup_printf ("postgresql://127.0.0.1:%u/regie?user=test%s", port,
                              says != NULL && *says != '\0' ? "" : "&sslmode=disable");
  return self;
}

static GError *
fail_to_open (Stand *self)
{
  GError *error = NULL;

  if (self->says != NULL)
    self->thread = g_thread_new ("stand", answer, self);
  g_assert_null (regie_wire_open (self->uri, REGIE_WIRE_QUICK, FALSE, &error));
  g_clear_pointer (&self->thread, g_thread_join);
  g_object_unref (self->listener);
  g_free (self->uri);
  return error;
}

/* Somebody takes the connection and says nothing, as a proxy that stands still. */
static void
test_silent (void)
{
  Stand stand = stand_new (NULL);
  g_autoptr (GError) error = fail_to_open (&stand);

  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
  g_assert_nonnull (strstr (error->message, "does not answer"));
}

/* Nothing is sent to who cannot encrypt; who hangs up at once is heard as such. */
static void
test_unwilling (void)
{
  Stand plain = stand_new ("N");
  Stand rude = stand_new ("");
  g_autoptr (GError) unencrypted = fail_to_open (&plain);
  g_autoptr (GError) cut = fail_to_open (&rude);

  g_assert_error (unencrypted, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_nonnull (strstr (unencrypted->message, "no encrypted connection"));
  g_assert_error (cut, REGIE_ERROR, REGIE_ERROR_LOST);
  g_assert_nonnull (strstr (cut->message, "broken off"));
}

/* What the server and the library say by themselves is recognised, whatever language they speak. */
static void
test_refused (void)
{
  const char *server = g_getenv ("REGIE_TEST_PG");
  g_autofree char *no_database = NULL;
  g_autofree char *no_login = NULL;
  const struct {
    const char *uri;
    int code;
    const char *says;
  } rows[] = {
    { "postgresql:///regie?host=/nergens", REGIE_ERROR_LOST, "no database answers" },
    { "postgresql://127.0.0.1:1/regie?sslmode=disable", REGIE_ERROR_LOST, "no database answers" },
    { "postgresql:///regie?geen=woord", REGIE_ERROR_INVALID, "not the address" },
    { no_database = g_strdup_printf ("%s&dbname=nergens", server), REGIE_ERROR_REFUSED,
      "no database of this name" },
    { no_login = g_strdup_printf ("%s&user=niemand", server), REGIE_ERROR_REFUSED,
      "does not let this login in" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows) - (server == NULL ? 2 : 0); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_wire_open (rows[i].uri, REGIE_WIRE_QUICK, FALSE, &error));
      if (!g_error_matches (error, REGIE_ERROR, rows[i].code)
          || strstr (error->message, rows[i].says) == NULL)
        g_error ("%s: %s", rows[i].uri, error->message);
    }
}

static RegieWire *
open_server (RegieWirePatience patience)
{
  GError *error = NULL;
  RegieWire *self = regie_wire_open (g_getenv ("REGIE_TEST_PG"), patience, FALSE, &error);

  g_assert_no_error (error);
  return self;
}

static gboolean
says (RegieWire *self, const char *sql, char **text, GError **error)
{
  PGresult *result = regie_wire_run (self, sql, 0, NULL, NULL, NULL, 0);
  gboolean ok = regie_wire_check (self, result, error);

  if (ok && text != NULL)
    *text = g_strdup (PQgetvalue (result, 0, 0));
  PQclear (result);
  return ok;
}

static pid_t
pid_of (RegieWire *self)
{
  return regie_wire_get_process (self);
}

/* The process of the server that works for us stands still: what was asked is an error in time,
 * and what is asked next is answered on another connection, with the same settings. */
static void
test_stands_still (void)
{
  g_autoptr (RegieWire) self = open_server (REGIE_WIRE_QUICK);
  g_autoptr (GError) error = NULL;
  g_autofree char *limit = NULL;
  pid_t pid = pid_of (self);
  gboolean made;

  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  g_assert_false (says (self, "SELECT 1", NULL, &error));
  g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
  g_assert_nonnull (strstr (error->message, "does not answer"));
  g_assert_true (regie_wire_is_lost (self));
  g_clear_error (&error);
  g_assert_true (regie_wire_restore (self, &made, &error));
  g_assert_no_error (error);
  g_assert_true (made);
  g_assert_true (says (self, "SHOW lock_timeout", &limit, &error));
  g_assert_cmpstr (limit, ==, "5s");
  g_assert_cmpint (pid_of (self), !=, pid);
}

/* The server ends what takes too long, and the connection stays; who is patient waits. */
static void
test_too_long (void)
{
  g_autoptr (RegieWire) quick = open_server (REGIE_WIRE_QUICK);
  g_autoptr (RegieWire) patient = open_server (REGIE_WIRE_PATIENT);
  g_autoptr (GError) error = NULL;
  g_autofree char *limit = NULL;

  g_assert_true (says (quick, "SHOW statement_timeout", &limit, NULL));
  g_assert_cmpstr (limit, ==, "9s");
  g_clear_pointer (&limit, g_free);
  g_assert_true (says (patient, "SHOW statement_timeout", &limit, NULL));
  g_assert_cmpstr (limit, ==, "0");
  /* For this transaction only: what comes after it has its time. */
  g_assert_true (says (quick, "BEGIN", NULL, NULL));
  g_assert_true (says (quick, "SET LOCAL statement_timeout = 1", NULL, NULL));
  g_assert_false (says (quick, "SELECT pg_sleep (60)", NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
  g_assert_false (regie_wire_is_lost (quick));
  g_assert_true (says (quick, "ROLLBACK", NULL, NULL));
  g_assert_true (says (quick, "SELECT 1", NULL, NULL));
}

typedef struct {
  RegieWire *wire;
  pid_t pid;
} Stopping;

static gpointer
stop_when_it_runs (gpointer data)
{
  Stopping *self = data;
  g_autoptr (RegieWire) other = open_server (REGIE_WIRE_QUICK);
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM pg_stat_activity WHERE pid = %d AND wait_event = 'PgSleep'", self->pid);
  g_autofree char *there = NULL;

  while (g_strcmp0 (there, "1") != 0)
    {
      g_clear_pointer (&there, g_free);
      g_assert_true (says (other, sql, &there, NULL));
    }
  regie_wire_interrupt (self->wire);
  return NULL;
}

/* What was asked to stop stops, the connection stays, and the next statement is not hit. */
static void
test_interrupted (void)
{
  g_autoptr (RegieWire) self = open_server (REGIE_WIRE_PATIENT);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      Stopping stopping = { self, pid_of (self) };
      GThread *thread = g_thread_new ("stop", stop_when_it_runs, &stopping);

      g_assert_false (says (self, "SELECT pg_sleep (600)", NULL, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
      g_thread_join (thread);
      g_assert_true (says (self, "SELECT 1", NULL, NULL));
    }
}

/* More than the pipes between here and the server hold, both ways at once. */
static void
test_much (void)
{
  g_autoptr (RegieWire) self = open_server (REGIE_WIRE_QUICK);
  g_autofree char *much = g_strnfill (32 << 20, 'a');
  const char *values[] = { much };
  PGresult *result = regie_wire_run (self, "SELECT $1::text", 1, values, NULL, NULL, 0);

  g_assert_true (regie_wire_check (self, result, NULL));
  g_assert_cmpint (PQgetlength (result, 0, 0), ==, 32 << 20);
  PQclear (result);
}

/* What cannot be sent is an error, and what is asked next is answered. */
static void
test_too_many (void)
{
  g_autoptr (RegieWire) self = open_server (REGIE_WIRE_QUICK);
  g_autofree const char **values = g_new0 (const char *, 1 << 16);
  RegieWireAsk asks[] = {
    { NULL, "SELECT 1", 0, NULL },
    { "many", "SELECT 2", 1 << 16, values },
  };
  PGresult *results[G_N_ELEMENTS (asks)];
  g_autofree char *three = NULL;
  gboolean made;

  regie_wire_run_all (self, asks, G_N_ELEMENTS (asks), results);
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (regie_wire_check (self, results[i], &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
      PQclear (results[i]);
    }
  g_assert_true (regie_wire_restore (self, &made, NULL));
  g_assert_true (says (self, "SELECT 3", &three, NULL));
  g_assert_cmpstr (three, ==, "3");
}

/* Who listens hears what others say, from which process, and its own as well. */
static void
test_notices (void)
{
  g_autoptr (RegieWire) self = open_server (REGIE_WIRE_QUICK);
  g_autoptr (RegieWire) other = open_server (REGIE_WIRE_QUICK);
  g_autofree char *said = NULL;
  int process;

  g_assert_true (says (self, "LISTEN geheim", NULL, NULL));
  g_assert_null (regie_wire_take_notice (self, &process));
  g_assert_true (says (other, "NOTIFY geheim, 'fact 1'", NULL, NULL));
  while ((said = regie_wire_take_notice (self, &process)) == NULL)
    regie_wire_await (self, -1, -1);
  g_assert_cmpstr (said, ==, "fact 1");
  g_assert_cmpint (process, ==, regie_wire_get_process (other));
}

TEST_SUITE (wire)
{
  g_test_add_func ("/wire/silent", test_silent);
  g_test_add_func ("/wire/unwilling", test_unwilling);
  g_test_add_func ("/wire/refused", test_refused);
  if (g_getenv ("REGIE_TEST_PG") == NULL)
    return;
  g_test_add_func ("/wire/server-stands-still", test_stands_still);
  g_test_add_func ("/wire/takes-too-long", test_too_long);
  g_test_add_func ("/wire/interrupted", test_interrupted);
  g_test_add_func ("/wire/much", test_much);
  g_test_add_func ("/wire/too-many", test_too_many);
  g_test_add_func ("/wire/notices", test_notices);
}
