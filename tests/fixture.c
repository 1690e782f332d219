/* SPDX-License-Identifier: EUPL-1.2 */
/* A database for each test, and the steps that every test of the store takes. */
#include "fixture.h"

#include "regie-attachment.h"
#include "regie-demo.h"
#include "regie-organisation.h"
#include "regie-tables-query.h"

/* How many schemas this process has made on the test server. */
static guint n_schemas;

/* A database with the tables of the present version, in the schema that is called so too: to make
 * one takes a second of the server, to copy it a tenth of that. */
#define MODEL "model"
/* The schema beside it with the rows with which a database begins. */
#define FRESH "fresh"

static void
run (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
}

/* The rows of now are kept in another schema, with how far each number was given out. */
#define KEEP                                                                                       \
  "DROP SCHEMA IF EXISTS $PLACE CASCADE; CREATE SCHEMA $PLACE; "                                   \
  "DO $$ DECLARE t text; n bigint; BEGIN "                                                         \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema () LOOP "            \
  "EXECUTE format ('SELECT count(*) FROM (SELECT FROM %I LIMIT 1) x', t) INTO n; "                 \
  "IF n > 0 THEN EXECUTE format ('CREATE TABLE $PLACE.%I AS TABLE %I', t, t); END IF; "            \
  "END LOOP; CREATE TABLE $PLACE.\"numbers given\" AS SELECT sequencename, last_value "            \
  "FROM pg_sequences WHERE schemaname = current_schema () AND last_value IS NOT NULL; END $$"

/* They come back in the place of those of now.  Rows that point to each other go in any order.  A
 * table that was large is made anew: the rows that went would still be walked over. */
#define PUT_BACK                                                                                   \
  "DO $$ DECLARE t text; n bigint; BEGIN "                                                         \
  "PERFORM set_config ('session_replication_role', 'replica', true); "                             \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema () LOOP "            \
  "n := pg_relation_size (format ('%I', t)::regclass); "                                           \
  "IF n > 65536 THEN EXECUTE format ('TRUNCATE %I CASCADE', t); "                                  \
  "ELSIF n > 0 THEN EXECUTE format ('DELETE FROM %I', t); END IF; END LOOP; "                      \
  "FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '$PLACE' "                          \
  "AND tablename <> 'numbers given' LOOP "                                                         \
  "EXECUTE format ('INSERT INTO %I OVERRIDING SYSTEM VALUE TABLE $PLACE.%I', t, t); END LOOP; "    \
  "FOR t IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema () LOOP "      \
  "EXECUTE format ('ALTER SEQUENCE %I RESTART', t); END LOOP; "                                    \
  "PERFORM setval (format ('%I', sequencename)::regclass, last_value) "                            \
  "FROM $PLACE.\"numbers given\"; END $$"

/* SQL with the name of SCHEMA at $PLACE. */
static void
run_about (RegieDb *db, const char *sql, const char *schema)
{
  g_autoptr (GString) text = g_string_new (sql);

  g_string_replace (text, "$PLACE", schema, 0);
  run (db, text->str);
}

/* Runs SQL, which is freed, on SERVER. */
static void
on_server (const char *server, char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (server, REGIE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  run (db, sql);
  g_free (sql);
}

static RegieDb *
open_migrated (const char *uri)
{
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (uri, REGIE_DB_CREATE, &error);

  g_assert_no_error (error);
  regie_migrate (db, regie_schema (), &error);
  g_assert_no_error (error);
  return db;
}

/* The first process makes the model; the others wait for it. */
static void
make_model (const char *server)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (server, REGIE_DB_READ_WRITE, &error);
  g_autoptr (RegieDb) model = NULL;
  g_autofree char *making = g_strconcat (server, "&dbname=making", NULL);
  g_autofree char *in_schema = g_strdup_printf ("%s&options=-csearch_path%%3D" MODEL ",public",
                                                making);
  gint64 n;

  g_assert_no_error (error);
  for (n = 0; n == 0; g_usleep (1000))
    {
      regie_db_get_int (db, "SELECT pg_try_advisory_lock (14)::int", 0, NULL, &n, &error);
      g_assert_no_error (error);
    }
  regie_db_get_int (db, "SELECT count(*) FROM pg_database WHERE datname = '" MODEL "'", 0, NULL, &n,
                    &error);
  g_assert_no_error (error);
  if (n > 0)
    return;
  run (db, "DROP DATABASE IF EXISTS making");
  run (db, "CREATE DATABASE making");
  on_server (making, g_strdup ("CREATE EXTENSION pg_trgm; CREATE SCHEMA " MODEL));
  model = open_migrated (in_schema);
  run_about (model, KEEP, FRESH);
  g_clear_pointer (&model, regie_db_close);
  run (db, "ALTER DATABASE making RENAME TO " MODEL);
}

/* The database of this process, as the model is. */
static void
copy_model (void)
{
  const char *server = g_getenv ("REGIE_TEST_PG");
  int process = getpid ();

  on_server (server, g_strdup_printf ("DROP DATABASE IF EXISTS t%d WITH (FORCE)", process));
  on_server (server, g_strdup_printf ("CREATE DATABASE t%d TEMPLATE " MODEL " STRATEGY FILE_COPY",
                                      process));
}

