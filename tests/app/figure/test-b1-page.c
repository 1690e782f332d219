/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the list of who goes on to B1: it stands as of the day that is opened. */
#include "regie-b1-page.h"

#include "regie-b1-view.h"
#include "ui.h"

static guint
n_chapters (GtkWidget *page)
{
  RegieB1View *view = regie_page_get_view (REGIE_PAGE (page));

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (view->chapters)) : 0;
}

/* The demo has people in each of the three chapters today, and nobody yet in the first years. */
static void
test_day (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_B1_PAGE);
  GtkWidget *window = ui_show (ui, page);

  WAIT_FOR (n_chapters (page) == 3);
  regie_page_open (REGIE_PAGE (page), g_variant_new_int32 (regie_day_from_civil (2024, 1, 1)));
  WAIT_FOR (n_chapters (page) == 1);
  ui_close (window, page);
}

TEST_SUITE (b1_page) { ui_add ("/ui/b1/stands-as-of-its-day", test_day); }
