/* SPDX-License-Identifier: EUPL-1.2 */
/* The page on which the caseload is divided: a move is left out, the rest is done and undone. */
#include "regie-divide-page.h"

#include "regie-divide-view.h"
#include "ui.h"

#define HANDED "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0"

static guint
count_chapters (GtkWidget *page)
{
  RegieDivideView *view = regie_page_get_view (REGIE_PAGE (page));

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (view->chapters)) : 0;
}

static void
press (GtkWidget *page, const char *action)
{
  WAIT_FOR (ui_find_action (page, action) != NULL);
  ui_click (ui_find_action (page, action));
}

static void
test_divide (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "verdelen",
                                           "UPDATE dossier SET consultant = NULL; "
                                           "UPDATE staff SET role = 'consulent'");
  RegieApplication *application = ui_start (path);
  RegieWindow *window = ui_window (application);
  GtkWidget *page;

  ui_settle_session (regie_application_get_session (application));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.divide", NULL);
  page = regie_window_get_page (window, "divide");
  WAIT_FOR (count_chapters (page) == 2);
  press (page, "divide.leave-out");
  WAIT_FOR (count_chapters (page) == 3);
  press (page, "divide.take-in");
  WAIT_FOR (count_chapters (page) == 2);
  press (page, "divide.skip");
  WAIT_FOR (ui_find_text (page, "takes no part this time") != NULL);
  press (page, "divide.skip");
  WAIT_FOR (ui_find_text (page, "takes no part this time") == NULL);
  press (page, "caseload.divide");
  WAIT_FOR (ui_count_in (path, HANDED) > 0);
  g_assert_cmpint (ui_count_in (path, HANDED), ==, REGIE_DIVIDE_MOST);
  ui_settle_session (regie_application_get_session (application));
  /* So many that it asks first. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) != NULL);
  ui_click (ui_find_button (ui_dialog (GTK_WIDGET (window)), "Yes"));
  WAIT_FOR (ui_count_in (path, HANDED) == 0);
  g_assert_cmpint (ui_count_in (path, "SELECT count(*) FROM dossier WHERE consultant IS NOT NULL"),
                   ==, 0);
  ui_stop (application);
}

TEST_SUITE (divide_page) { ui_add_program ("/ui/divide/leave-out-divide-undo", test_divide); }
