/* SPDX-License-Identifier: EUPL-1.2 */
/* A database for each test, and the steps that every test of the store takes. */
#include "fixture.h"

#include "regie-attachment.h"
#include "regie-organisation.h"
#include "regie-tables-query.h"

/* How many schemas this process has made on the test server. */
static guint n_schemas;

/* Runs SQL, which is freed, on SERVER. */
static void
on_server (const char *server, char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (server, REGIE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
  g_free (sql);
}

/* A process has a database of its own on the server: what is locked in one is locked for all its
 * schemas, and tests that wait for each other would wait for those of others. */
static const char *
own_database (void)
{
  static char *uri;

  if (uri == NULL)
    {
      const char *server = g_getenv ("REGIE_TEST_PG");
      int process = getpid ();

      on_server (server, g_strdup_printf ("DROP DATABASE IF EXISTS t%d", process));
      on_server (server, g_strdup_printf ("CREATE DATABASE t%d", process));
      uri = g_strdup_printf ("%s&dbname=t%d", server, process);
      on_server (uri, g_strdup ("CREATE EXTENSION pg_trgm"));
    }
  return uri;
}

char *
new_uri (gboolean postgres, char **folder)
{
  g_autoptr (GError) error = NULL;

  if (postgres)
    {
      const char *server = own_database ();

      on_server (server, g_strdup_printf ("CREATE SCHEMA t%u", ++n_schemas));
      return g_strdup_printf ("%s&options=-csearch_path%%3Dt%u,public", server, n_schemas);
    }
  *folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  return g_build_filename (*folder, "test.db", NULL);
}

/* --- what is made once --- */

/* To make a database of the present version takes longer than most tests: a process does that once
 * for each engine.  On SQLite a test gets a copy of that file; on a server it gets the schema
 * itself, emptied, unless the test before it left something else behind than rows. */
static struct {
  GBytes *file;
  char *uri, *shape; /* of the schema */
  gboolean is_used;
} made;

/* Tables with their columns, who may do what with them, and functions. */
#define SHAPE                                                                                      \
  "SELECT md5 (string_agg (x, '|' ORDER BY x)) FROM ("                                             \
  "SELECT concat (c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity) AS x "            \
  "FROM pg_class c WHERE c.relnamespace = current_schema ()::regnamespace UNION ALL "              \
  "SELECT concat (c.relname, a.attname, a.atttypid, a.attnotnull) FROM pg_attribute a "            \
  "JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = current_schema ()::regnamespace "  \
  "AND c.relkind = 'r' AND a.attnum > 0 UNION ALL "                                                \
  "SELECT concat (p.polname, p.polrelid, p.polcmd, p.polqual, p.polwithcheck) FROM pg_policy p "   \
  "JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = current_schema ()::regnamespace "  \
  "UNION ALL SELECT concat (proname, prosrc) FROM pg_proc WHERE pronamespace = "                   \
  "current_schema ()::regnamespace UNION ALL SELECT concat (conname, pg_get_constraintdef (oid)) " \
  "FROM pg_constraint WHERE connamespace = current_schema ()::regnamespace UNION ALL "             \
  "SELECT concat (g.tgname, g.tgenabled) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid "  \
  "WHERE c.relnamespace = current_schema ()::regnamespace AND NOT g.tgisinternal) shape"

/* The rows with which a database begins. */
#define KEEP                                                                                       \
  "DROP SCHEMA IF EXISTS fresh CASCADE; CREATE SCHEMA fresh; "                                     \
  "DO $$ DECLARE t text; n bigint; BEGIN "                                                         \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema () LOOP "            \
  "EXECUTE format ('SELECT count(*) FROM %I', t) INTO n; "                                         \
  "IF n > 0 THEN EXECUTE format ('CREATE TABLE fresh.%I AS TABLE %I', t, t); END IF; "             \
  "END LOOP; END $$"

/* Rows that point to each other go in any order.  A table that was large is made anew: the rows
 * that went would still be walked over. */
#define EMPTY                                                                                      \
  "DO $$ DECLARE t text; BEGIN "                                                                   \
  "PERFORM set_config ('session_replication_role', 'replica', true); "                             \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema () LOOP "            \
  "IF pg_relation_size (format ('%I', t)::regclass) > 65536 "                                      \
  "THEN EXECUTE format ('TRUNCATE %I CASCADE', t); "                                               \
  "ELSE EXECUTE format ('DELETE FROM %I', t); END IF; END LOOP; "                                  \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'fresh' LOOP "                      \
  "EXECUTE format ('INSERT INTO %I OVERRIDING SYSTEM VALUE TABLE fresh.%I', t, t); END LOOP; "     \
  "FOR t IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema () LOOP "      \
  "EXECUTE format ('ALTER SEQUENCE %I RESTART', t); END LOOP; END $$"

static char *
shape_of (RegieDb *db)
{
  g_autoptr (GError) error = NULL;
  char *shape = NULL;

  regie_db_get_text (db, SHAPE, 0, NULL, &shape, &error);
  g_assert_no_error (error);
  return shape;
}

static void
run (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
}

static void
open_new (Fixture *f, gboolean postgres)
{
  g_autoptr (GError) error = NULL;

  f->uri = new_uri (postgres, &f->folder);
  if (!postgres && made.file != NULL)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (made.file, &length);

      g_file_set_contents_full (f->uri, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                &error);
      g_assert_no_error (error);
    }
  f->db = regie_db_open (f->uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  regie_migrate (f->db, regie_schema (), &error);
  g_assert_no_error (error);
}

static void
open_file (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  open_new (f, FALSE);
  if (made.file != NULL)
    return;
  g_file_get_contents (f->uri, &bytes, &length, &error);
  g_assert_no_error (error);
  made.file = g_bytes_new_take (bytes, length);
}

/* The schema that was made, when its rows are all that must go. */
static gboolean
open_made (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shape = NULL;

  if (made.uri == NULL || made.is_used)
    return FALSE;
  f->db = regie_db_open (made.uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  shape = shape_of (f->db);
  if (g_strcmp0 (shape, made.shape) != 0)
    {
      g_clear_pointer (&f->db, regie_db_close);
      return FALSE;
    }
  run (f->db, EMPTY);
  f->uri = g_strdup (made.uri);
  made.is_used = TRUE;
  return TRUE;
}

static void
open_schema (Fixture *f)
{
  if (open_made (f))
    return;
  open_new (f, TRUE);
  if (made.is_used)
    return;
  run (f->db, KEEP);
  g_free (made.uri);
  g_free (made.shape);
  made.uri = g_strdup (f->uri);
  made.shape = shape_of (f->db);
  made.is_used = TRUE;
}

void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->office = regie_office_new (regie_day_from_civil (2026, 11, 23), &error);
  g_assert_no_error (error);
  f->deriver = regie_office_deriver (f->office);
  if (GPOINTER_TO_INT (data))
    open_schema (f);
  else
    open_file (f);
  f->applier = (RegieApplier){ regie_schema (), f->office->codes, 0, regie_derive_dossier,
                               f->deriver };
}

void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->logins, g_hash_table_unref);
  g_clear_pointer (&f->db, regie_db_close);
  if (g_strcmp0 (f->uri, made.uri) == 0)
    made.is_used = FALSE;
  if (f->folder != NULL)
    {
      g_autofree char *journal = g_strconcat (f->uri, "-journal", NULL);

      g_unlink (f->uri);
      g_unlink (journal);
      g_rmdir (f->folder);
    }
  regie_deriver_free (f->deriver);
  regie_office_free (f->office);
  g_free (f->folder);
  g_free (f->uri);
}

