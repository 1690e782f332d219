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

TEST_SUITE (db_sqlite)
{
  g_test_add_func ("/sqlite/bad-files-are-left-alone", test_bad_files);
  g_test_add_func ("/sqlite/backup", test_backup);
  g_test_add_func ("/sqlite/disk-full", test_disk_full);
}
