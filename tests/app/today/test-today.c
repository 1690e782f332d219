/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of Vandaag: what is late, and the open ends that are confirmed together. */
#include "regie-derive.h"
#include "regie-office.h"
#include "regie-today-page.h"
#include "ui.h"

static void
test_filter (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR (ui->counted != G_MAXUINT && ui->counted > 0);
  gtk_widget_activate_action (page, "today.kind", "s", "ROUTE-18M");
  WAIT_FOR (ui->counted == 0);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* Everybody was taken over on the day itself, so that what is older is an open end. */
static void
take_over (Ui *ui)
{
  g_autoptr (RegieDb) db = regie_db_open (ui->path, REGIE_DB_READ_WRITE, NULL);
  g_autoptr (RegieOffice) office = regie_office_new (ui_today (), NULL);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);

  g_assert_true (regie_db_script (db, "UPDATE dossier SET recorded_from = '2026-11-23'", NULL));
  g_assert_true (regie_reindex (db, deriver, NULL, NULL, NULL, NULL));
}

/* Older open ends are confirmed together, and one undo opens them again. */
static void
test_confirm (Ui *ui)
{
  static const char open_ends[] = "SELECT count(*) FROM deadline WHERE unrecorded = 1";
  GtkWidget *page, *window;
  gint64 had;

  take_over (ui);
  had = ui_count (ui, open_ends);
  g_assert_cmpint (had, >, 0);
  page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  window = ui_show (ui, page);
  gtk_widget_activate_action (page, "today.scope", "s", "all");
  gtk_widget_activate_action (page, "today.confirm", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, open_ends), ==, 0);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, open_ends), ==, had);
  ui_close (window, page);
}

TEST_SUITE (today)
{
  ui_add ("/ui/today/filter", test_filter);
  ui_add ("/ui/today/confirm", test_confirm);
}
