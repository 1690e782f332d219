/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the list of who goes on to B1: it stands as of the day that is opened. */
#include "regie-b1-page.h"

#include "regie-b1-view.h"
#include "ui.h"

static RegieB1View *
view_of (GtkWidget *page)
{
  return regie_page_get_view (REGIE_PAGE (page));
}

/* In the first years of the law nobody goes on yet, and the page says so. */
static void
test_day (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_B1_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (RegieB1View) first = NULL;
  g_autoptr (GVariant) early = g_variant_ref_sink (
    g_variant_new_int32 (regie_day_from_civil (2024, 1, 1)));
  g_autofree char *text = NULL;

  WAIT_FOR (view_of (page) != NULL);
  first = g_object_ref (view_of (page));
  regie_page_open (REGIE_PAGE (page), early);
  WAIT_FOR (view_of (page) != first);
  text = regie_chapters_dup_text (G_LIST_MODEL (view_of (page)->chapters));
  g_assert_nonnull (strstr (text, "comes here by itself"));
  ui_close (window, page);
}

TEST_SUITE (b1_page) { ui_add ("/ui/b1/stands-as-of-its-day", test_day); }
