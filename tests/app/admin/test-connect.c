/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of connecting to a server: what is typed is tried, and said stage by stage; the server that
 * is remembered is opened the next time, and when it is not there that can be seen. */
#include "regie-compat.h"
#include "regie-connect-window.h"
#include "regie-keyring.h"
#include "ui.h"

#include <string.h>

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

/* --- a real keyring (./dev fault) --- */

#define PASSWORD "sleutelbos-7"
#define OTHER "ratelslang-9"

typedef struct {
  char *folder, *port;
} Office;

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
serve (const Office *self, const char *what)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "secure", "server.sh", NULL);

  run ((const char *[]){ script, what, self->folder, NULL });
}

static void
do_sql (const Office *self, const char *sql)
{
  run ((const char *[]){ "psql", "-qX", "-h", self->folder, "-p", self->port, "-U", "test", "-d",
                         "office", "-c", sql, NULL });
}

static void
office_init (Office *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("regie-secure-XXXXXX", &error);
  g_assert_no_error (error);
  serve (self, "new");
  path = g_build_filename (self->folder, "port", NULL);
  g_assert_true (g_file_get_contents (path, &self->port, NULL, NULL));
  g_strstrip (self->port);
  do_sql (self,
          "CREATE ROLE lotte LOGIN PASSWORD '" PASSWORD "'; ALTER DATABASE office OWNER TO lotte");
}

static void
office_clear (Office *self)
{
  serve (self, "end");
  g_free (self->folder);
  g_free (self->port);
}

/* Its own, on the bus of this test, which nothing but an empty line opens. */
static void
start_keyring (void)
{
  run ((const char *[]){ "sh", "-c",
                         "echo | gnome-keyring-daemon --daemonize --unlock --components=secrets "
                         ">/dev/null 2>&1",
                         NULL });
}

/* What the keyring has for the server that is remembered, as another program finds it; owned. */
static char *
dup_kept (void)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autofree char *address = g_settings_get_string (settings, "server");
  const char *argv[] = { "secret-tool", "lookup", "address", address, NULL };
  g_autoptr (GError) error = NULL;
  char *password = NULL;

  g_assert_null (strstr (address, PASSWORD));
  g_assert_null (strstr (address, OTHER));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &password, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return password;
}

/* Keeping is on its way when a server is opened. */
static void
await_kept (const char *password)
{
  g_autofree char *kept = dup_kept ();

  while (strcmp (kept, password) != 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (kept);
      kept = dup_kept ();
    }
}

static gboolean
is_open (RegieApplication *application)
{
  RegieSession *session = regie_application_get_session (application);

  return session != NULL && regie_session_is_open (session);
}

static GtkWidget *
await_form (RegieApplication *application)
{
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *form = NULL;

  WAIT_FOR ((form = ui_dialog (window)) != NULL);
  g_assert_true (gtk_widget_get_visible (ui_find_row (form, "Password")));
  return form;
}

static void
fill (GtkWidget *form, const Office *office)
{
  g_autofree char *root = g_build_filename (office->folder, "mine", "ours.crt", NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_row (form, "You log in with")),
                              REGIE_LOGIN_PASSWORD);
  type (form, "Server", "localhost");
  type (form, "Port (nothing: the usual one)", office->port);
  type (form, "Database", "office");
  type (form, "Certificate of the office (nothing: the usual ones)", root);
  type (form, "Login (nothing: as on this computer)", "lotte");
  type (form, "Password", PASSWORD);
}

static void
await_open (RegieApplication *application)
{
  WAIT_FOR (is_open (application));
  ui_settle_session (regie_application_get_session (application));
  g_assert_null (ui_dialog (GTK_WIDGET (ui_window (application))));
}

static void
connect_first (Ui *ui, const Office *office)
{
  RegieApplication *application = start_welcome (ui);
  GtkWidget *form = open_form (application);

  fill (form, office);
  ui_click (ui_find_button (form, "Remember and Open"));
  await_open (application);
  await_kept (PASSWORD);
  ui_stop (application);
}

static void
connect_again (const char *id)
{
  RegieApplication *application = start_own (id);

  await_open (application);
  ui_stop (application);
}

/* What the keyring has is wrong: it is asked, and what is typed takes its place. */
static void
connect_anew (const char *id, const char *password)
{
  RegieApplication *application = start_own (id);
  GtkWidget *form = await_form (application);

  type (form, "Password", password);
  ui_click (ui_find_button (form, "Remember and Open"));
  await_open (application);
  await_kept (password);
  ui_stop (application);
}

static void
test_keyring (Ui *ui)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autofree char *address = NULL;
  Office office;

  office_init (&office);
  connect_first (ui, &office);
  connect_again ("nl.szmh.Regie.again");
  do_sql (&office, "ALTER ROLE lotte PASSWORD '" OTHER "'");
  connect_anew ("nl.szmh.Regie.anew", OTHER);
  connect_again ("nl.szmh.Regie.replaced");
  /* There is none: it is asked. */
  address = g_settings_get_string (settings, "server");
  regie_keyring_keep (address, NULL);
  await_kept ("");
  connect_anew ("nl.szmh.Regie.none", OTHER);
  remember ("", FALSE);
  office_clear (&office);
}

TEST_SUITE (connect)
{
  ui_add_program ("/ui/connect/says-what-is-wrong", test_form);
  ui_add_program ("/ui/connect/ways-to-log-in", test_ways);
  ui_add_program ("/ui/connect/the-server-is-away", test_away);
  ui_add_program ("/ui/connect/the-password-is-asked", test_locked);
  /* It asks for packages that nothing else does.  Whoever looks for a password first starts a
   * keyring that nobody opened. */
  if (g_getenv ("REGIE_FAULT") == NULL)
    return;
  start_keyring ();
  ui_add_program ("/ui/connect/keyring", test_keyring);
}
