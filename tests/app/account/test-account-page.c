/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of who looked at whom on the screen: a dossier of colleagues asks why before anything of it
 * is shown, and what was read stands on the page of who accounts for it. */
#include "regie-account-page.h"
#include "regie-dossier-view.h"
#include "ui.h"

#define DOSSIER "SELECT min(dossier) FROM dossier_index"

/* As if the first dossier were of another team. */
static char *
dup_strict (Ui *ui)
{
  return ui_dup_database (
    ui, "strict.db",
    "INSERT INTO setting (id, version, voided, name, value) VALUES (1, 1, 0, 'reden_vragen', "
    "'aan');"
    /* The last of the staff, of the same role: the first is who plays. */
    "INSERT INTO staff (id, version, voided, name, role, active) SELECT max (id) + 1, 1, 0, "
    "'Anders', 'beheer', 1 FROM staff;"
    "UPDATE dossier SET consultant = (SELECT max (id) FROM staff), director = NULL WHERE id = "
    "(" DOSSIER ")");
}

static gint64
count_lines (const char *path, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM read_log WHERE %s", where);

  return ui_count_in (path, sql);
}

static void
test_reason (Ui *ui)
{
  g_autofree char *path = dup_strict (ui);
  RegieApplication *application = ui_start (path);
  RegieWindow *window = ui_window (application);
  RegieSession *session = regie_application_get_session (application);
  const gint64 dossier = ui_count_in (path, DOSSIER);
  GtkWidget *dialog;
  RegiePage *page;

  WAIT_FOR (regie_session_is_open (session));
  regie_window_open_dossier (window, dossier);
  page = REGIE_PAGE (regie_window_get_page (window, "dossier"));
  WAIT_FOR ((dialog = ui_dialog (GTK_WIDGET (window))) != NULL);
  g_assert_null (regie_page_get_view (page)); /* nothing of it is there */
  g_assert_cmpint (count_lines (path, "act = 'geopend' AND refused = 1"), >=, 1);
  /* Who closes the form finds the way to it on the page. */
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) == NULL);
  g_assert_null (regie_page_get_view (page));
  ui_click (ui_find_action (GTK_WIDGET (page), "dossier.why"));
  WAIT_FOR ((dialog = ui_dialog (GTK_WIDGET (window))) != NULL);
  ui_fill (dialog, "reden", "klacht");
  ui_save (dialog);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) == NULL);
  WAIT_FOR (regie_page_get_view (page) != NULL);
  g_assert_cmpint (count_lines (path, "act = 'reden_gegeven' AND ground = 'klacht'"), ==, 1);
  g_assert_cmpint (count_lines (path, "act = 'geopend' AND refused = 0"), ==, 1);
  ui_settle_session (session);
  g_assert_cmpint (count_lines (path, "act = 'geopend' AND refused = 0"), ==, 1);
  ui_stop (application);
}

/* Opening is written down by itself; the page shows it and finds it. */
static void
test_page (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieWindow *window = ui_window (application);
  RegieSession *session = regie_application_get_session (application);
  const gint64 dossier = ui_count (ui, DOSSIER);
  RegiePage *page;

  WAIT_FOR (regie_session_is_open (session));
  regie_window_open_dossier (window, dossier);
  page = REGIE_PAGE (regie_window_get_page (window, "dossier"));
  WAIT_FOR (regie_page_get_view (page) != NULL);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM read_log WHERE act = 'geopend'"), ==, 1);
  ui_settle_session (session);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM read_log WHERE act = 'geopend'"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.account", NULL);
  page = REGIE_PAGE (regie_window_get_page (window, "account"));
  WAIT_FOR (regie_page_get_view (page) != NULL);
  ui_settle_session (session);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (page), "Opened"));
  g_assert_nonnull (ui_find_action (GTK_WIDGET (page), "account.verify"));
  g_assert_true (regie_page_search (page));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY)), "zzz");
  WAIT_FOR (ui_find_text (GTK_WIDGET (page), "Nothing in the log of reading says this.") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY)), "");
  WAIT_FOR (ui_find_action (GTK_WIDGET (page), "account.verify") != NULL);
  ui_click (ui_find_action (GTK_WIDGET (page), "account.verify"));
  WAIT_FOR (ui_find_text (GTK_WIDGET (window), "is whole") != NULL);
  ui_stop (application);
}

TEST_SUITE (account_page)
{
  ui_add_program ("/ui/account-page/reason", test_reason);
  ui_add_program ("/ui/account-page/page", test_page);
}
