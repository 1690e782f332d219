/* SPDX-License-Identifier: EUPL-1.2 */
/* What the database is, in words: where, how much is in it, and what one can rely on. */
#include "fixture.h"

#include "doing.h"
#include "regie-admin-commands.h"
#include "regie-database-view.h"
#include "regie-error.h"

static char *
dup_as (Fixture *f, const char *role, GError **error)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (RegieDatabaseView) view = regie_question_ask (
    &work, &regie_admin_questions[REGIE_DATABASE_READ], NULL, error);

  return view != NULL ? regie_chapters_dup_text (G_LIST_MODEL (view->chapters)) : NULL;
}

static void
test_says (Fixture *f, gconstpointer engine)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *version = g_strdup_printf ("%u, with ", regie_schema ()->version);
  g_autofree char *text = NULL;
  gboolean on_server = regie_db_is_postgres (f->db);

  add_dossier (f, "Haile", NULL, "asiel_28");
  text = dup_as (f, "beheer", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, version));
  g_assert_nonnull (strstr (text, on_server ? "PostgreSQL " : "SQLite "));
  g_assert_nonnull (strstr (text, on_server ? "Who administers the server itself can read all of it"
                                            : "Who can read the file reads all of it"));
  g_assert_true ((strstr (text, "test.db") != NULL) == !on_server);
  g_assert_nonnull (strstr (strstr (text, "Dossiers"), "1"));
  /* There is nothing to open instead of a file but a server. */
  g_assert_true ((strstr (text, "One file, apart") != NULL) == on_server);
}

static void
test_refused (Fixture *f, gconstpointer engine)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_as (f, "manager", &error);

  g_assert_null (text);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* A log that was tampered with is said. */
static void
test_check (Fixture *f, gconstpointer engine)
{
  const RegieCommand *check = &regie_admin_commands[REGIE_DATABASE_CHECK];
  g_autoptr (RegieOutcome) outcome = NULL;

  add_dossier (f, "Haile", NULL, "asiel_28");
  g_assert_cmpint (do_as (f, "manager", check, NULL, NULL, NULL, NULL), ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", check, NULL, NULL, &outcome, NULL), ==, DONE);
  g_assert_cmpstr (outcome->said, ==, "The database is whole, and so is its log");
  g_assert_true (regie_db_script (f->db, "UPDATE change_log SET title = 'Anders'", NULL));
  g_assert_cmpint (do_as (f, "beheer", check, NULL, NULL, NULL, NULL), ==, REGIE_ERROR_DAMAGED);
}

TEST_SUITE (database_view)
{
  static const FixtureTest tests[] = {
    { "says-what-it-is", test_says },
    { "is-for-who-administers", test_refused },
    { "check", test_check },
  };

  ADD_ON_BOTH_ENGINES ("/database-view", tests);
}