void
apply (Fixture *f, RegieChange *take, gint64 *seq)
{
  g_autoptr (RegieChange) change = take;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  regie_apply (f->db, &f->applier, change, seq, &error);
  g_assert_no_error (error);
}

gint64
add_dossier (Fixture *f, const char *surname, const char *bsn, const char *group)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;
  RegieChange *change;

  regie_form_set (form, "achternaam", surname);
  regie_form_set (form, "voornamen", "Selam");
  regie_form_set (form, "bsn", bsn);
  regie_form_set (form, "groep", group);
  change = regie_dossier_create (f->office, form, 0, &id, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  return id;
}

gint64
add_fact (Fixture *f, gint64 dossier, const char *kind, const char *day, const char *key,
          const char *value)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  gint64 seq;
  RegieChange *change;

  regie_form_set (form, "soort", kind);
  regie_form_set (form, "datum", day);
  if (key != NULL)
    regie_form_set (form, key, value);
  change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);
  g_assert_no_error (error);
  apply (f, change, &seq);
  return seq;
}

gint64
count (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  regie_db_get_int (f->db, sql, 0, NULL, &n, &error);
  g_assert_no_error (error);
  return n;
}

RegieDb *
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

/* The connection of somebody with ROLE, who is member of staff ID. */
static RegieDb *
log_in (Fixture *f, gint64 id, const char *role)
{
  g_autofree char *login = g_strdup_printf ("rol_%d_%s", (int) getpid (), role);
  g_autofree char *make = g_strdup_printf (
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s "
    "LOGIN; END IF; END $$; UPDATE staff SET login = NULL WHERE login = '%s' AND id <> "
    "%" G_GINT64_FORMAT "; UPDATE staff SET login = '%s', role = '%s', active = 1 WHERE id = "
    "%" G_GINT64_FORMAT,
    login, login, login, id, login, role, id);
  RegieDb *db;

  run (f->db, make);
  /* Whose dossiers these are is not what most tests are about. */
  if (strcmp (role, "regisseur") == 0)
    run (f->db, "UPDATE role_right SET relations = relations | 16 WHERE role = 'regisseur'");
  if (f->logins == NULL)
    f->logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) regie_db_close);
  db = g_hash_table_lookup (f->logins, role);
  if (db == NULL)
    {
      db = open_as (f, login);
      g_hash_table_insert (f->logins, g_strdup (role), db);
    }
  return db;
}