/* A process has a database of its own on the server: what is locked in one is locked for all its
 * schemas, and tests that wait for each other would wait for those of others. */
static const char *
own_database (void)
{
  static char *uri;

  if (uri == NULL)
    {
      make_model (g_getenv ("REGIE_TEST_PG"));
      copy_model ();
      uri = g_strdup_printf ("%s&dbname=t%d", g_getenv ("REGIE_TEST_PG"), getpid ());
    }
  return uri;
}

static char *
uri_of_schema (const char *name)
{
  return g_strdup_printf ("%s&options=-csearch_path%%3D%s,public", own_database (), name);
}

char *
new_uri (gboolean postgres, char **folder)
{
  g_autoptr (GError) error = NULL;

  if (postgres)
    {
      g_autofree char *name = g_strdup_printf ("t%u", ++n_schemas);

      on_server (own_database (), g_strdup_printf ("CREATE SCHEMA %s", name));
      return uri_of_schema (name);
    }
  *folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  return g_build_filename (*folder, "test.db", NULL);
}

/* --- what is made once --- */

/* To make a database of the present version takes longer than most tests: a process does that once
 * on SQLite, and a test gets a copy of that file.  On a server it gets the schema of the model
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
open_new (Fixture *f, gboolean postgres)
{
  f->uri = new_uri (postgres, &f->folder);
  if (!postgres && made.file != NULL)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *bytes = g_bytes_get_data (made.file, &length);

      g_file_set_contents_full (f->uri, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                &error);
      g_assert_no_error (error);
    }
  f->db = open_migrated (f->uri);
}

/* Is all of it in one file?  With a newer SQLite a part stands beside it: then nothing is kept. */
static gboolean
is_one_file (Fixture *f)
{
  g_autofree char *beside = g_strconcat (f->uri, "-wal", NULL);

  return !g_file_test (beside, G_FILE_TEST_EXISTS);
}

static void
open_file (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  open_new (f, FALSE);
  if (made.file != NULL || !is_one_file (f))
    return;
  g_file_get_contents (f->uri, &bytes, &length, &error);
  g_assert_no_error (error);
  made.file = g_bytes_new_take (bytes, length);
}

/* What was filled before, by the process: an office of so many dossiers on an engine → bytes of a
 * file; on a server the name of a schema beside that of the model. */
static GHashTable *filled;

static gboolean
is_on_server (gpointer key, gpointer file, gpointer data)
{
  return g_bytes_get_size (file) == 0;
}

/* The database that had them is another now. */
static void
forget_filled (void)
{
  if (filled != NULL)
    g_hash_table_foreach_remove (filled, is_on_server, NULL);
}

static RegieDb *
open_made (void)
{
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (made.uri, REGIE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

/* The schema of the model with the rows it began with. */
static void
open_schema (Fixture *f)
{
  g_autofree char *shape = NULL;

  if (made.is_used)
    {
      open_new (f, TRUE);
      return;
    }
  made.is_used = TRUE;
  if (made.uri == NULL)
    made.uri = uri_of_schema (MODEL);
  f->uri = g_strdup (made.uri);
  f->db = open_made ();
  shape = shape_of (f->db);
  if (g_strcmp0 (shape, made.shape) == 0)
    {
      run_about (f->db, PUT_BACK, FRESH);
      return;
    }
  if (made.shape != NULL)
    {
      g_clear_pointer (&f->db, regie_db_close);
      copy_model ();
      forget_filled ();
      f->db = open_made ();
    }
  g_free (made.shape);
  made.shape = shape_of (f->db);
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

/* Into the file that is open: who has the connection keeps it, and SQLite sees by the head of the
 * file that it is another. */
static void
put_back_file (Fixture *f, GBytes *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  FILE *out = g_fopen (f->uri, "r+b");

  g_assert_nonnull (out);
  g_assert_cmpuint (fwrite (bytes, 1, length, out), ==, length);
  g_assert_cmpint (fclose (out), ==, 0);
}

static void
keep_filled (Fixture *f, char *key)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  if (f->folder != NULL)
    {
      g_file_get_contents (f->uri, &bytes, &length, &error);
      g_assert_no_error (error);
    }
  else
    run_about (f->db, KEEP, key);
  g_hash_table_insert (filled, key, g_bytes_new_take (bytes, length));
}

void
fixture_fill (Fixture *f, guint dossiers, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup_printf ("%s_%u_%u", f->folder != NULL ? "file" : "filled",
                                          dossiers, (guint) seed);
  GBytes *file;

  if (filled == NULL)
    filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) g_bytes_unref);
  file = g_hash_table_lookup (filled, key);
  if (file != NULL && f->folder != NULL)
    put_back_file (f, file);
  else if (file != NULL)
    run_about (f->db, PUT_BACK, key);
  else
    {
      regie_demo_fill (f->db, f->office, dossiers, seed, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      /* What another schema has is not put back in this one. */
      if (f->folder != NULL ? is_one_file (f) : g_strcmp0 (f->uri, made.uri) == 0)
        keep_filled (f, g_steal_pointer (&key));
    }
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
