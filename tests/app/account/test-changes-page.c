/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the changes of everybody on the screen: chosen by kind, searched, opened where it was
 * done, and taken back from there. */
#include "regie-changes-page.h"
#include "regie-colleague-view.h"
#include "regie-dossier-commands.h"
#include "ui.h"

static void
test_page (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "changes.db", "UPDATE staff SET role = 'beheer'");
  RegieApplication *application = ui_start (path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  const gint64 dossier = ui_count_in (path, "SELECT min(dossier) FROM dossier_index");
  g_autoptr (RegieForm) form = regie_form_from_text (
    "soort=contact&datum=2026-11-23&toelichting=gesprek");
  static const char talks[]
    = "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0 AND note = 'gesprek'";
  GtkWidget *page, *search;

  ui_settle_session (session);
  regie_session_do (session, &regie_dossier_commands[REGIE_FACT_RECORD],
                    g_variant_new_int64 (dossier), form, NULL, NULL, NULL);
  WAIT_FOR (ui_count_in (path, talks) == 1);
  gtk_widget_activate_action (window, "win.admin", "s", "changes");
  ui_settle_session (session);
  page = ui_find (window, REGIE_TYPE_CHANGES_PAGE);
  g_assert_nonnull (page);
  WAIT_FOR (ui_find_text (page, "gesprek") != NULL);
  search = ui_find (page, GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (regie_page_search (REGIE_PAGE (page)));
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  WAIT_FOR (ui_find_text (page, "No change says this") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  WAIT_FOR (ui_find_action (page, "win.undo-entry") != NULL);
  ui_click (ui_find_action (page, "win.undo-entry"));
  WAIT_FOR (ui_count_in (path, talks) == 0);
  WAIT_FOR (ui_find_action (page, "win.redo-entry") != NULL);
  g_assert_true (gtk_widget_activate (ui_find_action (page, "win.show-dossier")));
  page = regie_window_get_page (REGIE_WINDOW (window), "dossier");
  WAIT_FOR (regie_page_get_subject (REGIE_PAGE (page)) == dossier && gtk_widget_get_mapped (page));
  ui_stop (application);
}

/* From the list of staff somebody is opened, with what that role may and the way to save it. */
static void
test_colleague (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "colleague.db", "UPDATE staff SET role = 'beheer'");
  RegieApplication *application = ui_start (path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  g_autofree char *title = NULL;
  GtkWidget *page;

  ui_settle_session (session);
  gtk_widget_activate_action (window, "win.admin", "s", "staff");
  ui_settle_session (session);
  page = regie_window_get_page (REGIE_WINDOW (window), "admin");
  WAIT_FOR (ui_find_action (page, "staff.add") != NULL);
  g_assert_true (gtk_widget_activate (ui_find_action (page, "win.colleague")));
  page = regie_window_get_page (REGIE_WINDOW (window), "colleague");
  WAIT_FOR (regie_page_get_view (REGIE_PAGE (page)) != NULL && gtk_widget_get_mapped (page));
  g_assert_nonnull (ui_find_text (page, "What this role may"));
  g_object_get (page, "title", &title, NULL);
  g_assert_cmpstr (title, ==, REGIE_COLLEAGUE_VIEW (regie_page_get_view (REGIE_PAGE (page)))->name);
  g_assert_nonnull (ui_find_action (page, "colleague.rights"));
  ui_stop (application);
}

TEST_SUITE (changes_page)
{
  ui_add_program ("/ui/changes-page/back", test_page);
  ui_add_program ("/ui/changes-page/colleague", test_colleague);
}
