/* SPDX-License-Identifier: EUPL-1.2 */
/* From whatever version a database has to that of the program. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-organisation.h"

/* A later version of a made-up schema: a new field and a new kind of record. */
static const RegieField things_1[] = { { "name", "naam", "Name", NULL, REGIE_TEXT, REGIE_REQUIRED,
                                         1 } };
static const RegieField things_2[] = {
  { "name", "naam", "Name", NULL, REGIE_TEXT, REGIE_REQUIRED, 1 },
  { "size", "maat", "Size", NULL, REGIE_INT, REGIE_INDEXED, 2 }
};
static const RegieField others_2[] = { { "thing", "ding", "Thing", "thing", REGIE_REF,
                                         REGIE_REQUIRED, 2 } };
static const RegieEntity version_1[] = { { "thing", "ding", "Thing", things_1, 1, 1 } };
static const RegieEntity version_2[] = { { "thing", "ding", "Thing", things_2, 2, 1 },
                                         { "other", "ander", "Other", others_2, 1, 2 } };

static void
test_versions (gconstpointer data)
{
  const RegieSchema first = { version_1, 1, 1 };
  const RegieSchema second = { version_2, 2, 2 };
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (uri, REGIE_DB_CREATE, &error);
  int version;
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (regie_migrate (db, &first, &error));
  g_assert_true (regie_db_script (
    db, "INSERT INTO thing (id, version, voided, name) VALUES (1, 1, 0, 'x')", &error));
  g_assert_true (regie_migrate (db, &second, &error));
  g_assert_no_error (error);
  g_assert_true (regie_migrate_check (db, &second, &error));
  g_assert_true (regie_db_get_int (
    db, "SELECT count(*) FROM thing WHERE name = 'x' AND size IS NULL", 0, NULL, &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (regie_migrate (db, &second, &error));
  /* An older program refuses, and changes nothing. */
  g_assert_false (regie_migrate (db, &first, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_NEWER);
  g_assert_true (regie_migrate_version (db, &version, NULL));
  g_assert_cmpint (version, ==, 2);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* v7.db holds a draft of each grammar of that version, none of which is left behind. */
static void
assert_drafts_moved (RegieDb *db, const char *name, GError **error)
{
  gint64 n;
  gint64 old;

  g_assert_true (regie_db_get_int (db, "SELECT count(*) FROM draft", 0, NULL, &n, error));
  g_assert_true (
    regie_db_get_int (db, "SELECT count(*) FROM draft WHERE place LIKE '%/%' OR place = 'dossier'",
                      0, NULL, &old, error));
  g_assert_cmpint (old, ==, 0);
  g_assert_cmpint (n, ==, strcmp (name, "v7.db") == 0 ? 19 : 0);
}

/* Since version 10 every provider and every giver that is no person is a role of an organisation,
 * which says the same. */
static void
assert_directory_made (RegieDb *db, GError **error)
{
  gint64 n;

  g_assert_true (regie_organisations_check (db, error));
  g_assert_true (regie_db_get_int (
    db, "SELECT count(*) FROM contact WHERE provider IS NOT NULL AND organisation IS NULL", 0, NULL,
    &n, error));
  g_assert_cmpint (n, ==, 0);
}

/* A database of version 9, in which STATEMENTS were written, brought to the present one. */
static RegieDb *
migrate_from_9 (gboolean postgres, const char *statements, char **folder, char **uri)
{
  const RegieSchema before = { regie_schema ()->entities, regie_schema ()->n_entities, 9 };
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  *uri = new_uri (postgres, folder);
  db = regie_db_open (*uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (db, &before, &error));
  regie_db_script (db, statements, &error);
  g_assert_no_error (error);
  g_assert_true (regie_migrate (db, regie_schema (), &error));
  g_assert_no_error (error);
  return db;
}

/* The same name in other letters is one organisation, of which nothing gets lost; of two givers
 * that only differ in letters each keeps its own. */
static void
test_directory (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = migrate_from_9 (
    GPOINTER_TO_INT (data),
    "INSERT INTO provider (id, version, voided, name, phone) VALUES (1, 1, 0, 'Taalhuis Café', "
    "'043 1');"
    "INSERT INTO giver (id, version, voided, name, kind, phone, email) VALUES"
    " (2, 1, 0, 'TAALHUIS CAFE', 'organisatie', '043 2', 'a@b.nl'),"
    " (3, 1, 0, 'Taalhuis Café', 'bedrijf', NULL, NULL),"
    " (4, 1, 0, 'Mevrouw Peeters', 'persoon', NULL, NULL), (5, 1, 1, 'Weg', 'bedrijf', NULL, "
    "NULL);"
    "INSERT INTO contact (id, version, voided, provider, name) VALUES (6, 1, 0, 1, 'Lotte')",
    &folder, &uri);
  static const struct {
    const char *sql, *want;
  } rows[] = {
    { "SELECT organisation FROM giver WHERE id = 3", "1" },
    { "SELECT organisation FROM giver WHERE id = 2", "2" },
    { "SELECT phone FROM giver WHERE id = 3", "043 1" },
    { "SELECT organisation FROM giver WHERE id = 4", NULL },
    { "SELECT organisation FROM giver WHERE id = 5", NULL },
    { "SELECT organisation FROM contact WHERE id = 6", "1" },
    { "SELECT count(*) FROM organisation", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (regie_db_get_text (db, rows[i].sql, 0, NULL, &text, &error));
      if (g_strcmp0 (text, rows[i].want) != 0)
        g_error ("%s: %s", rows[i].sql, text);
    }
  assert_directory_made (db, &error);
  g_clear_pointer (&db, regie_db_close);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* A giver in other letters joins the provider: what both say stays the provider's, and what it said
 * otherwise can be read in the note. */
static void
test_joined (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  g_autofree char *email = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = migrate_from_9 (
    GPOINTER_TO_INT (data),
    "INSERT INTO provider (id, version, voided, name, phone) VALUES (1, 1, 0, 'Taalhuis Café', "
    "'043 1');"
    "INSERT INTO giver (id, version, voided, name, kind, phone, email) VALUES"
    " (2, 1, 0, 'TAALHUIS CAFE', 'organisatie', '043 2', 'a@b.nl')",
    &folder, &uri);

  g_assert_true (regie_db_get_text (db, "SELECT name FROM giver WHERE organisation = 1", 0, NULL,
                                    &name, &error));
  g_assert_true (regie_db_get_text (db, "SELECT note FROM organisation", 0, NULL, &note, &error));
  g_assert_true (regie_db_get_text (db, "SELECT email FROM provider", 0, NULL, &email, &error));
  g_assert_cmpstr (name, ==, "Taalhuis Café");
  g_assert_cmpstr (note, ==, "Meedoenbalie: 043 2");
  g_assert_cmpstr (email, ==, "a@b.nl");
  assert_directory_made (db, &error);
  g_clear_pointer (&db, regie_db_close);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* The database of each released version opens and is brought up to date. */
static void
test_old_databases (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "v") && g_str_has_suffix (name, ".db"))
      {
        g_autofree char *from = g_build_filename (folder, name, NULL);
        g_autofree char *temp = g_dir_make_tmp ("regie-XXXXXX", NULL);
        g_autofree char *to = g_build_filename (temp, name, NULL);
        g_autofree char *text = NULL;
        g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23),
                                                           NULL);
        g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);
        g_autoptr (GError) error = NULL;
        gsize length;
        RegieDb *db;

        g_assert_true (g_file_get_contents (from, &text, &length, NULL));
        g_assert_true (g_file_set_contents (to, text, length, NULL));
        db = regie_db_open (to, REGIE_DB_READ_WRITE, &error);
        g_assert_no_error (error);
        g_assert_true (regie_migrate (db, regie_schema (), &error));
        g_assert_true (regie_migrate_check (db, regie_schema (), &error));
        assert_drafts_moved (db, name, &error);
        assert_directory_made (db, &error);
        g_assert_true (regie_log_check (db, &error));
        g_assert_true (regie_reindex (db, deriver, NULL, NULL, NULL, &error));
        g_assert_true (regie_index_check (db, deriver, &error));
        g_assert_no_error (error);
        regie_db_close (db);
        g_unlink (to);
        g_rmdir (temp);
        n++;
      }
  g_assert_cmpuint (n, >=, 1);
}

#define N_OPENERS 4

typedef struct {
  const char *uri;
  int *n_waiting; /* atomic */
} Opener;

static gpointer
open_and_migrate (gpointer data)
{
  const Opener *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (self->uri, REGIE_DB_CREATE, &error);

  g_assert_no_error (error);
  g_atomic_int_inc (self->n_waiting);
  while (g_atomic_int_get (self->n_waiting) < N_OPENERS)
    g_thread_yield ();
  regie_migrate (db, regie_schema (), &error);
  g_assert_no_error (error);
  return NULL;
}

/* Several who start a new version at the same time: one brings it about, and the others find it. */
static void
test_at_once (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  GThread *threads[N_OPENERS];
  g_autoptr (RegieDb) db = NULL;
  int n_waiting = 0;
  Opener opener = { uri, &n_waiting };
  int version;

  db = regie_db_open (uri, REGIE_DB_CREATE, NULL);
  for (guint i = 0; i < N_OPENERS; i++)
    threads[i] = g_thread_new ("opener", open_and_migrate, &opener);
  for (guint i = 0; i < N_OPENERS; i++)
    g_thread_join (threads[i]);
  g_assert_true (regie_migrate_version (db, &version, NULL));
  g_assert_cmpint (version, ==, regie_schema ()->version);
  g_assert_true (regie_migrate_check (db, regie_schema (), NULL));
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

static void
test_meta (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *key = NULL;

  g_assert_true (regie_meta_get (f->db, "zomaar", &none, &error));
  g_assert_null (none);
  g_assert_true (regie_meta_set (f->db, "zomaar", "een", &error));
  g_assert_true (regie_meta_get (f->db, "zomaar", &first, &error));
  g_assert_true (regie_meta_set (f->db, "zomaar", "twee", &error));
  g_assert_true (regie_meta_get (f->db, "zomaar", &second, &error));
  g_assert_cmpstr (first, ==, "een");
  g_assert_cmpstr (second, ==, "twee");
  /* Every database has a key of its own for its log. */
  g_assert_true (regie_meta_get (f->db, "chain_key", &key, &error));
  g_assert_cmpuint (strlen (key), >, 30);
  g_assert_no_error (error);
}

/* A table or a field that is not there is named. */
static void
test_lacking (Fixture *f, gconstpointer data)
{
  static const char *const statements[] = { "ALTER TABLE team RENAME COLUMN name TO naam",
                                            "ALTER TABLE team RENAME TO ploeg" };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (i > 0 || regie_migrate_check (f->db, regie_schema (), &error));
      g_assert_true (regie_db_script (f->db, statements[i], &error));
      g_assert_no_error (error);
      g_assert_false (regie_migrate_check (f->db, regie_schema (), &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "team"));
    }
}

/* A step that fails leaves the version, and all that was there, as it was. */
static void
test_failing_step (gconstpointer data)
{
  const RegieSchema first = { version_1, 1, 1 };
  const RegieSchema second = { version_2, 2, 2 };
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (uri, REGIE_DB_CREATE, &error);
  int version;

  g_assert_true (regie_migrate (db, &first, &error));
  g_assert_true (regie_db_script (db, "CREATE TABLE other (x INTEGER)", &error));
  g_assert_no_error (error);
  g_assert_false (regie_migrate (db, &second, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
  g_assert_false (db->in_transaction);
  g_assert_true (regie_migrate_version (db, &version, NULL));
  g_assert_cmpint (version, ==, 1);
  g_assert_true (regie_migrate_check (db, &first, NULL));
  g_assert_true (regie_db_script (db, "DROP TABLE other", NULL));
  g_assert_true (regie_migrate (db, &second, NULL));
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

TEST_SUITE (migrate)
{
  static const FixtureTest tests[] = {
    { "meta", test_meta },
    { "what-is-lacking-is-named", test_lacking },
  };

  for (guint engine = 0; engine <= (guint) fixture_has_server (); engine++)
    {
      const char *name = engine == 0 ? "sqlite" : "postgres";
      g_autofree char *versions = g_strdup_printf ("/migrate/%s/walks-the-versions", name);
      g_autofree char *failing = g_strdup_printf ("/migrate/%s/a-step-that-fails", name);
      g_autofree char *directory = g_strdup_printf ("/migrate/%s/one-directory", name);
      g_autofree char *joined = g_strdup_printf ("/migrate/%s/other-letters-are-the-same", name);
      g_autofree char *at_once = g_strdup_printf ("/migrate/%s/several-at-once", name);

      g_test_add_data_func (versions, GINT_TO_POINTER (engine), test_versions);
      g_test_add_data_func (failing, GINT_TO_POINTER (engine), test_failing_step);
      g_test_add_data_func (at_once, GINT_TO_POINTER (engine), test_at_once);
      g_test_add_data_func (directory, GINT_TO_POINTER (engine), test_directory);
      g_test_add_data_func (joined, GINT_TO_POINTER (engine), test_joined);
    }
  g_test_add_func ("/migrate/old-databases-open", test_old_databases);
  ADD_ON_BOTH_ENGINES ("/migrate", tests);
}
