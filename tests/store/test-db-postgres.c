/* SPDX-License-Identifier: EUPL-1.2 */
/* A database on a server, whose connection may be lost. */
#include <signal.h>

#include "fixture.h"
#include "regie-error.h"
#include "regie-text.h"

static void
wait_until_gone (Fixture *f, gint64 pid)
{
  g_autoptr (RegieDb) other = regie_db_open (f->uri, REGIE_DB_READ_WRITE, NULL);
  char text[REGIE_NUMBER_TEXT];
  gint64 there = 1;

  regie_number_format (pid, text);
  while (there != 0)
    g_assert_true (regie_db_get_int (other, "SELECT count(*) FROM pg_stat_activity WHERE pid = $1",
                                     1, (const char *[]){ text }, &there, NULL));
}

/* Ends the connection of F on the server, as a restart or a cut cable would, and waits until the
 * server has let go of it. */
static void
cut_connection (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) other = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  g_autofree char *pid = NULL;

  g_assert_no_error (error);
  g_assert_true (regie_db_get_text (f->db, "SELECT pg_backend_pid ()", 0, NULL, &pid, NULL));
  regie_db_exec (other, "SELECT pg_terminate_backend ($1)", 1, (const char *const *) &pid, NULL,
                 NULL, &error);
  g_assert_no_error (error);
  wait_until_gone (f, g_ascii_strtoll (pid, NULL, 10));
}

#define ADD_FIRST "INSERT INTO person (id, version, voided, surname) VALUES ($1, 1, 0, 'Een')"

static gboolean
add_by_statement (Fixture *f, const char *id, GError **error)
{
  return regie_db_exec (f->db, ADD_FIRST, 1, &id, NULL, NULL, error);
}

/* Outside a transaction a connection that was lost is made again, with the tables it looked in and
 * what it had prepared.  Whether the loss is seen before anything was sent or only then: after one
 * "try again" it works. */
static void
test_lost_connection (Fixture *f, gconstpointer data)
{
  g_autofree char *schema = NULL;
  g_autofree char *again = NULL;

  g_assert_true (regie_db_get_text (f->db, "SELECT current_schema ()", 0, NULL, &schema, NULL));
  g_assert_true (add_by_statement (f, "1", NULL));
  for (guint i = 0; i < 3; i++)
    {
      char id[REGIE_NUMBER_TEXT];

      cut_connection (f);
      regie_number_format (i + 2, id);
      g_assert_true (add_by_statement (f, id, NULL) || add_by_statement (f, id, NULL));
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 4);
  g_assert_true (regie_db_get_text (f->db, "SELECT current_schema ()", 0, NULL, &again, NULL));
  g_assert_cmpstr (schema, ==, again);
  assert_in_order (f);
}

static gboolean
count_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

/* The same of questions that are asked together, of which some were prepared before. */
static void
test_lost_together (Fixture *f, gconstpointer data)
{
  guint rows = 0;
  const char *const one[] = { "1" };
  const RegieDbAsk asks[] = {
    { "SELECT id FROM person WHERE id = $1", 1, one, count_row, &rows },
    { "SELECT id FROM person WHERE id >= $1", 1, one, count_row, &rows },
    { "SELECT count(*) FROM person", 0, NULL, count_row, &rows },
  };

  g_assert_true (add_by_statement (f, "1", NULL));
  for (guint i = 1; i <= G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_db_exec_all (f->db, asks, i - 1, NULL));
      cut_connection (f);
      rows = 0;
      if (!regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), &error))
        {
          g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
          g_assert_cmpuint (rows, ==, 0);
          g_assert_true (regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), NULL));
        }
      g_assert_cmpuint (rows, ==, 3);
    }
  g_assert_true (regie_db_begin (f->db, NULL));
  cut_connection (f);
  g_assert_false (regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), NULL));
  g_assert_false (regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), NULL));
  regie_db_rollback (f->db);
  g_assert_true (regie_db_exec_all (f->db, asks, G_N_ELEMENTS (asks), NULL));
}

/* What went wrong as it was run is prepared all the same, and is not prepared again; what could not
 * be prepared is, when it can. */
