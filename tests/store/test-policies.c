/* SPDX-License-Identifier: EUPL-1.2 */
/* What each role may on a server; on a file everybody may everything. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-policies.h"

typedef gboolean (*AskFunc) (RegieDb *db, gboolean *answer, GError **error);

static const AskFunc asked[] = { regie_policies_may_see_dossiers, regie_policies_may_rebuild,
                                 regie_policies_administers, regie_policies_is_member };

/* "1" for each of the questions that is answered with yes. */
static char *
answers (RegieDb *db)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean answer = FALSE;

      g_assert_true (asked[i](db, &answer, &error));
      g_assert_no_error (error);
      g_string_append_c (text, answer ? '1' : '0');
    }
  return g_string_free (text, FALSE);
}

/* Of the connection that made the tables. */
static void
test_owner (Fixture *f, gconstpointer data)
{
  g_autofree char *have = answers (f->db);
  g_autofree char *rules = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (have, ==, regie_db_is_postgres (f->db) ? "1110" : "1100");
  g_assert_true (regie_policies_index_made (f->db, "abc", &error));
  g_assert_true (regie_meta_get (f->db, "rules_hash", &rules, &error));
  g_assert_cmpstr (rules, ==, "abc");
  g_assert_no_error (error);
}

static gboolean
count_row (guint n, const char *const *columns, gpointer data, GError **error)
{
  ++*(guint *) data;
  return TRUE;
}

