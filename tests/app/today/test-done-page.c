/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of "Wat ik deed": what I did stands there, is taken back and done again in its place, and
 * leads to where it was done. */
#include "regie-done-page.h"
#include "regie-dossier-commands.h"
#include "ui.h"

static void
test_page (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  const gint64 dossier = ui_count (ui, "SELECT min(dossier) FROM dossier_index");
  static const char talks[]
    = "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0 AND note = 'gesprek'";
  g_autoptr (RegieForm) form = regie_form_from_text (
    "soort=contact&datum=2026-11-23&toelichting=gesprek");
  RegiePage *page;
  GtkWidget *row;

  ui_settle_session (session);
  regie_window_go (REGIE_WINDOW (window), "done");
  ui_settle_session (session);
  g_assert_nonnull (ui_find_text (window, "You did not change anything yet."));
  regie_session_do (session, &regie_dossier_commands[REGIE_FACT_RECORD],
                    g_variant_new_int64 (dossier), form, NULL, NULL, NULL);
  WAIT_FOR (ui_count (ui, talks) == 1);
  page = REGIE_PAGE (regie_window_get_page (REGIE_WINDOW (window), "done"));
  WAIT_FOR (ui_find_action (GTK_WIDGET (page), "win.undo-entry") != NULL);
  ui_click (ui_find_action (GTK_WIDGET (page), "win.undo-entry"));
  WAIT_FOR (ui_count (ui, talks) == 0);
  WAIT_FOR (ui_find_action (GTK_WIDGET (page), "win.redo-entry") != NULL);
  ui_click (ui_find_action (GTK_WIDGET (page), "win.redo-entry"));
  WAIT_FOR (ui_count (ui, talks) == 1);
  WAIT_FOR (ui_find_action (GTK_WIDGET (page), "win.undo-entry") != NULL);
  row = ui_find_action (GTK_WIDGET (page), "win.show-dossier");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  page = REGIE_PAGE (regie_window_get_page (REGIE_WINDOW (window), "dossier"));
  WAIT_FOR (regie_page_get_subject (page) == dossier && gtk_widget_get_mapped (GTK_WIDGET (page)));
  ui_stop (application);
}

TEST_SUITE (done_page) { ui_add_program ("/ui/done-page/back-and-forth", test_page); }
