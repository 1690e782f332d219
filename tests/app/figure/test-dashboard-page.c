/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the dashboard: the day and the people it is about, and which figures stand above. */
#include "regie-dashboard-page.h"

#include "regie-dashboard-view.h"
#include "ui.h"

static RegieDashboardView *
view_of (GtkWidget *page)
{
  return regie_page_get_view (REGIE_PAGE (page));
}

static RegieFigureTile *
tile_of (GListStore *tiles, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tiles)); i++)
    {
      g_autoptr (RegieFigureTile) tile = g_list_model_get_item (G_LIST_MODEL (tiles), i);

      if (g_str_equal (tile->id, id))
        return tile; /* the list keeps it */
    }
  return NULL;
}

/* The view after the one that is there now. */
static RegieDashboardView *
next_view (GtkWidget *page, RegieDashboardView *last)
{
  WAIT_FOR (view_of (page) != NULL && view_of (page) != last);
  return view_of (page);
}

/* A figure is put above and taken away again. */
static void
test_pin (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DASHBOARD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (RegieDashboardView) first = g_object_ref (next_view (page, NULL));
  RegieDashboardView *view;

  g_assert_nonnull (tile_of (first->tiles, "actief"));
  g_assert_nonnull (tile_of (first->others, "stil"));
  gtk_widget_activate_action (page, "dashboard.pin", "s", "stil");
  view = next_view (page, first);
  g_assert_nonnull (tile_of (view->tiles, "stil"));
  g_assert_null (tile_of (view->others, "stil"));
  g_assert_nonnull (tile_of (view->tiles, "actief"));
  g_set_object (&first, view);
  gtk_widget_activate_action (page, "dashboard.pin", "s", "actief");
  view = next_view (page, first);
  g_assert_null (tile_of (view->tiles, "actief"));
  g_assert_nonnull (tile_of (view->others, "actief"));
  ui_close (window, page);
}

/* Whose figures they are is said, counts, and stands in the list behind a number. */
static void
test_whose (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DASHBOARD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (RegieDashboardView) first = g_object_ref (next_view (page, NULL));
  RegieDashboardView *view;
  int everybody = atoi (tile_of (first->tiles, "actief")->value);
  int group;

  gtk_widget_activate_action (page, "dashboard.group", "s", "gezin");
  view = next_view (page, first);
  group = atoi (tile_of (view->tiles, "actief")->value);
  g_assert_cmpint (group, >, 0);
  g_assert_cmpint (group, <, everybody);
  g_assert_cmpstr (view->chosen, !=, first->chosen);
  g_assert_nonnull (
    strstr (g_variant_get_string (tile_of (view->tiles, "actief")->target, NULL), "@groep=gezin"));
  ui_close (window, page);
}

/* The header goes by the ends of months, to any day, and not past today. */
static void
test_day (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DASHBOARD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (RegieDashboardView) first = g_object_ref (next_view (page, NULL));
  GtkWidget *header = regie_page_get_header (REGIE_PAGE (page));
  GtkWidget *back = gtk_widget_get_first_child (header);
  GtkWidget *on = gtk_widget_get_last_child (header);
  RegieDay today = regie_office_today (regie_page_get_office (REGIE_PAGE (page)));
  RegieDashboardView *view;
  int year, month, day;

  g_assert_cmpint (first->day, ==, today);
  g_assert_false (gtk_widget_get_sensitive (on));
  g_signal_emit_by_name (back, "clicked");
  view = next_view (page, first);
  g_assert_cmpint (view->day, <, today);
  regie_day_to_civil (view->day + 1, &year, &month, &day);
  g_assert_cmpint (day, ==, 1);
  g_assert_cmpint (view->day + 1, ==, regie_day_last_day (view->day + 1, 0) + 1 - 0);
  g_assert_true (gtk_widget_get_sensitive (on));
  g_set_object (&first, view);
  gtk_widget_activate_action (page, "dashboard.today", NULL);
  view = next_view (page, first);
  g_assert_cmpint (view->day, ==, today);
  ui_close (window, page);
}

/* What takes long is counted on while others write, and not begun anew by each; when it is left it
 * stops, and begins again when it is seen again. */
static void
test_busy (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DASHBOARD_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (RegieDashboardView) first = g_object_ref (next_view (page, NULL));
  gboolean is_busy;

  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (ui->session, "changed", NULL);
  g_object_get (page, "busy", &is_busy, NULL);
  g_assert_true (is_busy);
  g_set_object (&first, next_view (page, first));
  g_set_object (&first, next_view (page, first)); /* once more, for the four that came meanwhile */
  ui_settle (ui);
  g_assert_true (view_of (page) == first);
  g_signal_emit_by_name (ui->session, "changed", NULL);
  gtk_widget_set_visible (page, FALSE);
  g_object_get (page, "busy", &is_busy, NULL);
  g_assert_false (is_busy);
  ui_settle (ui);
  g_assert_true (view_of (page) == first);
  gtk_widget_set_visible (page, TRUE);
  next_view (page, first);
  ui_close (window, page);
}

TEST_SUITE (dashboard_page)
{
  ui_add ("/ui/dashboard-page/pin", test_pin);
  ui_add ("/ui/dashboard-page/whose", test_whose);
  ui_add ("/ui/dashboard-page/day", test_day);
  ui_add ("/ui/dashboard-page/busy", test_busy);
}
