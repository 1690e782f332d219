/* SPDX-License-Identifier: EUPL-1.2 */
/* What may lag is read from a replica.  That of a real one is asked under REGIE_FAULT: it is a copy
 * of the whole server. */
#include "regie-replica-query.h"

#include "fixture.h"

typedef struct {
  char *folder, *uri;
} Standby;

static void
script (const char *what, const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replica.sh", NULL);
  const char *argv[] = { path, what, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* The folder of the socket is the only thing in which its address differs. */
static void
standby_start (Standby *self, Fixture *f)
{
  const char *host = strstr (f->uri, "host=") + strlen ("host=");
  const char *end = strchr (host, '&');
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("regie-replica-XXXXXX", &error);
  g_assert_no_error (error);
  self->uri = g_strdup_printf ("%.*s%s%s", (int) (host - f->uri), f->uri, self->folder, end);
  script ("start", self->folder);
}

static void
standby_stop (Standby *self)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (self->folder);
  g_free (self->uri);
}

static gint64
count_in (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  regie_db_get_int (db, sql, 0, NULL, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* Which of them is read, once the replica has what was written before. */
static RegieDb *
choose_level (RegieReplica *replica, RegieDb *primary)
{
  for (;;)
    {
      g_autofree char *said = NULL;
      RegieDb *from = regie_replica_choose (replica, primary, &said);

      if (strstr (said, "up to date") != NULL)
        return from;
      g_assert_true (from != primary);
      g_thread_yield ();
    }
}

static gpointer
answer_where (const RegieWork *work, GVariant *target, GError **error)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                          count_in (work->db, "SELECT CASE WHEN pg_is_in_recovery () THEN 1 ELSE "
                                              "0 END"),
                          work->read_from != NULL ? work->read_from : "always");
}

static gboolean
reads (const RegieWork *work, GVariant *target, gconstpointer answer, RegieReading *reading)
{
  *reading = (RegieReading){ .act = REGIE_READ_SEARCHED, .kind = "proef", .persons = 3 };
  return answer != NULL;
}

static const RegieQuestion lags = { "lags",        NULL,   REGIE_RIGHT_NONE,
                                    answer_where,  g_free, .may_lag = TRUE,
                                    .reads = reads };
static const RegieQuestion does_not = { "does-not", NULL, REGIE_RIGHT_NONE, answer_where, g_free };

static char *
ask (RegieWork *work, const RegieQuestion *question)
{
  g_autoptr (GError) error = NULL;
  char *answer = regie_question_ask (work, question, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

/* The server itself follows nobody, and where nothing is nothing is read. */
static void
test_no_replica (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieReplica) itself = regie_replica_new (f->uri);
  g_autoptr (RegieReplica) nothing = regie_replica_new (
    "postgresql:///regie?host=/nowhere&user=test");
  RegieMe me = { .role = (char *) "beheer", .name = (char *) "B" };
  RegieWork work = { .db = f->db, .office = f->office, .me = &me, .replica = nothing };
  g_autofree char *said = NULL;
  g_autofree char *answer = NULL;

  g_assert_true (regie_replica_choose (itself, f->db, &said) == f->db);
  g_assert_nonnull (strstr (said, "read from the server itself"));
  answer = ask (&work, &lags);
  g_assert_cmpstr (answer, ==, "0 the replica is not there: read from the server itself");
}

static void
test_replica (Fixture *f, gconstpointer engine)
{
  Standby standby;
  RegieMe me = { .role = (char *) "beheer", .name = (char *) "B" };
  RegieWork work = { .db = f->db, .office = f->office, .me = &me };
  g_autoptr (RegieReplica) replica = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *said = NULL;
  RegieDb *from;

  if (g_getenv ("REGIE_FAULT") == NULL)
    {
      g_test_skip ("a copy of the whole server: ./dev fault");
      return;
    }
  standby_start (&standby, f);
  replica = regie_replica_new (standby.uri);
  /* What is written is there, and nothing can be written there. */
  add_dossier (f, "Haile", NULL, "asiel_28");
  from = choose_level (replica, f->db);
  g_assert_true (from != f->db);
  g_assert_cmpint (count_in (from, "SELECT count(*) FROM dossier"), ==, 1);
  g_assert_false (regie_db_script (from, "DELETE FROM dossier", &error));
  g_clear_error (&error);
  /* A question that may lag is answered from it; that somebody read is logged on the first. */
  work.replica = replica;
  answer = ask (&work, &lags);
  g_assert_true (g_str_has_prefix (answer, "1 read from the replica"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE kind = 'proef'"), ==, 1);
  g_free (answer);
  answer = ask (&work, &does_not);
  g_assert_cmpstr (answer, ==, "0 always");
  /* One that stands still says that it is behind. */
  regie_db_script (from, "SELECT pg_wal_replay_pause ()", &error);
  g_assert_no_error (error);
  while (count_in (from, "SELECT CASE pg_get_wal_replay_pause_state () WHEN 'paused' THEN 1 ELSE 0 "
                         "END")
         == 0)
    g_thread_yield ();
  add_dossier (f, "Tesfay", NULL, "asiel_28");
  g_assert_true (regie_replica_choose (replica, f->db, &said) == from);
  g_assert_nonnull (strstr (said, "behind"));
  g_assert_cmpint (count_in (from, "SELECT count(*) FROM dossier"), ==, 1);
  /* One that goes is not missed. */
  script ("stop", standby.folder);
  g_free (answer);
  answer = ask (&work, &lags);
  g_assert_cmpstr (answer, ==, "0 the replica is not there: read from the server itself");
  standby_stop (&standby);
}

TEST_SUITE (replica)
{
  static const FixtureTest tests[] = { { "none", test_no_replica }, { "followed", test_replica } };

  ADD_ON_SERVER ("/replica", tests);
}