static void
test_prepared_once (Fixture *f, gconstpointer data)
{
  const char *const zero[] = { "0" };
  const char *const one[] = { "1" };

  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (regie_db_exec (f->db, "SELECT 1 / $1::int", 1, zero, NULL, NULL, NULL));
      g_assert_false (regie_db_exec (f->db, "SELECT later FROM later", 0, NULL, NULL, NULL, NULL));
    }
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT 1 / %'"),
    ==, 1);
  g_assert_true (regie_db_exec (f->db, "SELECT 1 / $1::int", 1, one, NULL, NULL, NULL));
  g_assert_true (regie_db_script (f->db, "CREATE TABLE later (later int)", NULL));
  g_assert_true (regie_db_exec (f->db, "SELECT later FROM later", 0, NULL, NULL, NULL, NULL));
  g_assert_true (regie_db_script (f->db, "DROP TABLE later", NULL));
}

/* Who only looks is held to that on the new connection too. */
static void
test_lost_reader (Fixture *f, gconstpointer data)
{
  g_autofree char *server = g_strdup (g_getenv ("REGIE_TEST_PG"));
  g_autofree char *only = NULL;
  Fixture looking = { .uri = server };

  looking.db = regie_db_open (server, REGIE_DB_READ_ONLY, NULL);
  cut_connection (&looking);
  if (!regie_db_get_text (looking.db, "SHOW transaction_read_only", 0, NULL, &only, NULL))
    g_assert_true (
      regie_db_get_text (looking.db, "SHOW transaction_read_only", 0, NULL, &only, NULL));
  g_assert_cmpstr (only, ==, "on");
  regie_db_close (looking.db);
}

/* In the middle of a transaction nothing is made again: what was said before would be missing.  The
 * sentence says so, nothing stands half, and the next try works. */
static void
test_lost_inside (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL));
  cut_connection (f);
  g_assert_false (add_by_statement (f, "2", &error));
  g_assert_nonnull (strstr (error->message, "try again"));
  g_clear_error (&error);
  g_assert_false (add_by_statement (f, "3", &error));
  g_assert_nonnull (strstr (error->message, "try again"));
  g_clear_error (&error);
  regie_db_rollback (f->db);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL));
  cut_connection (f);
  /* Nobody knows whether it was saved, so it is not said that it was not, and it is not done
   * again. */
  g_assert_false (regie_db_commit (f->db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL)
                 && regie_db_commit (f->db, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 1);
  assert_in_order (f);
}

/* The process of the server stands still when COMMIT was sent: nobody knows, and that is said in
 * time. */
static void
test_commit_stands_still (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 pid;

  g_assert_true (regie_db_get_int (f->db, "SELECT pg_backend_pid ()", 0, NULL, &pid, NULL));
  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL));
  g_assert_cmpint (kill ((pid_t) pid, SIGSTOP), ==, 0);
  g_assert_false (regie_db_commit (f->db, &error));
  g_assert_cmpint (kill ((pid_t) pid, SIGCONT), ==, 0);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN);
  g_assert_true (regie_db_is_lost (f->db));
  /* It goes on, and saves; what follows is on another connection. */
  wait_until_gone (f, pid);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 1);
  g_assert_false (regie_db_is_lost (f->db));
}

/* The connection breaks in the middle of COMMIT.  What was being saved is found out afterwards: by
 * the entry that it would be, and what is in that. */
static void
test_doubt (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieChange) change = regie_change_new ("Gesloten");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *proof = NULL;
  gint64 dossier = add_dossier (f, "Bos", NULL, "gezin");
  gint64 entry = count (f, "SELECT max (seq) FROM change_log");
  gint64 seq;
  char id[REGIE_NUMBER_TEXT];

  g_assert_true (regie_db_script (
    f->db,
    "CREATE FUNCTION cut () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
    "pg_terminate_backend (pg_backend_pid ()); RETURN NULL; END $$;"
    "CREATE CONSTRAINT TRIGGER cut AFTER UPDATE ON dossier DEFERRABLE INITIALLY DEFERRED FOR EACH "
    "ROW EXECUTE FUNCTION cut ()",
    NULL));
  regie_change_add (change, "dossier", regie_number_format (dossier, id), "closed_on", NULL,
                    "2026-11-20");
  g_assert_false (regie_apply (f->db, &f->applier, change, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN);
  g_assert_nonnull (regie_error_get_proof (error));
  while (!regie_log_stands (f->db, regie_error_get_proof (error), &seq, NULL))
    ;
  g_assert_cmpint (seq, ==, 0);
  /* What is there is known by the same. */
  g_assert_true (regie_db_get_text (
    f->db, "SELECT values_hash FROM change_log ORDER BY seq DESC LIMIT 1", 0, NULL, &hash, NULL));
  proof = g_strdup_printf ("%" G_GINT64_FORMAT " %s 0", entry, hash);
  g_assert_true (regie_log_stands (f->db, proof, &seq, NULL));
  g_assert_cmpint (seq, ==, entry);
  g_assert_true (regie_db_script (f->db, "DROP FUNCTION cut () CASCADE", NULL));
}

