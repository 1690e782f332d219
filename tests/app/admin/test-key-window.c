/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the key of the backups, made from the window: in force when it is said that the recovery
 * key is kept, and not before; another passphrase for it; who closes it half way. */
#include <glib/gstdio.h>

#include "regie-backup-folder.h"
#include "regie-key-window.h"
#include "ui.h"

#define FIRST "vier losse woorden hier"
#define SECOND "heel andere woorden nu"

static char *
dup_kept (void)
{
  return g_build_filename (g_get_user_data_dir (), "regie", "backup-key", NULL);
}

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

/* The program on the page of the backups, where no key was made yet. */
static RegieApplication *
start (Ui *ui, GtkWidget **window, GtkWidget **page)
{
  g_autofree char *path = ui_dup_database (ui, "sleutel", "UPDATE staff SET role = 'beheer'");
  g_autofree char *kept = dup_kept ();
  RegieApplication *application;

  g_unlink (kept);
  regie_key_window_set_trial (TRUE);
  application = ui_start (path);
  *window = GTK_WIDGET (ui_window (application));
  ui_settle_session (regie_application_get_session (application));
  gtk_widget_activate_action (*window, "win.admin", "s", "backups");
  ui_settle_session (regie_application_get_session (application));
  *page = regie_window_get_page (REGIE_WINDOW (*window), "admin");
  return application;
}

static void
stop (RegieApplication *application)
{
  g_autofree char *kept = dup_kept ();

  g_unlink (kept);
  ui_stop (application);
}

static GtkWidget *
show_recovery (GtkWidget *window, GtkWidget *page)
{
  GtkWidget *dialog = open_window (window, page, "Make a Key…");

  type (dialog, (const char *[]){ FIRST, FIRST }, 2);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_find_text (dialog, "shown only now") != NULL);
  return dialog;
}

/* Closes DIALOG, which asks; answers with LABEL. */
static void
close_and_say (GtkWidget *dialog, const char *label)
{
  GtkWidget *question, *button;

  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR ((question = ui_dialog (dialog)) != NULL);
  WAIT_FOR ((button = ui_find_button (question, label)) != NULL);
  g_assert_nonnull (ui_find_text (question, "Not in Force Yet"));
  ui_click (button);
}

/* The label of the recovery key; owned. */
static GtkLabel *
find_recovery (GtkWidget *dialog)
{
  for (GtkWidget *child = gtk_widget_get_first_child (
         gtk_widget_get_parent (ui_find_text (dialog, "shown only now")));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "monospace"))
      return g_object_ref (GTK_LABEL (child));
  g_assert_not_reached ();
}

/* Who closes the page with the recovery key is told that it opens nothing yet; what was thrown away
 * is on no label any more. */
static void
test_not_in_force (Ui *ui)
{
  g_autofree char *kept = dup_kept ();
  g_autoptr (GtkLabel) label = NULL;
  g_autoptr (GtkLabel) other = NULL;
  GtkWidget *window, *page, *dialog;
  RegieApplication *application = start (ui, &window, &page);

  dialog = show_recovery (window, page);
  label = find_recovery (dialog);
  g_assert_cmpuint (strlen (gtk_label_get_text (label)), ==, 13 * 6 - 1);
  g_assert_false (gtk_label_get_selectable (label));
  close_and_say (dialog, "Go Back");
  WAIT_FOR (ui_dialog (dialog) == NULL);
  g_assert_true (ui_dialog (window) == dialog);
  g_assert_cmpuint (strlen (gtk_label_get_text (label)), ==, 13 * 6 - 1);
  close_and_say (dialog, "Throw away");
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_cmpstr (gtk_label_get_text (label), ==, "");
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  dialog = show_recovery (window, page);
  other = find_recovery (dialog);
  close_and_say (dialog, "Use the Key");
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_cmpstr (gtk_label_get_text (other), ==, "");
  g_assert_true (opens_with (FIRST));
  stop (application);
}

