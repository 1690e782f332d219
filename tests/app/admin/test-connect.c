/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of connecting to a server: what is typed is tried, and said stage by stage; the server that
 * is remembered is opened the next time, and when it is not there that can be seen. */
#include "regie-compat.h"
#include "regie-connect-window.h"
#include "ui.h"

static RegieApplication *
start_welcome (Ui *ui)
{
  g_autofree char *none = g_build_filename (ui->folder, "none.db", NULL);

  return ui_start (none);
}

static GtkWidget *
open_form (RegieApplication *application)
{
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *form = NULL;

  gtk_widget_activate_action (window, "win.connect", NULL);
  WAIT_FOR ((form = ui_dialog (window)) != NULL);
  return form;
}

static void
type (GtkWidget *form, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find_row (form, title)), text);
}

/* What is missing is said at its row; what does not answer after it was tried. */
static void
test_form (Ui *ui)
{
  RegieApplication *application = start_welcome (ui);
  GtkWidget *form = open_form (application);

  ui_click (ui_find_button (form, "Test"));
  g_assert_nonnull (ui_find_text (form, "the name of the computer"));
  g_assert_true (gtk_widget_has_css_class (ui_find_row (form, "Server"), "error"));
  type (form, "Server", ui->folder);
  type (form, "Database", "regie");
  ui_click (ui_find_button (form, "Remember and Open"));
  WAIT_FOR (ui_find_text (form, "You cannot work here yet.") != NULL);
  g_assert_false (gtk_widget_has_css_class (ui_find_row (form, "Server"), "error"));
  g_assert_nonnull (ui_find_text (form, "No server is running on this computer"));
  /* Nothing was opened, and nothing is remembered. */
  g_assert_null (regie_application_get_session (application));
  g_assert_null (regie_application_dup_server (application));
  ui_stop (application);
}

/* The password is asked where one logs in with one. */
static void
test_ways (Ui *ui)
{
  RegieApplication *application = start_welcome (ui);
  GtkWidget *form = open_form (application);
  GtkWidget *way = ui_find_row (form, "You log in with");

  g_assert_false (gtk_widget_get_visible (ui_find_row (form, "Password")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (way), REGIE_LOGIN_PASSWORD);
  g_assert_true (gtk_widget_get_visible (ui_find_row (form, "Password")));
  g_assert_false (gtk_widget_get_visible (ui_find_row (form, "Your certificate")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (way), REGIE_LOGIN_CERTIFICATE);
  g_assert_true (gtk_widget_get_visible (ui_find_row (form, "Your certificate")));
  ui_stop (application);
}

static void
remember (const char *address, gboolean asks_password)
{
  g_autoptr (GSettings) settings = regie_settings_new ();

  g_assert_nonnull (settings);
  g_settings_set_string (settings, "server", address);
  g_settings_set_boolean (settings, "server-asks-password", asks_password);
}

/* The program without a database on its command line, in a place of its own. */
static RegieApplication *
start_own (const char *id)
{
  RegieApplication *application = regie_application_new (NULL, ui_today ());
  g_autoptr (GError) error = NULL;

  g_application_set_application_id (G_APPLICATION (application), id);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  return application;
}

/* The remembered server is not there: that is said, and one can work on this computer; then no
 * server is remembered any more. */
static void
test_away (Ui *ui)
{
  g_autofree char *address = g_strdup_printf ("postgresql:///regie?host=%s", ui->folder);
  RegieApplication *application;
  GtkWidget *window;

  remember (address, FALSE);
  application = start_own ("nl.szmh.Regie.away");
  window = GTK_WIDGET (ui_window (application));
  WAIT_FOR (ui_find_action (window, "win.open-here") != NULL);
  g_assert_nonnull (ui_find_action (window, "win.connect"));
  g_assert_nonnull (ui_find_action (window, "win.retry"));
  g_assert_null (ui_find_action (window, "win.open-backup"));
  ui_click (ui_find_action (window, "win.open-here"));
  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  g_assert_null (regie_application_dup_server (application));
  ui_stop (application);
}

/* Of a server that wants a password only that is asked, and it stands nowhere. */
static void
test_locked (Ui *ui)
{
  g_autofree char *address = g_strdup_printf ("postgresql://lotte@/regie?host=%s", ui->folder);
  RegieApplication *application;
  GtkWidget *window;
  GtkWidget *form = NULL;

  remember (address, TRUE);
  application = start_own ("nl.szmh.Regie.locked");
  window = GTK_WIDGET (ui_window (application));
  g_assert_null (regie_application_get_session (application));
  g_assert_nonnull (ui_find_text (window, "asks for your password"));
  WAIT_FOR ((form = ui_dialog (window)) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (ui_find_row (form, "Login (nothing: as on this computer)"))),
                   ==, "lotte");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find_row (form, "Server"))), ==,
                   ui->folder);
  g_assert_true (gtk_widget_get_visible (ui_find_row (form, "Password")));
  remember ("", FALSE);
  ui_stop (application);
}

TEST_SUITE (connect)
{
  ui_add_program ("/ui/connect/says-what-is-wrong", test_form);
  ui_add_program ("/ui/connect/ways-to-log-in", test_ways);
  ui_add_program ("/ui/connect/the-server-is-away", test_away);
  ui_add_program ("/ui/connect/the-password-is-asked", test_locked);
}
