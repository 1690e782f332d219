/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the page of quarter reports: from the last one to the one before it, which is made,
 * explained and frozen; and back by undo. */
#include "regie-quarter-page.h"

#include "ui.h"

static void
test_course (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_QUARTER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *dialog;

  /* The invented office froze its last report. */
  WAIT_FOR (ui_find_text (page, "Frozen on") != NULL);
  g_assert_null (ui_find_button (page, "Freeze"));
  ui_click (ui_find_action (page, "quarter.go"));
  WAIT_FOR (ui_find_text (page, "quarter 2 of 2026") != NULL);
  g_assert_null (ui_find_action (page, "quarter.explain"));
  ui_click (ui_find_button (page, "Make this report"));
  WAIT_FOR (ui_find_button (page, "Freeze") != NULL);
  ui_click (ui_find_action (page, "quarter.explain"));
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL && ui_row (dialog, "tekst") != NULL);
  ui_fill (dialog, "tekst", "De zomer was druk.");
  ui_save (dialog);
  WAIT_FOR (ui_find_text (page, "De zomer was druk.") != NULL);
  ui_settle (ui);
  ui_click (ui_find_button (page, "Freeze"));
  WAIT_FOR (ui_find_text (page, "Frozen on") != NULL);
  g_assert_null (ui_find_action (page, "quarter.explain"));
  g_assert_nonnull (ui_find_text (page, "De zomer was druk."));
  ui_settle (ui);
  ui_undo (ui, ui->done);
  WAIT_FOR (ui_find_button (page, "Freeze") != NULL);
  ui_close (window, page);
}

/* It goes where it is sent. */
static void
test_open (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_QUARTER_PAGE);
  GtkWidget *window = ui_show (ui, page);

  ui_open (ui, page, g_variant_new_string ("2026-K1"));
  WAIT_FOR (ui_find_text (page, "quarter 1 of 2026") != NULL);
  ui_close (window, page);
}

TEST_SUITE (quarter_page)
{
  ui_add ("/ui/quarter/from-making-to-freezing", test_course);
  ui_add ("/ui/quarter/open", test_open);
}
