/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of Vandaag: what is late, and the open ends that are confirmed together. */
#include <gdk/gdkkeysyms.h>

#include "regie-derive.h"
#include "regie-list.h"
#include "regie-office.h"
#include "regie-today-page.h"
#include "regie-today-view.h"
#include "ui.h"

static void
test_filter (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR (ui->counted != G_MAXUINT && ui->counted > 0);
  gtk_widget_activate_action (page, "today.kind", "s", "ROUTE-18M");
  WAIT_FOR (ui->counted == 0);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* Nothing stands between the greeting and the first section for who is told of no norm. */
static void
test_begin (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *list = ui_find (page, REGIE_TYPE_LIST);
  GtkWidget *choice = gtk_widget_get_parent (ui_find_button (page, "Mine"));
  graphene_rect_t above, below;

  ui_settle (ui);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_parent (choice), page, &above));
  g_assert_true (gtk_widget_compute_bounds (list, page, &below));
  g_assert_cmpfloat (below.origin.y - above.origin.y - above.size.height, <, 1);
  ui_close (window, page);
}

/* Who looks over others sees what one of them has to do, and then all again. */
static void
test_colleague (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  guint all;
  gint64 most;

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  ui_settle (ui);
  all = ui->counted;
  most = ui_count (ui, "SELECT consultant FROM deadline WHERE open = 1 AND nature = 0 AND due < "
                       "'2026-11-23' AND consultant IS NOT NULL ORDER BY due LIMIT 1");
  gtk_widget_activate_action (page, "today.colleague", "x", most);
  ui_settle (ui);
  g_assert_cmpuint (ui->counted, >, 0);
  g_assert_cmpuint (ui->counted, <, all);
  gtk_widget_activate_action (page, "today.colleague", "x", (gint64) 0);
  ui_settle (ui);
  g_assert_cmpuint (ui->counted, ==, all);
  ui_close (window, page);
}

/* Everybody was taken over on the day itself, so that what is older is an open end: of two an
 * objection that nobody decided on. */
static void
take_over (Ui *ui)
{
  g_autoptr (RegieDb) db = regie_db_open (ui->path, REGIE_DB_READ_WRITE, NULL);
  g_autoptr (RegieOffice) office = regie_office_new (ui_today (), NULL);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);

  g_assert_true (
    regie_db_script (db,
                     "UPDATE dossier SET recorded_from = '2026-11-23';"
                     "INSERT INTO fact (id, version, voided, dossier, kind, day) "
                     "SELECT dossier + 4000000007, 1, 0, dossier, 'besluit', '2025-06-20' "
                     "FROM dossier_index ORDER BY dossier LIMIT 2;"
                     "INSERT INTO fact (id, version, voided, dossier, kind, day) "
                     "SELECT dossier + 5000000009, 1, 0, dossier, 'bezwaar', '2025-07-01' "
                     "FROM dossier_index ORDER BY dossier LIMIT 2",
                     NULL));
  g_assert_true (regie_reindex (db, deriver, NULL, NULL, NULL, NULL));
}

/* What stands on PAGE for what is shown. */
static gboolean
shows (GtkWidget *page, RegieTodayShown shown)
{
  const RegieTodayView *view = regie_page_get_view (REGIE_PAGE (page));

  return view != NULL && g_str_equal (view->shown, regie_today_shown_name (shown));
}

/* Older open ends are shown, and confirmed together but for one; one undo opens them again. */
static void
test_confirm (Ui *ui)
{
  static const char open_ends[] = "SELECT count(*) FROM deadline WHERE unrecorded = 1";
  GtkWidget *page, *window;
  RegieList *list;
  gint64 had;

  take_over (ui);
  had = ui_count (ui, open_ends);
  g_assert_cmpint (had, >, 0);
  page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  window = ui_show (ui, page);
  gtk_widget_activate_action (page, "today.scope", "s", "all");
  gtk_widget_activate_action (page, "today.show", "s", "history");
  WAIT_FOR (shows (page, REGIE_TODAY_HISTORY));
  ui_settle (ui);
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  g_assert_cmpuint (regie_list_get_n (list), ==, (guint) had + 1);
  ui_click (ui_find_action (page, "today.leave"));
  gtk_widget_activate_action (page, "today.confirm", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, open_ends), ==, 1);
  WAIT_FOR (shows (page, REGIE_TODAY_ASKS));
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, open_ends), ==, had);
  ui_close (window, page);
}

