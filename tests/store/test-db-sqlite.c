/* SPDX-License-Identifier: EUPL-1.2 */
/* A database in a file. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"

/* Files that are not ours, or are broken: refused, and not a byte changed. */
static void
test_bad_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.db", NULL);
  g_autofree char *good_path = g_build_filename (folder, "good.db", NULL);
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_autofree char *good = NULL;
  gsize length;
  RegieDb *db = regie_db_open (good_path, REGIE_DB_CREATE, NULL);

  regie_migrate (db, regie_schema (), NULL);
  regie_demo_fill (db, office, 20, 1, NULL, NULL, NULL, NULL);
  regie_db_close (db);
  g_assert_true (g_file_get_contents (good_path, &good, &length, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *bytes = g_memdup2 (good, length);
      g_autofree char *after = NULL;
      gsize n = length;
      gsize n_after;
      g_autoptr (GError) error = NULL;

      if (i == 0)
        memcpy (bytes, "Dit is geen SQLite", 18);
      else if (i == 1)
        n = length / 2; /* cut off */
      else if (i == 2)
        memset (bytes + 68, 0, 4); /* another program's application id */
      else
        n = 100; /* only a head */
      g_assert_true (g_file_set_contents (path, bytes, n, NULL));
      db = regie_db_open (path, REGIE_DB_READ_WRITE, &error);
      g_assert_null (db);
      g_assert_true (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_FOREIGN)
                     || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_DAMAGED));
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (bytes, n, after, n_after);
    }
  g_assert_null (regie_db_open ("/nergens/regie.db", REGIE_DB_READ_WRITE, NULL));
  g_unlink (path);
  g_unlink (good_path);
  g_rmdir (folder);
}

