/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the page that shows the law as the program knows it. */
#include "regie-rules-page.h"
#include "ui.h"

static void
test_show (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_RULES_PAGE);
  GtkWidget *window = ui_show (ui, page);

  WAIT_FOR (ui_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  ui_close (window, page);
}

TEST_SUITE (rules) { ui_add ("/ui/rules/show", test_show); }