/* A colleague whose program stands still in the middle of a save: who waits for it is told in time
 * who that is, and nothing of it stands half. */
static void
test_colleague_stands_still (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieDb) other = regie_db_open (f->uri, REGIE_DB_READ_WRITE, NULL);
  g_autoptr (RegieChange) change = regie_change_new ("Naam");
  g_autoptr (GError) error = NULL;
  gint64 dossier = add_dossier (f, "Bos", NULL, "gezin");
  char id[REGIE_NUMBER_TEXT];

  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO staff (id, version, voided, name, login, role, "
                                  "active) VALUES (7, 1, 0, 'Ans Vos', session_user, 'consulent', "
                                  "1)",
                                  NULL));
  regie_number_format (dossier, id);
  g_assert_true (regie_db_begin (other, NULL)
                 && regie_db_exec (other, "SELECT pg_advisory_xact_lock (regie_lock_key ($1))", 1,
                                   (const char *[]){ id }, NULL, NULL, NULL));
  regie_change_add (change, "dossier", id, "closed_on", NULL, "2026-11-20");
  g_assert_false (regie_apply (f->db, &f->applier, change, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Ans Vos"));
  regie_db_rollback (other);
  g_clear_error (&error);
  regie_apply (f->db, &f->applier, change, NULL, &error);
  g_assert_no_error (error);
  assert_in_order (f);
}

/* What the server says becomes a code and a sentence, without its own words about values. */
static void
test_sentences (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *state;
    int code;
    const char *says;
  } rows[] = {
    { "23505", REGIE_ERROR_REFUSED, "The database refuses this" },
    { "42501", REGIE_ERROR_REFUSED, "Your login may not do this" },
    { "40001", REGIE_ERROR_BUSY, "Somebody else is changing" },
    { "55P03", REGIE_ERROR_BUSY, "Somebody else is changing" },
    { "57014", REGIE_ERROR_BUSY, "The database takes too long" },
    { "25006", REGIE_ERROR_REFUSED, "The server lets nobody write" },
    { "53100", REGIE_ERROR_FULL, "The database could not do this." },
    { "22012", REGIE_ERROR_FAILED, "The database could not do this. (22012 )" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "DO $$ BEGIN RAISE EXCEPTION 'geheim' USING ERRCODE = '%s'; END $$", rows[i].state);
      g_autoptr (GError) error = NULL;

      g_assert_false (regie_db_script (f->db, sql, &error));
      if (!g_error_matches (error, REGIE_ERROR, rows[i].code)
          || !g_str_has_prefix (error->message, rows[i].says))
        g_error ("%s: %s", rows[i].state, error->message);
      g_assert_null (strstr (error->message, "geheim"));
    }
}

/* Where no server listens nothing opens, and the sentence says so. */
static void
test_unreachable (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_db_open ("postgresql:///regie?host=/nergens", REGIE_DB_READ_WRITE, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
}

/* What is SQLite's has its answer here too. */
static void
test_not_here (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gint64 before = regie_db_data_version (f->db);

  add_dossier (f, "Bos", NULL, "gezin");
  g_assert_cmpint (regie_db_data_version (f->db), >, before);
  g_assert_true (regie_db_check (f->db, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (regie_db_backup (f->db, "/nergens/a.db", NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "pg_dump"));
}

TEST_SUITE (db_postgres)
{
  static const FixtureTest tests[] = {
    { "lost-together", test_lost_together },
    { "prepared-once", test_prepared_once },
    { "a-lost-connection-is-made-again", test_lost_connection },
    { "a-lost-reader-only-reads", test_lost_reader },
    { "a-connection-lost-inside-leaves-nothing-half", test_lost_inside },
    { "a-commit-that-stands-still-is-unknown", test_commit_stands_still },
    { "what-is-in-doubt-is-found-out", test_doubt },
    { "a-colleague-who-stands-still", test_colleague_stands_still },
    { "sentences", test_sentences },
    { "what-only-a-file-has", test_not_here },
  };

  g_test_add_func ("/db/postgres/unreachable", test_unreachable);
  ADD_ON_SERVER ("/db", tests);
}
