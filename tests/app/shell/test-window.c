/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the whole window: its pages and menus, and what it shows in the place of a database. */
#include "regie-list.h"
#include "ui.h"

/* Each page with its menus, the shortcuts, and a second window of the same program. */
static void
test_pages (Ui *ui)
{
  static const char *const pages[] = { "today", "caseload", "rules" };
  static const guint menus[] = { 2, 3, 1 };
  RegieApplication *application = ui_start (ui->path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_settle_session (session);
      gtk_widget_activate_action (window, "win.go", "s", pages[i]);
      ui_settle_session (session);
      g_assert_cmpuint (ui_open_menus (window), ==, menus[i]);
    }
  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  ui_settle_session (session);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  WAIT_FOR (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) >= 2);
  ui_stop (application);
}

/* A file that is not ours: a page says so, and the file stays what it was. */
static void
test_fault (Ui *ui)
{
  static const char letter[] = "Dit is geen database, maar een brief.";
  g_autofree char *other = g_build_filename (ui->folder, "other.db", NULL);
  g_autofree char *content = NULL;
  RegieApplication *application;
  GtkWidget *window, *status;

  g_assert_true (g_file_set_contents (other, letter, -1, NULL));
  application = ui_start (other);
  window = GTK_WIDGET (ui_window (application));
  WAIT_FOR ((status = ui_find (window, ADW_TYPE_STATUS_PAGE)) != NULL);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), !=, NULL);
  g_assert_true (g_file_get_contents (other, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, letter);
  ui_stop (application);
}

/* No database yet: the choice between looking around, starting empty and importing. */
static void
test_welcome (Ui *ui)
{
  g_autofree char *none = g_build_filename (ui->folder, "none.db", NULL);
  RegieApplication *application = ui_start (none);
  RegieSession *session;

  g_assert_null (regie_application_get_session (application));
  gtk_widget_activate_action (GTK_WIDGET (ui_window (application)), "win.demo", NULL);
  WAIT_FOR ((session = regie_application_get_session (application)) != NULL
            && regie_session_is_open (session));
  g_assert_true (regie_session_is_demo (session));
  ui_stop (application);
}

static const char *
page_of (RegieWindow *window)
{
  static const char *const names[] = { "today", "caseload", "providers", "desk", "rules" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *page = regie_window_get_page (window, names[i]);

      if (page != NULL && gtk_widget_get_mapped (page))
        return names[i];
    }
  return NULL;
}

static gboolean
shows (RegieWindow *window, const char *page)
{
  return g_strcmp0 (page_of (window), page) == 0;
}

/* Starts the program as somebody who works at the desk. */
static RegieApplication *
start_at_the_desk (Ui *ui)
{
  g_autofree char *path = ui_dup_database (ui, "balie.db", "UPDATE staff SET role = 'balie'");
  RegieApplication *application;

  g_assert_cmpint (ui_count_in (path, "SELECT count(*) FROM deadline WHERE open = 1"), >, 0);
  application = ui_start (path);
  WAIT_FOR (shows (ui_window (application), "desk"));
  return application;
}

/* Who works at the desk sees the desk, and nothing leads elsewhere. */
static void
test_desk_only (Ui *ui)
{
  RegieApplication *application = start_at_the_desk (ui);
  RegieWindow *window = ui_window (application);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "providers");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-dossier", NULL);
  ui_settle_session (regie_application_get_session (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    1);
  g_assert_cmpstr (page_of (window), ==, "desk");
  ui_stop (application);
}

/* In Vandaag stands only what the desk must not forget, and it is dealt with at the desk. */
static void
test_today_of_the_desk (Ui *ui)
{
  RegieApplication *application = start_at_the_desk (ui);
  RegieWindow *window = ui_window (application);
  GtkWidget *list, *act;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "today");
  WAIT_FOR (shows (window, "today"));
  WAIT_FOR ((list = ui_find (regie_window_get_page (window, "today"), REGIE_TYPE_LIST)) != NULL
            && regie_list_get_n (REGIE_LIST (list)) > 1);
  g_assert_cmpuint (regie_list_get_n (REGIE_LIST (list)), <, 40);
  WAIT_FOR ((act = ui_find_class (regie_window_get_page (window, "today"), "suggested-action"))
            != NULL);
  g_signal_emit_by_name (act, "clicked");
  WAIT_FOR (shows (window, "desk"));
  ui_stop (application);
}

TEST_SUITE (window)
{
  ui_add_program ("/ui/window/pages", test_pages);
  ui_add_program ("/ui/window/fault", test_fault);
  ui_add_program ("/ui/window/welcome", test_welcome);
  ui_add_program ("/ui/window/desk-only", test_desk_only);
  ui_add_program ("/ui/window/today-of-the-desk", test_today_of_the_desk);
}
