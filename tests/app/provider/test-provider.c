/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the providers: the list, and the board of what is being bought. */
#include "regie-providers-page.h"
#include "ui.h"

static void
test_list (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  GtkWidget *window = ui_show (ui, page);

  WAIT_FOR (ui_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* The drop target of WIDGET. */
static GtkDropTarget *
drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (one))
        return GTK_DROP_TARGET (one);
    }
  g_assert_not_reached ();
}

/* A contract that is let go over the first column stands there afterwards. */
static void
test_board (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_PROVIDERS_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 contract = ui_count (ui,
                              "SELECT min(id) FROM contract WHERE stage = 'loopt' AND voided = 0");
  g_autofree char *moved = g_strdup_printf (
    "SELECT count(*) FROM contract WHERE stage = 'marktconsultatie' AND id = %" G_GINT64_FORMAT,
    contract);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  WAIT_FOR (ui_find_class (page, "board-column") != NULL);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, contract);
  g_signal_emit_by_name (drop_target (ui_find_class (page, "board-column")), "drop", &value, 10.0,
                         10.0, &taken);
  g_assert_true (taken);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, moved), ==, 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, moved), ==, 0);
  ui_close (window, page);
}

TEST_SUITE (provider)
{
  ui_add ("/ui/provider/list", test_list);
  ui_add ("/ui/provider/board", test_board);
}
