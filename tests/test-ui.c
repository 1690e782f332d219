/* SPDX-License-Identifier: EUPL-1.2 */
/* Every template opens with fatal warnings; every page does its main action by the action's name. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "regie-caseload-page.h"
#include "regie-demo.h"
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-import-page.h"
#include "regie-list.h"
#include "regie-migrate.h"
#include "regie-rules-page.h"
#include "regie-timeline.h"
#include "regie-today-page.h"

static char *folder, *path;
static RegieSession *session;
static RegieDay today;

static void
make_database (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
  RegieDb *db;

  folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  path = g_build_filename (folder, "ui.db", NULL);
  db = regie_db_open (path, REGIE_DB_CREATE, NULL);
  g_assert_true (regie_migrate (db, regie_schema (), NULL));
  g_assert_true (regie_demo_fill (db, office, 90, 2, NULL, NULL, NULL, NULL));
  regie_db_close (db);
}

static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new (), *overlay = adw_toast_overlay_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* Runs the loop until the condition holds; twenty seconds are plenty. */
#define WAIT_FOR(condition)                                                       \
  G_STMT_START {                                                                  \
    gint64 end_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                    \
    while (!(condition) && g_get_monotonic_time () < end_)                        \
      if (!g_main_context_iteration (NULL, FALSE))                                \
        g_usleep (500);                                                           \
    g_assert_true (condition);                                                    \
  } G_STMT_END

static void
note_count (GtkWidget *page, guint n, guint *result)
{
  *result = n;
}

static void
note_dossier (GtkWidget *page, gint64 id, gint64 *result)
{
  *result = id;
}

static void
note_done (RegieSession *self, const char *title, gint64 seq, gint64 *result)
{
  *result = seq;
}

static void
test_today (void)
{
  GtkWidget *page = regie_today_page_new (session), *window;
  guint late = G_MAXUINT;

  g_signal_connect (page, "counted", G_CALLBACK (note_count), &late);
  window = show (page);
  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR (late != G_MAXUINT && late > 0);
  late = G_MAXUINT;
  gtk_widget_activate_action (page, "today.kind", "s", "ROUTE-18M");
  WAIT_FOR (late == 0);
  regie_today_page_set_narrow (REGIE_TODAY_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_caseload (void)
{
  GtkWidget *page = regie_caseload_page_new (session), *window, *list = regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page));
  guint n = G_MAXUINT;
  gint64 opened = 0;

  g_signal_connect (page, "counted", G_CALLBACK (note_count), &n);
  g_signal_connect (page, "open-dossier", G_CALLBACK (note_dossier), &opened);
  window = show (page);
  WAIT_FOR (n == 90);
  gtk_test_widget_wait_for_draw (window);
  /* Only what fits exists. */
  g_assert_cmpuint (regie_list_get_n (REGIE_LIST (list)), ==, 90);
  g_assert_cmpuint (regie_list_get_n_widgets (REGIE_LIST (list)), >, 5);
  g_assert_cmpuint (regie_list_get_n_widgets (REGIE_LIST (list)), <, 40);
  n = G_MAXUINT;
  gtk_widget_activate_action (page, "caseload.filter", "s", "leerroute=Z");
  WAIT_FOR (n < 90);
  gtk_widget_activate_action (page, "caseload.filter", "s", "");
  WAIT_FOR (n == 90);
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  gtk_widget_activate_action (page, "caseload.column", "u", 7);
  gtk_widget_activate_action (page, "caseload.view", "s", "lanes");
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "caseload.view", "s", "table");
  regie_caseload_page_set_narrow (REGIE_CASELOAD_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  g_signal_emit_by_name (list, "activate", 3);
  g_assert_cmpint (opened, !=, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
note_title (GtkWidget *page, const char *title, guint *n)
{
  ++*n;
}

static void
test_dossier (void)
{
  GtkWidget *page = regie_dossier_page_new (session), *window = show (page);
  guint titled = 0;

  g_signal_connect (page, "titled", G_CALLBACK (note_title), &titled);
  /* The demo's first dossier has the first id after teams, staff and its person. */
  {
    g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, NULL);
    gint64 id;

    g_assert_true (regie_db_get_int (db, "SELECT dossier FROM dossier_index ORDER BY hours DESC LIMIT 1", 0, NULL, &id, NULL));
    regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), id);
  }
  WAIT_FOR (titled > 0);
  for (guint zoom = 0; zoom <= REGIE_ZOOM_DECADE; zoom++)
    {
      gtk_widget_activate_action (page, "dossier.zoom", "u", zoom);
      gtk_test_widget_wait_for_draw (window);
    }
  gtk_widget_activate_action (page, "dossier.zoom-in", NULL);
  gtk_widget_activate_action (page, "dossier.zoom-out", NULL);
  gtk_widget_activate_action (page, "dossier.today", NULL);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "facts");
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "log");
  regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (page), TRUE);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "clock");
  gtk_test_widget_wait_for_draw (window);
  /* Removing a fact can be taken back. */
  {
    gint64 seq = 0;
    guint before = titled;
    gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

    gtk_widget_activate_action (page, "dossier.remove", "u", 0);
    WAIT_FOR (seq != 0 && titled > before);
    before = titled;
    regie_session_undo (session, seq, NULL, NULL);
    WAIT_FOR (titled > before);
    g_signal_handler_disconnect (session, handler);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
close_others (GtkWidget *keep)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != keep)
        gtk_window_destroy (window);
    }
}

static void
test_dialogs (void)
{
  GtkWidget *window = show (gtk_label_new ("x")), *inside = gtk_window_get_child (GTK_WINDOW (window));
  GPtrArray *kinds = regie_codes_list (regie_session_get_office (session)->codes, "feit");

  for (guint i = 0; i < kinds->len; i++)
    regie_fact_dialog_present (inside, session, 1, NULL, ((RegieCode *) kinds->pdata[i])->key, NULL, FALSE);
  regie_defer_dialog_present (inside, session, 1, "PIP-10W", 0, "x");
  regie_dossier_dialog_present (inside, session);
  while (g_main_context_iteration (NULL, FALSE));
  close_others (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_import (void)
{
  GtkWidget *page = regie_import_page_new (session), *window = show (page);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "personen.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  gint64 seq = 0;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  regie_import_page_open (REGIE_IMPORT_PAGE (page), file);
  /* The action does nothing until the file has been read and checked. */
  while (seq == 0 && g_get_monotonic_time () < end)
    {
      gtk_widget_activate_action (page, "import.run", NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (seq, !=, 0);
  regie_session_undo (session, seq, NULL, NULL);
  g_signal_handler_disconnect (session, handler);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_rules (void)
{
  gtk_window_destroy (GTK_WINDOW (show (regie_rules_page_new (regie_session_get_office (session)))));
}

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  today = regie_day_from_civil (2026, 11, 23);
  make_database ();
  session = regie_session_new (path, REGIE_DB_READ_WRITE, today, FALSE);
  WAIT_FOR (regie_session_is_open (session));
  g_test_add_func ("/ui/today", test_today);
  g_test_add_func ("/ui/caseload", test_caseload);
  g_test_add_func ("/ui/dossier", test_dossier);
  g_test_add_func ("/ui/dialogs", test_dialogs);
  g_test_add_func ("/ui/import", test_import);
  g_test_add_func ("/ui/rules", test_rules);
  result = g_test_run ();
  regie_store_close (regie_session_get_store (session)); /* what is under way comes to its end */
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (session);
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return result;
}
