/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the page of young people: finding, filters, cards and table, and a light. */
#include "regie-compat.h"
#include "regie-list.h"
#include "regie-youth-columns.h"
#include "regie-youth-heading.h"
#include "regie-youth-page.h"
#include "ui.h"

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
  WAIT_FOR (ui->counted == ui_count (ui, "SELECT count(*) FROM youth"));
  return window;
}

/* All who are young; only what fits exists, and a row opens its dossier. */
static void
test_rows (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_page (ui, &page);

  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (regie_list_get_n (list_of (page)), ==, ui->counted);
  g_assert_cmpuint (ui->counted, >, 10);
  g_assert_cmpuint (regie_list_get_n_widgets (list_of (page)), <, ui->counted);
  g_signal_emit_by_name (list_of (page), "activate", 3);
  g_assert_cmpint (ui->opened, !=, 0);
  ui_close (window, page);
}

/* A filter is asked and, pressed once more, not any more; typing searches. */
static void
test_filters (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_page (ui, &page);
  guint all = ui->counted;
  g_autofree char *filter = NULL;

  gtk_widget_activate_action (page, "youth.filter", "s", "leerroute=Z");
  WAIT_FOR (ui->counted < all);
  g_object_get (page, "filter", &filter, NULL);
  g_assert_cmpstr (filter, ==, "leerroute=Z");
  gtk_widget_activate_action (page, "youth.filter", "s", "leerroute=Z");
  WAIT_FOR (ui->counted == all);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), "qqq");
  WAIT_FOR (ui->counted == 0);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), "");
  WAIT_FOR (ui->counted == all);
  ui_close (window, page);
}

/* A table shows more of them than cards. */
static void
test_table (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_page (ui, &page);
  gboolean cards;
  guint n;

  gtk_widget_activate_action (page, "youth.view", "s", "cards");
  gtk_test_widget_wait_for_draw (window);
  n = regie_list_get_n_widgets (list_of (page));
  gtk_widget_activate_action (page, "youth.view", "s", "table");
  gtk_test_widget_wait_for_draw (window);
  g_object_get (page, "cards", &cards, NULL);
  g_assert_false (cards);
  WAIT_FOR (regie_list_get_n_widgets (list_of (page)) > n);
  gtk_widget_activate_action (page, "youth.sort", "s", "name");
  ui_settle (ui);
  ui_close (window, page);
}

/* The light of whom the keyboard is at is asked in a form of its own. */
static void
test_light (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_page (ui, &page);
  guint before = g_list_model_get_n_items (gtk_window_get_toplevels ());

  regie_list_set_cursor (list_of (page), 0, TRUE);
  gtk_widget_activate_action (page, "youth.light", NULL);
  WAIT_FOR (g_list_model_get_n_items (gtk_window_get_toplevels ()) > before);
  ui_close_others (window);
  ui_close (window, page);
}

/* The list asks what goes out, as every list does: not every column by itself. */
static void
test_out (Ui *ui)
{
  g_autofree char *file = g_build_filename (ui->folder, "Young people of 16–27.xlsx", NULL);
  GtkWidget *page;
  GtkWidget *window = show_page (ui, &page);

  g_setenv (REGIE_SAVE_TO, ui->folder, TRUE);
  g_assert_true (regie_page_take_out (REGIE_PAGE (page), FALSE));
  WAIT_FOR (ui_dialog (window) != NULL);
  g_assert_nonnull (ui_row (ui_dialog (window), "alle_kolommen"));
  g_assert_nonnull (ui_row (ui_dialog (window), "bsn"));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  ui_save (ui_dialog (window));
  WAIT_FOR (g_file_test (file, G_FILE_TEST_EXISTS));
  WAIT_FOR (ui_dialog (window) == NULL);
  g_unsetenv (REGIE_SAVE_TO);
  ui_close (window, page);
}

/* Rows and columns are as much larger as the text is; drawn, they stand where they stood. */
static void
test_large_text (Ui *ui)
{
  RegieYouthColumns usual = { .text = 1 }, large = { .text = 2 };
  const int width = 1400;

  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    usual.visible[i] = large.visible[i] = TRUE;
  g_assert_cmpint (regie_youth_columns_least (&large), ==, 2 * regie_youth_columns_least (&usual));
  g_assert_cmpint (regie_youth_columns_row_height (&large), ==,
                   2 * regie_youth_columns_row_height (&usual));
  regie_youth_columns_layout (&usual, width);
  regie_youth_columns_layout (&large, 2 * width);
  g_assert_cmpmem (usual.x, sizeof usual.x, large.x, sizeof large.x);
  g_assert_cmpmem (usual.width, sizeof usual.width, large.width, sizeof large.width);
}

TEST_SUITE (youth_page)
{
  ui_add ("/ui/youth-page/large-text", test_large_text);
  ui_add ("/youth-page/only-what-fits-exists", test_rows);
  ui_add ("/youth-page/a-filter-is-asked-and-left", test_filters);
  ui_add ("/youth-page/cards-and-table", test_table);
  ui_add ("/youth-page/a-light-is-asked-for", test_light);
  ui_add ("/youth-page/out", test_out);
}
