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
test_divide (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DIVIDE_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 seq;

  WAIT_FOR (count_chapters (page) == 2);
  WAIT_FOR (ui_find_button (page, "Leave out") != NULL);
  g_signal_emit_by_name (ui_find_button (page, "Leave out"), "clicked");
  WAIT_FOR (count_chapters (page) == 3);
  WAIT_FOR (ui_find_button (page, "Take in again") != NULL);
  g_signal_emit_by_name (ui_find_button (page, "Take in again"), "clicked");
  WAIT_FOR (count_chapters (page) == 2);
  ui->done = 0;
  WAIT_FOR (ui_find_button (page, "Divide") != NULL);
  g_signal_emit_by_name (ui_find_button (page, "Divide"), "clicked");
  WAIT_FOR (ui->done != 0);
  seq = ui->done;
  g_assert_cmpint (ui_count (ui, HANDED), >, 0);
  ui_undo (ui, seq);
  g_assert_cmpint (ui_count (ui, HANDED), ==, 0);
  ui_close (window, page);
}

TEST_SUITE (divide_page) { ui_add ("/ui/divide/leave-out-divide-undo", test_divide); }