/* The focus is in a row of LIST, and not on a heading. */
static gboolean
is_in_row (GtkWidget *window, RegieList *list)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (list)
         && gtk_widget_get_focusable (focus);
}

/* One Tab into the list, the arrows walk the tasks and pass the headings, one Tab out. */
static void
test_keyboard (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list;
  guint n;

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR (ui->counted != G_MAXUINT && ui->counted > 0);
  ui_settle (ui);
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (list)));
  g_assert_true (is_in_row (window, list));
  g_assert_cmpuint (regie_list_get_cursor (list), ==, 1);
  n = regie_list_get_n (list);
  for (guint i = 0; i < n; i++)
    {
      ui_press (GTK_WIDGET (list), GDK_KEY_Down, 0);
      g_assert_true (is_in_row (window, list));
    }
  g_assert_cmpuint (regie_list_get_cursor (list), ==, n - 1);
  ui_press (GTK_WIDGET (list), GDK_KEY_Home, 0);
  g_assert_cmpuint (regie_list_get_cursor (list), ==, 1);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_false (is_in_row (window, list));
  regie_page_begin (REGIE_PAGE (page));
  g_assert_true (is_in_row (window, list));
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_false (is_in_row (window, list));
  ui_close (window, page);
}

/* What was dealt with goes, and the focus is on the next row. */
static void
test_next (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_TODAY_PAGE);
  GtkWidget *window = ui_show (ui, page);
  RegieList *list;
  guint n;

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR (ui->counted != G_MAXUINT && ui->counted > 1);
  ui_settle (ui);
  list = REGIE_LIST (ui_find (page, REGIE_TYPE_LIST));
  gtk_widget_grab_focus (GTK_WIDGET (list));
  n = regie_list_get_n (list);
  regie_list_set_n (list, n - 1);
  g_assert_true (is_in_row (window, list));
  g_assert_cmpuint (regie_list_get_cursor (list), ==, 1);
  regie_list_set_n (list, n);
  gtk_widget_activate_action (page, "today.put-off", NULL);
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_close_others (window);
  ui_close (window, page);
}

/* The program is started, and the key of the first row fills the plan: every time. */
static void
test_first_row (Ui *ui)
{
  static const char first[]
    = "UPDATE deadline SET rule = 'PIP-10W', due = '2020-01-02', open = 1, nature = 0, actor = 0, "
      "deferred_until = NULL, lapsed_from = NULL WHERE dossier = (SELECT min(dossier) FROM "
      "dossier_index) AND n = (SELECT min(n) FROM deadline WHERE dossier = (SELECT min(dossier) "
      "FROM dossier_index));"
      "UPDATE talk SET stage = 'afgezegd'";

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("first-%u.db", i);
      g_autofree char *path = ui_dup_database (ui, name, first);
      RegieApplication *application = ui_start (path);
      RegieWindow *window = ui_window (application);
      GtkWidget *today = regie_window_get_page (window, "today");
      GtkWidget *dossier;
      RegieList *list;

      ui_settle_session (regie_application_get_session (application));
      gtk_widget_activate_action (today, "today.scope", "s", "all");
      ui_settle_session (regie_application_get_session (application));
      list = REGIE_LIST (ui_find (today, REGIE_TYPE_LIST));
      WAIT_FOR (list != NULL && regie_list_get_n (list) > 1);
      /* One begins in the list, without a key. */
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), today));
      regie_list_set_cursor (list, 0, TRUE);
      gtk_widget_activate_action (today, "today.deal", NULL);
      dossier = regie_window_get_page (window, "dossier");
      WAIT_FOR (gtk_widget_get_mapped (dossier));
      WAIT_FOR (ui_find_text (dossier, "The decision") != NULL);
      ui_stop (application);
    }
}

TEST_SUITE (today)
{
  ui_add ("/ui/today/keyboard", test_keyboard);
  ui_add ("/ui/today/next", test_next);
  ui_add_program ("/ui/today/first-row", test_first_row);
  ui_add ("/ui/today/filter", test_filter);
  ui_add ("/ui/today/begins-at-once", test_begin);
  ui_add ("/ui/today/colleague", test_colleague);
  ui_add ("/ui/today/confirm", test_confirm);
}
