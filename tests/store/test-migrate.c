/* SPDX-License-Identifier: EUPL-1.2 */
/* From whatever version a database has to that of the program. */
#include "fixture.h"
#include "regie-error.h"

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

TEST_SUITE (migrate)
{
  g_test_add_data_func ("/migrate/sqlite/walks-the-versions", GINT_TO_POINTER (FALSE),
                        test_versions);
  if (fixture_has_server ())
    g_test_add_data_func ("/migrate/postgres/walks-the-versions", GINT_TO_POINTER (TRUE),
                          test_versions);
  g_test_add_func ("/migrate/old-databases-open", test_old_databases);
}
