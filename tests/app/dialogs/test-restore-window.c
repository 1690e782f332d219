/* SPDX-License-Identifier: EUPL-1.2 */
/* A database that cannot be used: what is said, and the way out of it. */
#include "ui.h"

#include "regie-backup.h"
#include "regie-restore-window.h"

#define PASSPHRASE "vier losse woorden hier"

/* A backup of the database of the test. */
static char *
make_backup (Ui *ui)
{
  g_autoptr (GError) error = NULL;
  char *recovery = NULL;
  g_autoptr (RegieSealKeys) keys = regie_seal_keys_new (PASSPHRASE, REGIE_SEAL_QUICK, &recovery,
                                                        &error);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 30, 15);
  const RegieBackupAsk ask = { .folder = ui->folder, .keys = keys, .now = now };
  g_autoptr (RegieDb) db = regie_db_open (ui->path, REGIE_DB_READ_WRITE, &error);
  char *path;

  g_assert_no_error (error);
  path = regie_backup_make (db, &ask, &error);
  g_assert_no_error (error);
  regie_seal_text_free (recovery);
  return path;
}

/* Zeros over some pages of the file at PATH, where nothing reads at the start. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length, at;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  at = length / 4096 * 3 / 4 * 4096;
  memset (bytes + at, 0, 16 * 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static char *
dup_hash (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static GtkWidget *
open_restore (RegieApplication *application, const char *backup)
{
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *dialog;

  gtk_widget_activate_action (window, "win.restore", "s", backup);
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL);
  return dialog;
}

static void
type_key (GtkWidget *dialog, const char *key)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW)), key);
  ui_click (ui_find_button (dialog, "Restore"));
}

/* Damaged: a page says so, the file stays what it was to the bit, a wrong passphrase changes
 * nothing, and with the right one everybody goes on with what the backup holds. */
static void
test_damaged (Ui *ui)
{
  g_autofree char *backup = make_backup (ui);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RegieApplication *application;
  RegieSession *session;
  GtkWidget *window, *dialog;

  damage (ui->path);
  before = dup_hash (ui->path);
  application = ui_start (ui->path);
  window = GTK_WIDGET (ui_window (application));
  WAIT_FOR (ui_find_text (window, "The database is damaged") != NULL);
  g_assert_nonnull (ui_find_action (window, "win.retry"));
  after = dup_hash (ui->path);
  g_assert_cmpstr (before, ==, after);
  dialog = open_restore (application, backup);
  type_key (dialog, "een andere zin");
  WAIT_FOR (ui_find_text (dialog, "does not open it") != NULL);
  g_free (after);
  after = dup_hash (ui->path);
  g_assert_cmpstr (before, ==, after);
  type_key (dialog, PASSPHRASE);
  WAIT_FOR ((session = regie_application_get_session (application)) != NULL
            && regie_session_is_open (session));
  WAIT_FOR (ui_find_text (window, "What stood there is kept") != NULL);
  g_assert_cmpint (ui_count_in (ui->path, "SELECT count(*) FROM dossier"), ==, 90);
  ui_stop (application);
}

/* From a program in which one works: it closes, and opens what the backup holds. */
static void
test_in_use (Ui *ui)
{
  g_autofree char *backup = make_backup (ui);
  RegieApplication *application;
  RegieSession *session, *first;
  GtkWidget *window, *dialog;
  /* Not the one that the test itself has open. */
  g_autofree char *path = ui_dup_database (ui, "used.db", "UPDATE person SET surname = 'Daarna'");

  application = ui_start (path);
  window = GTK_WIDGET (ui_window (application));
  WAIT_FOR ((first = regie_application_get_session (application)) != NULL
            && regie_session_is_open (first));
  ui_settle_session (first);
  dialog = open_restore (application, backup);
  type_key (dialog, PASSPHRASE);
  WAIT_FOR ((session = regie_application_get_session (application)) != first
            && regie_session_is_open (session));
  WAIT_FOR (ui_find_text (window, "What stood there is kept") != NULL);
  g_assert_cmpint (ui_count_in (path, "SELECT count(*) FROM person WHERE surname = 'Daarna'"), ==,
                   0);
  ui_stop (application);
}

/* On a new computer, where there is no database yet, the welcome page offers it. */
static void
test_welcome (Ui *ui)
{
  g_autofree char *backup = make_backup (ui);
  g_autofree char *none = g_build_filename (ui->folder, "nieuw.db", NULL);
  RegieApplication *application = ui_start (none);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  RegieSession *session;
  GtkWidget *dialog;

  g_assert_null (regie_application_get_session (application));
  g_assert_nonnull (ui_find_text (window, "Restore a backup…"));
  g_assert_nonnull (ui_find_action (window, "win.restore"));
  dialog = open_restore (application, backup);
  type_key (dialog, PASSPHRASE);
  WAIT_FOR ((session = regie_application_get_session (application)) != NULL
            && regie_session_is_open (session));
  WAIT_FOR (ui_find_text (window, "The backup was restored.") != NULL);
  g_assert_cmpint (ui_count_in (none, "SELECT count(*) FROM dossier"), ==, 90);
  g_assert_cmpint (ui_count_in (none, "SELECT count(*) FROM change_log WHERE title LIKE 'Back-up "
                                      "van %'"),
                   ==, 1);
  ui_stop (application);
}

/* A newer file and one of another program have their own words, and stay what they were. */
static void
test_other_files (Ui *ui)
{
  static const struct {
    const char *sql, *title;
  } rows[] = {
    { "UPDATE meta SET value = '999' WHERE key = 'version'", "of a newer Regie" },
    { "PRAGMA application_id = 7", "not a database of Regie" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("other-%u.db", i);
      g_autofree char *path = ui_dup_database (ui, name, rows[i].sql);
      g_autofree char *before = dup_hash (path);
      g_autofree char *after = NULL;
      RegieApplication *application = ui_start (path);
      GtkWidget *window = GTK_WIDGET (ui_window (application));

      WAIT_FOR (ui_find_text (window, rows[i].title) != NULL);
      g_assert_nonnull (ui_find_button (window, "Quit"));
      after = dup_hash (path);
      g_assert_cmpstr (before, ==, after);
      ui_stop (application);
    }
}

TEST_SUITE (restore_window)
{
  ui_add_program ("/ui/restore-window/damaged", test_damaged);
  ui_add_program ("/ui/restore-window/in-use", test_in_use);
  ui_add_program ("/ui/restore-window/welcome", test_welcome);
  ui_add_program ("/ui/restore-window/other-files", test_other_files);
}