static void
test_backup (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "b.db", NULL);
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (path, REGIE_DB_CREATE, NULL);
  RegieDb *other;
  GStatBuf status;
  gint64 n;

  regie_migrate (db, regie_schema (), NULL);
  regie_demo_fill (db, office, 30, 1, NULL, NULL, NULL, NULL);
  g_assert_true (regie_db_backup (db, copy, NULL, &error));
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (regie_db_backup (db, copy, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  other = regie_db_open (copy, REGIE_DB_READ_ONLY, NULL);
  g_assert_true (regie_db_check (other, TRUE, NULL));
  g_assert_true (regie_db_get_int (other, "SELECT count(*) FROM dossier", 0, NULL, &n, NULL));
  g_assert_cmpint (n, ==, 30);
  /* Read only means read only: the refusal says so. */
  g_clear_error (&error);
  g_assert_false (regie_db_script (other, "DELETE FROM dossier_index", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  regie_db_close (other);
  regie_db_close (db);
  g_unlink (copy);
  g_unlink (path);
  g_rmdir (folder);
}

/* The disk is full in the middle of a change: it is refused in words, nothing of it stands, and
 * with room again it goes on. */
static void
test_disk_full (void)
{
  Fixture f = { 0 };
  g_autofree char *note = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;
  gint64 dossier, pages, before;
  guint saved = 0;

  set_up (&f, GINT_TO_POINTER (FALSE));
  dossier = add_dossier (&f, "Proef", "999999990", "gezin");
  g_assert_true (regie_db_get_int (f.db, "PRAGMA page_count", 0, NULL, &pages, NULL));
  {
    g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                            pages + 12);

    g_assert_true (regie_db_script (f.db, sql, NULL));
  }
  before = count (&f, "SELECT count(*) FROM fact");
  for (guint i = 0; i < 100 && error == NULL; i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (RegieChange) change = NULL;

      regie_form_set (form, "soort", "contact");
      regie_form_set (form, "datum", "2026-11-02");
      regie_form_set (form, "toelichting", note);
      change = regie_fact_record (f.office, dossier, NULL, form, 0, NULL);
      if (regie_apply (f.db, &f.applier, change, NULL, &error))
        saved++;
    }
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  g_assert_cmpuint (saved, >, 0);
  g_assert_cmpint (count (&f, "SELECT count(*) FROM fact"), ==, before + saved);
  g_assert_true (regie_db_script (f.db, "PRAGMA max_page_count = 100000", NULL));
  assert_in_order (&f);
  add_fact (&f, dossier, "contact", "2026-11-03", NULL, NULL);
  assert_in_order (&f);
  tear_down (&f, GINT_TO_POINTER (FALSE));
}

/* A file of its own for a test, and its folder. */
typedef struct {
  char *folder, *path;
} File;

static void
file_init (File *self)
{
  self->folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.db", NULL);
}

static void
file_clear (File *self)
{
  g_autofree char *copy = g_build_filename (self->folder, "b.db", NULL);
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (self->path);
  g_unlink (copy);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

/* Only who makes it makes it, and nobody else reads it. */
static void
test_new_file (void)
{
  g_auto (File) file = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *under = NULL;
  GStatBuf status;

  file_init (&file);
  for (RegieDbMode mode = REGIE_DB_READ_WRITE; mode <= REGIE_DB_READER; mode++)
    if (mode != REGIE_DB_CREATE)
      {
        g_assert_null (regie_db_open (file.path, mode, &error));
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
        g_clear_error (&error);
        g_assert_false (g_file_test (file.path, G_FILE_TEST_EXISTS));
      }
  db = regie_db_open (file.path, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (file.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* Below a file there is no folder to make. */
  under = g_build_filename (file.path, "map", "b.db", NULL);
  g_assert_null (regie_db_open (under, REGIE_DB_CREATE, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
}

/* Two connections: one writes at a time, and the other sees that something changed. */
static void
test_two (void)
{
  g_auto (File) file = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) writer = NULL;
  g_autoptr (RegieDb) reader = NULL;
  gint64 before, n;

  file_init (&file);
  writer = regie_db_open (file.path, REGIE_DB_CREATE, &error);
  g_assert_true (regie_migrate (writer, regie_schema (), &error));
  reader = regie_db_open (file.path, REGIE_DB_READER, &error);
  g_assert_no_error (error);
  before = regie_db_data_version (reader);
  g_assert_cmpint (regie_db_data_version (reader), ==, before);
  g_assert_true (regie_db_begin (writer, &error));
  g_assert_true (regie_db_script (reader, "PRAGMA busy_timeout = 0", NULL));
  g_assert_false (regie_db_begin (reader, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
  g_assert_false (reader->in_transaction);
  g_clear_error (&error);
  g_assert_true (regie_db_script (
    writer, "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'Noord')", &error));
  g_assert_true (regie_db_commit (writer, &error));
  g_assert_cmpint (regie_db_data_version (reader), !=, before);
  g_assert_true (regie_db_get_int (reader, "SELECT count(*) FROM team", 0, NULL, &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_no_error (error);
}

/* Nothing in the file is trusted, and a mistyped name is no text. */
static void
test_strict (void)
{
  static const char *const statements[] = {
    "SELECT * FROM team WHERE name = \"Noord\"",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''",
    "SELECT load_extension ('x')",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (":memory:", REGIE_DB_CREATE, &error);
  gint64 on;

  g_assert_true (regie_migrate (db, regie_schema (), &error));
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (regie_db_script (db, statements[i], &error))
        g_error ("%s", statements[i]);
      g_clear_error (&error);
    }
  g_assert_true (regie_db_get_int (db, "PRAGMA foreign_keys", 0, NULL, &on, NULL));
  g_assert_cmpint (on, ==, 1);
  g_assert_true (regie_db_get_int (db, "PRAGMA secure_delete", 0, NULL, &on, NULL));
  g_assert_cmpint (on, ==, 1);
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*params*");
  g_assert_false (
    regie_db_exec (db, "SELECT $1, $2", 1, (const char *[]){ "x" }, NULL, NULL, &error));
  g_test_assert_expected_messages ();
}

/* Who stops a backup gets none, and is told that it was stopped. */
static void
test_backup_stopped (void)
{
  g_auto (File) file = { NULL };
  g_autofree char *copy = NULL;
  g_autofree char *nowhere = NULL;
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  file_init (&file);
  copy = g_build_filename (file.folder, "b.db", NULL);
  nowhere = g_build_filename (file.folder, "geen", "b.db", NULL);
  db = regie_db_open (file.path, REGIE_DB_CREATE, &error);
  /* More than one batch of pages. */
  g_assert_true (
    regie_migrate (db, regie_schema (), &error)
    && regie_db_script (db, "CREATE TABLE large AS SELECT zeroblob (4000000) AS bytes", &error));
  g_cancellable_cancel (stopped);
  g_assert_false (regie_db_backup (db, copy, stopped, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (regie_db_backup (db, nowhere, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (regie_db_backup (db, copy, NULL, &error));
  g_assert_no_error (error);
  dir = g_dir_open (file.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    n += g_str_has_prefix (name, "b.db");
  g_assert_cmpuint (n, ==, 1); /* nothing half is left */
}

static gboolean
interrupt_at_first (guint n, const char *const *columns, gpointer data, GError **error)
{
  regie_db_interrupt (data);
  return TRUE;
}

/* A long question can be stopped, and the next one is answered. */
static void
test_interrupt (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (":memory:", REGIE_DB_CREATE, &error);
  gint64 one;

  g_assert_false (regie_db_exec (
    db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", 0, NULL,
    interrupt_at_first, db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
  g_assert_true (regie_db_get_int (db, "SELECT 1", 0, NULL, &one, NULL));
  g_assert_cmpint (one, ==, 1);
}

TEST_SUITE (db_sqlite)
{
  g_test_add_func ("/sqlite/bad-files-are-left-alone", test_bad_files);
  g_test_add_func ("/sqlite/backup", test_backup);
  g_test_add_func ("/sqlite/disk-full", test_disk_full);
  g_test_add_func ("/sqlite/a-new-file", test_new_file);
  g_test_add_func ("/sqlite/two-connections", test_two);
  g_test_add_func ("/sqlite/nothing-is-trusted", test_strict);
  g_test_add_func ("/sqlite/a-backup-that-is-stopped", test_backup_stopped);
  g_test_add_func ("/sqlite/interrupted", test_interrupt);
}
