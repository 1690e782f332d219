/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the page of young people: finding, filtering, cards and table, a light. */
#include "regie-list.h"
#include "regie-youth-page.h"
#include "ui.h"

#define DIRECTED 4

/* Four of the young people get a director; one of them has a red light. */
static void
prepare (Ui *ui)
{
  (void) ui;
}

static RegieList *
list_of (GtkWidget *page)
{
  return REGIE_LIST (regie_youth_page_get_list (REGIE_YOUTH_PAGE (page)));
}

static GtkWidget *
show_page (Ui *ui, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_YOUTH_PAGE);
  window = ui_show (ui, *page);
  ui_settle (ui);
  return window;
}
