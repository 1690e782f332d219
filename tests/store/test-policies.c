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

static void
run (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
}

static char *
dup_login (const char *what)
{
  return g_strdup_printf ("rol_%d_%s", (int) getpid (), what);
}

/* A login that is member of staff ID with ROLE, or is in no list when ROLE is NULL. */
static void
make_login (RegieDb *db, const char *login, const char *id, const char *role)
{
  g_autofree char *make = g_strdup_printf ("CREATE ROLE %s LOGIN", login);
  g_autoptr (GError) error = NULL;

  run (db, make);
  if (role != NULL)
    regie_db_exec (db,
                   "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES "
                   "($1, 1, 0, $2, 'x', $3, 1)",
                   3, (const char *[]){ id, login, role }, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
drop_login (RegieDb *db, const char *login)
{
  g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);

  run (db, drop);
}

/* The list of staff gives and takes away by itself. */
static void
test_roles (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role, *answers;
  } rows[] = {
    { "consulent", "1101" }, { "regisseur", "1001" }, { "manager", "1001" },
    { "financien", "1001" }, { "balie", "0001" },     { "beheer", "1111" },
    { "toezicht", "0001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *login = dup_login (rows[i].role);
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autofree char *have = NULL;
      g_autoptr (RegieDb) db = NULL;

      make_login (f->db, login, id, rows[i].role);
      db = open_as (f, login);
      have = answers (db);
      if (strcmp (have, rows[i].answers) != 0)
        g_error ("%s: %s", rows[i].role, have);
      /* Who may not make the index does not say that it was made. */
      g_assert_cmpint (regie_policies_index_made (db, "x", NULL), ==, have[1] == '1');
      run (f->db, "UPDATE staff SET active = 0");
      g_assert_false (regie_db_script (db, "SELECT * FROM staff", NULL));
      g_assert_false (regie_db_script (db, "SELECT regie_role ()", NULL));
      run (f->db, "UPDATE staff SET active = 1");
      run (db, "SELECT * FROM staff");
      g_clear_pointer (&db, regie_db_close);
      drop_login (f->db, login);
      run (f->db, "DELETE FROM staff");
    }
}

/* Nobody in the list: nothing, also when the administrator gives the command again. */
static void
test_stranger (Fixture *f, gconstpointer data)
{
  g_autofree char *login = dup_login ("vreemd");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  make_login (f->db, login, NULL, NULL);
  g_assert_true (regie_policies_grant (f->db, login, TRUE, &error));
  g_assert_no_error (error);
  db = open_as (f, login);
  g_assert_false (regie_db_script (db, "SELECT * FROM meta", NULL));
  g_clear_pointer (&db, regie_db_close);
  drop_login (f->db, login);
}

/* A question that was prepared answers by the role of now. */
static void
test_prepared (Fixture *f, gconstpointer data)
{
  g_autofree char *login = dup_login ("wisselt");
  Fixture as = { NULL };
  const char *id = "1";
  const char *sql = "SELECT count(*) FROM dossier WHERE id > $1";
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  add_dossier (f, "Tesfay", NULL, "asiel_28");
  make_login (f->db, login, "1", "consulent");
  as.db = open_as (f, login);
  for (guint i = 0; i < 8; i++) /* until the plan is one for all parameters */
    {
      g_assert_true (regie_db_get_int (as.db, sql, 1, &id, &n, &error));
      g_assert_cmpint (n, ==, 1);
    }
  run (f->db, "UPDATE staff SET role = 'balie'");
  g_assert_true (regie_db_get_int (as.db, sql, 1, &id, &n, &error));
  g_assert_cmpint (n, ==, 0);
  run (f->db, "UPDATE staff SET role = 'manager'");
  g_assert_true (regie_db_get_int (as.db, sql, 1, &id, &n, &error));
  g_assert_cmpint (n, ==, 1);
  run (f->db, "UPDATE staff SET role = 'regisseur'");
  g_assert_true (regie_db_get_int (as.db, sql, 1, &id, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  regie_db_close (as.db);
  drop_login (f->db, login);
}

/* Who worked here before the version of now reads and writes what it brought, and no more. */
static void
test_new_tables (Fixture *now, gconstpointer data)
{
  const RegieSchema before = { regie_schema ()->entities, regie_schema ()->n_entities, 8 };
  g_autofree char *folder = NULL;
  Fixture f = { .uri = new_uri (TRUE, &folder) };
  g_autofree char *login = dup_login ("toen");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  f.db = regie_db_open (f.uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (f.db, &before, &error));
  make_login (f.db, login, "1", "consulent");
  g_assert_true (regie_migrate (f.db, regie_schema (), &error));
  g_assert_no_error (error);
  db = open_as (&f, login);
  run (db,
       "BEGIN; INSERT INTO absence (id, version, voided, staff, from_day, until_day) VALUES (1, "
       "1, 0, 1, '2026-12-01', '2026-12-02'); SELECT regie_log_append ('x', NULL, 'x', NULL, "
       "''); INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES "
       "(regie_log_length (), 0, 'absence', 1, 'voided', '0'); COMMIT");
  g_assert_cmpint (count (&f, "SELECT count(*) FROM absence"), ==, 1);
  run (f.db, "UPDATE staff SET role = 'balie'");
  g_assert_cmpint (count (&(Fixture){ .db = db }, "SELECT count(*) FROM absence"), ==, 0);
  g_clear_pointer (&db, regie_db_close);
  drop_login (f.db, login);
  regie_db_close (f.db);
  g_free (f.uri);
}

/* All that the catalogue says of who may what, and what of it the tables of the office say. */
#define HERE "current_schema ()::regnamespace"
#define ACL(of)                                                                                    \
  "COALESCE ((SELECT string_agg (a::text, ',' ORDER BY a::text) FROM unnest (" of ") a), '-')"
#define CATALOGUE                                                                                  \
  "SELECT string_agg (x, E'\\n' ORDER BY x) FROM ("                                                \
  "SELECT 'policy ' || p::text AS x FROM pg_policies p WHERE schemaname = current_schema ()"       \
  " UNION ALL SELECT concat_ws (' ', 'function', p.oid::regprocedure, md5 (prosrc), prosecdef, "   \
  "provolatile, proconfig, " ACL (                                                                 \
    "proacl") ") FROM pg_proc p WHERE pronamespace = " HERE                                        \
              " UNION ALL SELECT 'trigger ' || pg_get_triggerdef (t.oid) FROM pg_trigger t JOIN "  \
              "pg_class c "                                                                        \
              "ON c.oid = tgrelid WHERE relnamespace = " HERE " AND NOT tgisinternal"              \
              " UNION ALL SELECT concat_ws (' ', 'table', relname, relrowsecurity, "               \
              "relforcerowsecurity, " ACL (                                                        \
                "relacl") ") FROM pg_class WHERE relnamespace = " HERE                             \
                          " UNION ALL SELECT concat_ws (' ', 'column', relname, attname, " ACL (   \
                            "attacl") ") FROM "                                                    \
                                      "pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE "    \
                                      "relnamespace = " HERE " AND attacl IS "                     \
                                      "NOT NULL UNION ALL SELECT 'index ' || indexdef FROM "       \
                                      "pg_indexes WHERE schemaname = "                             \
                                      "current_schema () UNION ALL SELECT 'schema ' || " ACL (     \
                                        "nspacl") " FROM pg_namespace WHERE "                      \
                                                  "oid = " HERE " UNION ALL SELECT 'right ' || "   \
                                                  "r::text FROM role_right r) s"

static char *
dup_catalogue (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (regie_db_get_text (f->db, CATALOGUE, 0, NULL, &text, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), >, 10000);
  return text;
}

/* A later version puts everything in force on an office that has it: nothing is left of before, and
 * nothing lost. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_autofree char *login = dup_login ("blijft");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fault = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  add_dossier (f, "Tesfay", NULL, "asiel_28");
  make_login (f->db, login, "1", "consulent");
  before = dup_catalogue (f);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (regie_db_begin (f->db, NULL));
      regie_policies_set (f->db, regie_schema (), regie_schema ()->version, &error);
      g_assert_no_error (error);
      g_assert_true (regie_db_commit (f->db, NULL));
    }
  after = dup_catalogue (f);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (regie_policies_check (f->db, &fault, &error));
  g_assert_cmpstr (fault, ==, NULL);
  db = open_as (f, login);
  g_assert_cmpint (count (&(Fixture){ .db = db }, "SELECT count(*) FROM dossier"), ==, 1);
  g_clear_pointer (&db, regie_db_close);
  drop_login (f->db, login);
}

/* Each thing that an administrator could open by hand is found. */
static void
test_catalogue (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *open, *close, *says;
  } rows[] = {
    { "ALTER TABLE fact NO FORCE ROW LEVEL SECURITY", "ALTER TABLE fact FORCE ROW LEVEL SECURITY",
      "The table fact" },
    { "ALTER TABLE fact DISABLE ROW LEVEL SECURITY", "ALTER TABLE fact ENABLE ROW LEVEL SECURITY",
      "The table fact" },
    { "CREATE VIEW kijk AS SELECT * FROM fact", "DROP VIEW kijk", "The view kijk" },
    { "CREATE FUNCTION regie_x () RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
      "DROP FUNCTION regie_x ()", "The function regie_x" },
    { "GRANT EXECUTE ON FUNCTION regie_role () TO PUBLIC",
      "REVOKE EXECUTE ON FUNCTION regie_role () FROM PUBLIC", "Everybody may run" },
    { "GRANT SELECT ON fact TO PUBLIC", "REVOKE SELECT ON fact FROM PUBLIC",
      "Everybody on the server" },
    { "GRANT UPDATE ON fact TO pg_monitor", "REVOKE ALL ON fact FROM pg_monitor",
      "Somebody may lock the table fact" },
    { "GRANT SELECT (id) ON fact TO PUBLIC", "REVOKE SELECT (id) ON fact FROM PUBLIC",
      "Everybody on the server" },
    { "ALTER TABLE fact DISABLE TRIGGER regie_logged",
      "ALTER TABLE fact ENABLE TRIGGER regie_logged", "What is written in the table fact" },
    { "DROP POLICY regie_path_select ON resident",
      "CREATE POLICY regie_path_select ON resident AS RESTRICTIVE FOR SELECT USING (linked IS NULL "
      "OR FALSE)",
      "Nothing hides what points by resident.linked" },
    { "CREATE TABLE extra (id bigint, wish bigint REFERENCES wish); ALTER TABLE extra ENABLE ROW "
      "LEVEL SECURITY; ALTER TABLE extra FORCE ROW LEVEL SECURITY",
      "DROP TABLE extra", "Nothing hides what points by extra.wish" },
    { "DO $$ BEGIN EXECUTE format ('GRANT CREATE ON SCHEMA %I TO PUBLIC', current_schema ()); END "
      "$$",
      "DO $$ BEGIN EXECUTE format ('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema ()); "
      "END $$",
      "Somebody besides the owner" },
    { "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES (1, 1, 0, 'test', "
      "'x', 'beheer', 1)",
      "DELETE FROM staff", "The login test" },
  };

  for (guint i = 0; i <= G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *fault = NULL;
      g_autoptr (GError) error = NULL;

      if (i < G_N_ELEMENTS (rows))
        run (f->db, rows[i].open);
      g_assert_true (regie_policies_check (f->db, &fault, &error));
      g_assert_no_error (error);
      if (i == G_N_ELEMENTS (rows))
        g_assert_null (fault);
      else if (fault == NULL || !g_str_has_prefix (fault, rows[i].says))
        g_error ("%s: %s", rows[i].open, fault);
      else
        run (f->db, rows[i].close);
    }
}

/* An office with a database of its own lets nobody in who does not work there. */
static void
test_database (Fixture *now, gconstpointer data)
{
  g_autofree char *make = g_strdup_printf ("CREATE DATABASE own%d", (int) getpid ());
  g_autofree char *drop = g_strdup_printf ("DROP DATABASE own%d", (int) getpid ());
  Fixture f = { .uri = g_strdup_printf ("%s&dbname=own%d", g_getenv ("REGIE_TEST_PG"),
                                        (int) getpid ()) };
  g_autofree char *login = dup_login ("binnen");
  g_autofree char *as = g_strdup_printf ("user=%s", login);
  g_autoptr (GString) uri = g_string_new (f.uri);
  g_autofree char *fault = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  g_string_replace (uri, "user=test", as, 0);
  run (now->db, make);
  f.db = regie_db_open (f.uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (f.db, regie_schema (), &error));
  g_assert_true (regie_policies_check (f.db, &fault, &error));
  g_assert_cmpstr (fault, ==, NULL);
  make_login (f.db, login, NULL, NULL);
  g_assert_null (regie_db_open (uri->str, REGIE_DB_READ_WRITE, NULL));
  run (f.db, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (1, 1, 0, 'x', "
             "'consulent', 1)");
  regie_db_exec (f.db, "UPDATE staff SET login = $1", 1, (const char *const *) &login, NULL, NULL,
                 &error);
  db = regie_db_open (uri->str, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_false (regie_db_script (db, "CREATE TEMP TABLE x (id int)", NULL));
  g_clear_pointer (&db, regie_db_close);
  run (f.db, "UPDATE staff SET active = 0");
  g_assert_null (regie_db_open (uri->str, REGIE_DB_READ_WRITE, NULL));
  drop_login (f.db, login);
  regie_db_close (f.db);
  g_free (f.uri);
  run (now->db, drop);
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
  static const FixtureTest on_server[] = {
    { "roles", test_roles },       { "stranger", test_stranger },
    { "prepared", test_prepared }, { "catalogue", test_catalogue },
    { "database", test_database }, { "new-tables", test_new_tables },
    { "again", test_again },
  };

  ADD_ON_BOTH_ENGINES ("/policies", tests);
  ADD_ON_SERVER ("/policies", on_server);
}