static void
test_drafts (Fixture *f, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO draft (id, version, voided, place, text) VALUES (1, 1, 0, 'a', 'x'), "
    "(%" G_GINT64_FORMAT ", 1, 0, 'b', 'x'), (%" G_GINT64_FORMAT ", 1, 0, 'c', 'x')",
    regie_id_at (g_get_real_time () - 31 * G_TIME_SPAN_DAY), regie_id_new ());
  g_autofree char *before = g_strdup_printf (
    "%" G_GINT64_FORMAT, regie_id_at (g_get_real_time () - 30 * G_TIME_SPAN_DAY));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (regie_db_script (f->db, sql, &error));
  g_assert_true (regie_policies_draft_places (f->db, count_row, &n, &error));
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (regie_policies_forget_draft (f->db, "1", &error));
  g_assert_true (regie_policies_forget_draft (f->db, "99", &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 2);
  g_assert_true (regie_policies_sweep_drafts (f->db, before, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft WHERE place = 'c'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 1);
}

/* As LOGIN, with the tables of F. */
static RegieDb *
open_as (Fixture *f, const char *login)
{
  g_autofree char *as = g_strdup_printf ("user=%s", login);
  g_autoptr (GString) uri = g_string_new (f->uri);
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  g_assert_cmpuint (g_string_replace (uri, "user=test", as, 0), ==, 1);
  db = regie_db_open (uri->str, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  return db;
}

/* Who stands in the list with each role, and who is not in it or no longer works here. */
static void
test_roles (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    gboolean active;
    const char *answers;
  } rows[] = {
    { "consulent", TRUE, "1101" }, { "regisseur", TRUE, "1101" }, { "manager", TRUE, "1001" },
    { "financien", TRUE, "1001" }, { "balie", TRUE, "0001" },     { "beheer", TRUE, "1111" },
    { "beheer", FALSE, "0000" },   { NULL, FALSE, "0000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *login = g_strdup_printf ("rol_%d_%u", (int) getpid (), i);
      g_autofree char *make = g_strdup_printf ("CREATE ROLE %s LOGIN", login);
      g_autofree char *drop = g_strdup_printf ("DROP ROLE %s", login);
      g_autofree char *have = NULL;
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieDb) db = NULL;

      g_assert_true (regie_db_script (f->db, make, &error));
      if (rows[i].role != NULL)
        regie_db_exec (f->db,
                       "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES "
                       "($1, 1, 0, $2, 'x', $3, $4)",
                       4, (const char *[]){ id, login, rows[i].role, rows[i].active ? "1" : "0" },
                       NULL, NULL, &error);
      g_assert_true (regie_policies_grant (f->db, login, TRUE, &error));
      g_assert_no_error (error);
      db = open_as (f, login);
      have = answers (db);
      if (strcmp (have, rows[i].answers) != 0)
        g_error ("%s: %s", rows[i].role, have);
      /* Who may not make the index does not say that it was made. */
      g_assert_cmpint (regie_policies_index_made (db, "x", NULL), ==, have[1] == '1');
      g_assert_true (regie_policies_grant (f->db, login, FALSE, &error));
      g_assert_false (regie_db_script (db, "SELECT * FROM staff", NULL));
      g_clear_pointer (&db, regie_db_close);
      g_assert_true (regie_db_script (f->db, drop, &error));
      g_assert_no_error (error);
    }
}

/* Who was let in before a version brought a table reads and writes that as well, but who is outside
 * the dossiers sees nothing of it. */
static void
test_new_tables (Fixture *now, gconstpointer data)
{
  const RegieSchema before = { regie_schema ()->entities, regie_schema ()->n_entities, 8 };
  g_autofree char *folder = NULL;
  Fixture f = { .uri = new_uri (TRUE, &folder) };
  g_autofree char *login = g_strdup_printf ("rol_%d_t", (int) getpid ());
  g_autofree char *make = g_strdup_printf ("CREATE ROLE %s LOGIN", login);
  g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  f.db = regie_db_open (f.uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (f.db, &before, &error));
  g_assert_true (regie_db_script (f.db, make, &error));
  regie_db_exec (f.db,
                 "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES "
                 "(1, 1, 0, $1, 'x', 'consulent', 1)",
                 1, (const char *[]){ login }, NULL, NULL, &error);
  g_assert_true (regie_policies_grant (f.db, login, TRUE, &error));
  g_assert_true (regie_migrate (f.db, regie_schema (), &error));
  g_assert_no_error (error);
  db = open_as (&f, login);
  g_assert_true (regie_db_script (db,
                                  "INSERT INTO absence (id, version, voided, staff, from_day, "
                                  "until_day) VALUES (1, 1, 0, 1, '2026-12-01', '2026-12-02')",
                                  &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (&f, "SELECT count(*) FROM absence"), ==, 1);
  g_clear_pointer (&db, regie_db_close);
  g_assert_true (regie_db_script (f.db, "UPDATE staff SET role = 'balie'", &error));
  db = open_as (&f, login);
  g_assert_cmpint (count (&(Fixture){ .db = db }, "SELECT count(*) FROM absence"), ==, 0);
  g_clear_pointer (&db, regie_db_close);
  g_assert_true (regie_db_script (f.db, drop, &error));
  g_assert_no_error (error);
  regie_db_close (f.db);
  g_free (f.uri);
}

/* A login that the server does not know is said, not made; on a file there are none. */
static void
test_unknown_login (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_server = regie_db_is_postgres (f->db);

  g_assert_cmpint (regie_policies_grant (f->db, "wie_is_dit", TRUE, &error), ==, !is_server);
  if (is_server)
    {
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
      g_assert_true (g_str_has_prefix (error->message, "wie_is_dit stands in the list now"));
    }
  g_assert_true (regie_policies_grant (f->db, "wie_is_dit", FALSE, NULL));
}

TEST_SUITE (policies)
{
  static const FixtureTest tests[] = {
    { "the-owner", test_owner },
    { "drafts", test_drafts },
    { "a-login-that-is-not-there", test_unknown_login },
  };
  static const FixtureTest on_server[] = { { "roles", test_roles },
                                           { "new-tables", test_new_tables } };

  ADD_ON_BOTH_ENGINES ("/policies", tests);
  ADD_ON_SERVER ("/policies", on_server);
}