/* Closed while it is reckoned: the passphrase of before stays, also when the thread is done. */
static void
test_closed_early (Ui *ui)
{
  GtkWidget *window, *page, *dialog;
  RegieApplication *application = start (ui, &window, &page);
  gpointer left;

  dialog = show_recovery (window, page);
  ui_click (ui_find_action (dialog, "key.keep"));
  WAIT_FOR (ui_dialog (window) == NULL);
  dialog = open_window (window, page, "Another Passphrase…");
  type (dialog, (const char *[]){ FIRST, SECOND, SECOND }, 3);
  left = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &left);
  ui_click (ui_find_action (dialog, "key.make"));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (ui_dialog (window));
  /* What is reckoned holds the window. */
  WAIT_FOR (left == NULL);
  g_assert_true (opens_with (FIRST));
  g_assert_false (opens_with (SECOND));
  stop (application);
}

/* A passphrase that cannot be kept is said, that of before stays, and it can be tried again. */
static void
test_again (Ui *ui)
{
  g_autofree char *kept = dup_kept ();
  g_autofree char *before = g_strconcat (kept, ".old", NULL);
  GtkWidget *window, *page, *dialog;
  RegieApplication *application = start (ui, &window, &page);

  dialog = show_recovery (window, page);
  ui_click (ui_find_action (dialog, "key.keep"));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_unlink (before);
  g_assert_cmpint (g_mkdir (before, 0700), ==, 0);
  dialog = open_window (window, page, "Another Passphrase…");
  for (guint i = 0; i < 2; i++)
    {
      type (dialog, (const char *[]){ FIRST, SECOND, SECOND }, 3);
      ui_click (ui_find_action (dialog, "key.make"));
      WAIT_FOR (ui_dialog (window) == NULL || ui_find_text (dialog, "cannot be made") != NULL);
      g_assert_true (ui_dialog (window) == dialog);
      g_assert_true (opens_with (FIRST));
    }
  g_rmdir (before);
  type (dialog, (const char *[]){ FIRST, SECOND, SECOND }, 3);
  ui_click (ui_find_action (dialog, "key.make"));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_true (opens_with (SECOND));
  g_unlink (before);
  stop (application);
}

/* Enter goes from row to row and does it in the last; what is wrong is an alert. */
static void
test_enter (Ui *ui)
{
  GtkWidget *window, *page, *dialog, *list, *first, *again, *fault;
  RegieApplication *application = start (ui, &window, &page);

  dialog = open_window (window, page, "Make a Key…");
  list = ui_find (dialog, GTK_TYPE_LIST_BOX);
  again = gtk_widget_get_last_child (list);
  first = gtk_widget_get_prev_sibling (again);
  type (dialog, (const char *[]){ "kort", "kort" }, 2);
  g_signal_emit_by_name (first, "entry-activated");
  WAIT_FOR (gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL
            && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), again));
  g_assert_null (ui_find_text (dialog, "at least 12 signs"));
  g_signal_emit_by_name (again, "entry-activated");
  WAIT_FOR ((fault = ui_find_text (dialog, "at least 12 signs")) != NULL);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (fault)), ==,
                   GTK_ACCESSIBLE_ROLE_ALERT);
  type (dialog, (const char *[]){ FIRST, FIRST }, 2);
  g_signal_emit_by_name (again, "entry-activated");
  g_assert_cmpint (gtk_accessible_get_accessible_role (
                     GTK_ACCESSIBLE (ui_find_text (dialog, "being reckoned"))),
                   ==, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (ui_dialog (window) == NULL);
  stop (application);
}

static void
test_key (Ui *ui)
{
  g_autofree char *kept = dup_kept ();
  GtkWidget *window, *page, *dialog;
  RegieApplication *application = start (ui, &window, &page);

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
  stop (application);
}

TEST_SUITE (key_window)
{
  ui_add_program ("/ui/key-window/make-and-change", test_key);
  ui_add_program ("/ui/key-window/not-in-force", test_not_in_force);
  ui_add_program ("/ui/key-window/closed-early", test_closed_early);
  ui_add_program ("/ui/key-window/again", test_again);
  ui_add_program ("/ui/key-window/enter", test_enter);
}