RegieWork
work_as (Fixture *f, RegieMe *me, const char *role)
{
  *me = (RegieMe){ .id = count (f, "SELECT COALESCE (max (id), 0) FROM staff WHERE id = 7"),
                   .name = (char *) "Ingrid",
                   .role = (char *) role };
  return (RegieWork){ .db = me->id != 0 && regie_db_is_postgres (f->db) ? log_in (f, me->id, role)
                                                                        : f->db,
                      .office = f->office,
                      .deriver = f->deriver,
                      .me = me,
                      .today = regie_office_today (f->office) };
}

GPtrArray *
sum_tables (RegieDb *db)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tables;

  g_assert_true (regie_db_begin_reading (db, &error));
  tables = regie_tables_sum (db, NULL, &error);
  g_assert_no_error (error);
  regie_db_rollback (db);
  return tables;
}

void
assert_same_tables (RegieDb *here, RegieDb *there)
{
  g_autoptr (GPtrArray) one = sum_tables (here);
  g_autoptr (GPtrArray) other = sum_tables (there);
  g_autoptr (GError) error = NULL;

  regie_tables_compare (one, other, &error);
  g_assert_no_error (error);
}

void
assert_in_order (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_check (f->db, TRUE, &error);
  g_assert_no_error (error);
  regie_migrate_check (f->db, regie_schema (), &error);
  g_assert_no_error (error);
  regie_log_check (f->db, &error);
  g_assert_no_error (error);
  regie_index_check (f->db, f->deriver, &error);
  g_assert_no_error (error);
  regie_attachments_check (f->db, &error);
  g_assert_no_error (error);
  regie_organisations_check (f->db, &error);
  g_assert_no_error (error);
}

gboolean
fixture_has_server (void)
{
  return g_getenv ("REGIE_TEST_PG") != NULL;
}

static void
add_on (gboolean postgres, const char *prefix, const FixtureTest *tests, guint n_tests)
{
  for (guint i = 0; i < n_tests; i++)
    {
      g_autofree char *path = g_strconcat (prefix, postgres ? "/postgres/" : "/sqlite/",
                                           tests[i].name, NULL);

      g_test_add (path, Fixture, GINT_TO_POINTER (postgres), set_up, tests[i].run, tear_down);
    }
}

void
fixture_add_on_server (const char *prefix, const FixtureTest *tests, guint n_tests)
{
  if (fixture_has_server ())
    add_on (TRUE, prefix, tests, n_tests);
}

void
fixture_add_on_both_engines (const char *prefix, const FixtureTest *tests, guint n_tests)
{
  add_on (FALSE, prefix, tests, n_tests);
  fixture_add_on_server (prefix, tests, n_tests);
}

void
fixture_let_in (Fixture *f, gboolean in)
{
  g_autofree char *name = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (RegieDb) server = regie_db_open (g_getenv ("REGIE_TEST_PG"), REGIE_DB_READ_WRITE,
                                              NULL);

  g_assert_true (regie_db_get_text (f->db, "SELECT current_database ()", 0, NULL, &name, NULL));
  sql = g_strdup_printf ("ALTER DATABASE \"%s\" ALLOW_CONNECTIONS %s", name, in ? "true" : "false");
  g_assert_true (regie_db_script (server, sql, NULL));
}

void
fixture_cut (Fixture *f)
{
  fixture_let_in (f, FALSE);
  g_assert_true (regie_db_script (f->db,
                                  "SELECT pg_terminate_backend (pid) FROM pg_stat_activity WHERE "
                                  "datname = current_database () AND pid <> pg_backend_pid ()",
                                  NULL));
}
