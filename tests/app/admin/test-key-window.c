/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the key of the backups, made from the window: in force when it is said that the recovery
 * key is kept, and not before; another passphrase for it. */
#include <glib/gstdio.h>

#include "regie-backup-folder.h"
#include "regie-key-window.h"
#include "ui.h"

#define FIRST "vier losse woorden hier"
#define SECOND "heel andere woorden nu"

/* Types TEXTS into the rows that are shown, in their order, and presses the button of ACTION. */
static void
type (GtkWidget *dialog, const char *const *texts, guint n)
{
  GtkWidget *list = ui_find (dialog, GTK_TYPE_LIST_BOX);
  guint at = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row) && at < n)
      gtk_editable_set_text (GTK_EDITABLE (row), texts[at++]);
  g_assert_cmpuint (at, ==, n);
}

static gboolean
opens_with (const char *passphrase)
{
  g_autoptr (RegieSealKeys) keys = regie_backup_load_keys (NULL);
  g_autoptr (RegieSecret) secret = keys != NULL ? regie_seal_keys_open (keys, passphrase, NULL)
                                                : NULL;

  return secret != NULL;
}

static GtkWidget *
open_window (GtkWidget *window, GtkWidget *page, const char *label)
{
  GtkWidget *button, *dialog;

  WAIT_FOR ((button = ui_find_button (page, label)) != NULL);
  ui_click (button);
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL);
  return dialog;
}

static void
test_key (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "sleutel", "UPDATE staff SET role = 'beheer'");
  g_autofree char *kept = g_build_filename (g_get_user_data_dir (), "regie", "backup-key", NULL);
  RegieApplication *application;
  GtkWidget *window, *page, *dialog;

  g_unlink (kept);
  regie_key_window_set_trial (TRUE);
  application = ui_start (path);
  window = GTK_WIDGET (ui_window (application));
  ui_settle_session (regie_application_get_session (application));
  gtk_widget_activate_action (window, "win.admin", "s", "backups");
  ui_settle_session (regie_application_get_session (application));
  page = regie_window_get_page (REGIE_WINDOW (window), "admin");
  dialog = open_window (window, page, "Make a Key…");
  type (dialog, (const char *[]){ "kort", "kort" }, 2);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_find_text (dialog, "at least 12 signs") != NULL);
  type (dialog, (const char *[]){ FIRST, SECOND }, 2);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_find_text (dialog, "not the same") != NULL);
  type (dialog, (const char *[]){ FIRST, FIRST }, 2);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_find_text (dialog, "shown only now") != NULL);
  g_assert_nonnull (ui_find_action (dialog, "key.print"));
  /* Who closes it now has no key that nobody can open. */
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  ui_click (ui_find_action (dialog, "key.keep"));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_true (opens_with (FIRST));
  WAIT_FOR (ui_find_action (page, "backup.make") != NULL);
  dialog = open_window (window, page, "Another Passphrase…");
  type (dialog, (const char *[]){ SECOND, SECOND, SECOND }, 3);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_find_text (dialog, "does not open it") != NULL);
  type (dialog, (const char *[]){ FIRST, SECOND, SECOND }, 3);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_true (opens_with (SECOND));
  g_assert_false (opens_with (FIRST));
  g_unlink (kept);
  ui_stop (application);
}

TEST_SUITE (key_window) { ui_add_program ("/ui/key-window/make-and-change", test_key); }
