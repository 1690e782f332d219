/* SPDX-License-Identifier: EUPL-1.2 */
/* Every template opens with fatal warnings; every page does its main action by the action's name.
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "regie-caseload-page.h"
#include "regie-demo.h"
#include "regie-desk-counter.h"
#include "regie-desk-page.h"
#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-import-page.h"
#include "regie-leaks.h"
#include "regie-list.h"
#include "regie-migrate.h"
#include "regie-outlook-panel.h"
#include "regie-providers-page.h"
#include "regie-rules-page.h"
#include "regie-timeline.h"
#include "regie-today-page.h"
#include "regie-what-if.h"
#include "regie-window.h"

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
  g_assert_true (
    regie_db_script (db, "UPDATE staff SET role = 'beheer'", NULL)); /* who may do everything */
  regie_db_close (db);
}

static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* Runs the loop until the condition holds; twenty seconds are plenty. */
#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                   \
    while (!(condition) && g_get_monotonic_time () < end_)                                         \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (500);                                                                            \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* Closes the window; the page must go with it, once what it asked for has been answered. */
static void
close_page (GtkWidget *window, GtkWidget *page)
{
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (page == NULL);
}

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
  GtkWidget *page = regie_today_page_new (session);
  GtkWidget *window;
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
  close_page (window, page);
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

static void
test_caseload (void)
{
  GtkWidget *page = regie_caseload_page_new (session);
  GtkWidget *window;
  GtkWidget *list = regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page));
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
  /* What is in no name may stand in a text. */
  gtk_editable_set_text (GTK_EDITABLE (find_mapped (page, GTK_TYPE_SEARCH_ENTRY)), "proefdag");
  WAIT_FOR (n == 0);
  gtk_widget_activate_action (page, "caseload.notes", NULL);
  WAIT_FOR (n > 0 && n < 90);
  gtk_widget_activate_action (page, "caseload.notes", NULL);
  WAIT_FOR (n == 0);
  gtk_editable_set_text (GTK_EDITABLE (find_mapped (page, GTK_TYPE_SEARCH_ENTRY)), "");
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
  close_page (window, page);
}

static void
note_title (GtkWidget *page, const char *title, guint *n)
{
  ++*n;
}

static void
test_dossier (void)
{
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  guint titled = 0;
  gint64 pip, first;

  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  /* The demo's first dossier has the first id after teams, staff and its person. */
  {
    g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, NULL);
    gint64 id;

    g_assert_true (regie_db_get_int (
      db, "SELECT dossier FROM dossier_index ORDER BY hours DESC LIMIT 1", 0, NULL, &id, NULL));
    g_assert_true (
      regie_db_get_int (db,
                        "SELECT id FROM fact WHERE kind = 'pip' AND voided = 0 AND dossier = "
                        "(SELECT dossier FROM dossier_index ORDER BY hours DESC LIMIT 1)",
                        0, NULL, &pip, NULL));
    g_assert_true (regie_db_get_int (
      db,
      "SELECT id FROM fact WHERE voided = 0 AND dossier = "
      "(SELECT dossier FROM dossier_index ORDER BY hours DESC LIMIT 1) ORDER BY day, id LIMIT 1",
      0, NULL, &first, NULL));
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
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "duo");
  gtk_test_widget_wait_for_draw (window);
  /* Whether it works stands in the place of the clock; another assumption is reckoned with at once.
   */
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "timeline");
  gtk_widget_activate_action (page, "dossier.outlook", NULL);
  gtk_test_widget_wait_for_draw (window);
  {
    GtkWidget *panel = find_mapped (page, REGIE_TYPE_OUTLOOK_PANEL);
    GtkWidget *label = find_mapped (panel, GTK_TYPE_LABEL);
    GtkWidget *expander, *spin;

    g_assert_nonnull (panel);
    g_assert_nonnull (label);
    expander = find_mapped (panel, GTK_TYPE_EXPANDER);
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
    gtk_test_widget_wait_for_draw (window);
    spin = find_mapped (panel, GTK_TYPE_SPIN_BUTTON);
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
    gtk_test_widget_wait_for_draw (window);
    gtk_widget_activate_action (page, "dossier.outlook-end", NULL);
    gtk_test_widget_wait_for_draw (window);
    g_assert_null (find_mapped (page, REGIE_TYPE_OUTLOOK_PANEL));
  }
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "log");
  regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (page), TRUE);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "clock");
  gtk_test_widget_wait_for_draw (window);
  /* What DUO was told is noted at once, and the page shows it again. */
  {
    gint64 seq = 0;
    guint before = titled;
    gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

    regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "duo");
    gtk_widget_activate_action (page, "dossier.reported", "x", pip);
    WAIT_FOR (seq != 0 && titled > before);
    {
      g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, NULL);
      gint64 n;

      g_assert_true (regie_db_get_int (
        db, "SELECT count(*) FROM fact WHERE kind = 'pip' AND reported_on = '2026-11-23'", 0, NULL,
        &n, NULL));
      g_assert_cmpint (n, ==, 1);
    }
    g_signal_handler_disconnect (session, handler);
  }
  /* Removing a fact can be taken back. */
  {
    gint64 seq = 0;
    guint before = titled;
    gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

    gtk_widget_activate_action (page, "dossier.remove", "x", first);
    WAIT_FOR (seq != 0 && titled > before);
    before = titled;
    regie_session_undo (session, seq, NULL, NULL);
    WAIT_FOR (titled > before);
    g_signal_handler_disconnect (session, handler);
  }
  close_page (window, page);
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
  GtkWidget *window = show (gtk_label_new ("x"));
  GtkWidget *inside = gtk_window_get_child (GTK_WINDOW (window));
  GPtrArray *kinds = regie_codes_list (regie_session_get_office (session)->codes, "feit");

  for (guint i = 0; i < kinds->len; i++)
    regie_fact_dialog_present (inside, session, 1, NULL, ((RegieCode *) kinds->pdata[i])->key, NULL,
                               FALSE);
  regie_defer_dialog_present (inside, session, 1, "PIP-10W", 0, "x");
  regie_dossier_dialog_present (inside, session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_others (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_import (void)
{
  GtkWidget *page = regie_import_page_new (session);
  GtkWidget *window = show (page);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "demo",
                                                   "personen.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  gint64 seq = 0;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  regie_import_page_open (REGIE_IMPORT_PAGE (page), file, REGIE_FILE_PEOPLE, 0);
  /* The action does nothing until the file has been read and checked. */
  while (seq == 0 && g_get_monotonic_time () < end)
    {
      gtk_widget_activate_action (page, "import.run", NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (seq, !=, 0);
  regie_session_undo (session, seq, NULL, NULL);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

static gint64
ask (const char *file, const char *sql)
{
  g_autoptr (RegieDb) db = regie_db_open (file, REGIE_DB_READ_ONLY, NULL);
  gint64 value = -1;

  g_assert_true (regie_db_get_int (db, sql, 0, NULL, &value, NULL));
  return value;
}

static void
undo_and_wait (gint64 seq)
{
  gint64 before = ask (path, "SELECT max(seq) FROM change_log");

  regie_session_undo (session, seq, NULL, NULL);
  WAIT_FOR (ask (path, "SELECT max(seq) FROM change_log") > before);
}

static void
press (GtkWidget *list, guint key, GdkModifierType state)
{
  GListModel *controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  g_object_unref (controllers);
  g_assert_true (handled);
}

static void
wait_until_idle (void)
{
  for (gint64 end = g_get_monotonic_time () + 150000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *key)
{
  const RegieField *field = g_object_get_data (G_OBJECT (widget), "field");
  GtkWidget *found = field != NULL && strcmp (field->key, key) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, key);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *style)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, style) ? widget
                                                                                        : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, style);
  return found;
}

static GtkWidget *
dialog_above (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (window))
        return GTK_WIDGET (one);
    }
  return NULL;
}

static gboolean
says (GtkWidget *row, const char *want)
{
  g_autofree char *value = regie_field_row_dup_value (row);

  return g_strcmp0 (value, want) == 0;
}

/* The program dies while a note is being typed: the next time it stands there again, and saving
 * ends that. */
static void
test_draft (void)
{
  GtkWidget *window = show (gtk_label_new ("x"));
  GtkWidget *inside = gtk_window_get_child (GTK_WINDOW (window));
  GtkWidget *dialog, *note;
  gint64 dossier = ask (path, "SELECT min(id) FROM dossier");
  gint64 seq = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  regie_fact_dialog_present (inside, session, dossier, NULL, "contact", NULL, FALSE);
  note = find_row (dialog_above (window), "toelichting");
  regie_field_row_set_value (note, "belde over de lessen & het rooster\nen over de bus");
  WAIT_FOR (ask (path, "SELECT count(*) FROM draft") == 1);
  gtk_window_destroy (GTK_WINDOW (dialog_above (window)));
  wait_until_idle ();
  regie_fact_dialog_present (inside, session, dossier, NULL, "brede_intake", NULL, FALSE);
  dialog = dialog_above (window);
  WAIT_FOR (
    says (find_row (dialog, "toelichting"), "belde over de lessen & het rooster\nen over de bus"));
  g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
  WAIT_FOR (seq != 0 && dialog_above (window) == NULL);
  WAIT_FOR (ask (path, "SELECT count(*) FROM draft") == 0);
  undo_and_wait (seq);
  /* A form that is closed as it was opened leaves nothing. */
  regie_dossier_dialog_present (inside, session);
  gtk_window_close (GTK_WINDOW (dialog_above (window)));
  wait_until_idle ();
  g_assert_cmpint (ask (path, "SELECT count(*) FROM draft"), ==, 0);
  g_signal_handler_disconnect (session, handler);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From the dossier to the person and back: a fault is said in the window, what is right is saved
 * and found. */
/* Fills in the form of a new dossier. */
static void
fill_dossier (GtkWidget *dialog, const char *group)
{
  regie_field_row_set_value (find_row (dialog, "voornamen"), "Testje");
  regie_field_row_set_value (find_row (dialog, "achternaam"), "Tweemaal");
  regie_field_row_set_value (find_row (dialog, "geboren"), "1990-01-01");
  regie_field_row_set_value (find_row (dialog, "groep"), group);
}

/* Somebody who is perhaps there already is made when the same form is saved twice; then two become
 * one, and what differs is asked. */
static void
test_twice (void)
{
  static const char *const two
    = "SELECT count(*) FROM person WHERE surname = 'Tweemaal' AND voided = 0";
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  GtkWidget *dialog;
  gint64 seqs[3] = { 0 };
  guint titled = 0;
  gulong handler;

  for (guint i = 0; i < 2; i++)
    {
      handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seqs[i]);
      regie_dossier_dialog_present (page, session);
      WAIT_FOR (dialog_above (window) != NULL);
      dialog = dialog_above (window);
      fill_dossier (dialog, i == 0 ? "gezin" : "asiel_28");
      g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
      wait_until_idle ();
      if (i == 1)
        {
          g_assert_true (dialog_above (window) == dialog && seqs[1] == 0);
          g_assert_cmpint (ask (path, two), ==, 1);
          g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
        }
      WAIT_FOR (seqs[i] != 0 && dialog_above (window) == NULL);
      g_signal_handler_disconnect (session, handler);
    }
  g_assert_cmpint (ask (path, two), ==, 2);
  handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seqs[2]);
  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page),
                           ask (path, "SELECT max(d.id) FROM dossier d JOIN person p ON p.id = "
                                      "d.person WHERE p.surname = 'Tweemaal'"));
  WAIT_FOR (titled > 0);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "intake");
  WAIT_FOR (find_mapped (page, ADW_TYPE_ACTION_ROW) != NULL);
  gtk_widget_activate_action (page, "dossier.merge", "x",
                              ask (path, "SELECT min(d.id) FROM dossier d JOIN person p ON p.id = "
                                         "d.person WHERE p.surname = 'Tweemaal'"));
  WAIT_FOR (dialog_above (window) != NULL);
  g_assert_nonnull (find_row (dialog_above (window), "groep"));
  g_signal_emit_by_name (find_button (dialog_above (window), "suggested-action"), "clicked");
  WAIT_FOR (seqs[2] != 0 && dialog_above (window) == NULL);
  g_assert_cmpint (ask (path, two), ==, 1);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM person WHERE surname = 'Tweemaal' AND voided = "
                              "0 AND recorded_else IS NOT NULL"),
                   ==, 1);
  g_signal_handler_disconnect (session, handler);
  for (guint i = G_N_ELEMENTS (seqs); i-- > 0;)
    undo_and_wait (seqs[i]);
  g_assert_cmpint (ask (path, two), ==, 0);
  close_page (window, page);
}

static void
test_person (void)
{
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  GtkWidget *dialog;
  gint64 id = ask (path, "SELECT dossier FROM dossier_index ORDER BY dossier LIMIT 1");
  gint64 seq = 0;
  guint titled = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), id);
  WAIT_FOR (titled > 0);
  gtk_widget_activate_action (page, "dossier.person", NULL);
  WAIT_FOR (dialog_above (window) != NULL);
  dialog = dialog_above (window);
  regie_field_row_set_value (find_row (dialog, "bsn"), "123456789");
  g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
  wait_until_idle ();
  g_assert_true (dialog_above (window) == dialog && seq == 0);
  regie_field_row_set_value (find_row (dialog, "bsn"), NULL);
  regie_field_row_set_value (find_row (dialog, "ook_bekend_als"), "Anders Gespeld");
  regie_field_row_set_value (find_row (dialog, "geboren"), "1991-06-00");
  g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
  WAIT_FOR (seq != 0 && dialog_above (window) == NULL);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM person WHERE other_names = 'Anders Gespeld' "
                              "AND born = '1991-06-00' AND bsn IS NULL"),
                   ==, 1);
  g_assert_cmpint (
    ask (path, "SELECT count(*) FROM search_text WHERE folded LIKE '%anders gespeld%'"), ==, 1);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM person WHERE other_names = 'Anders Gespeld'"),
                   ==, 0);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

static void
try_end (GtkWidget *window, const char *end)
{
  GtkWidget *dialog;

  WAIT_FOR (dialog_above (window) != NULL);
  dialog = dialog_above (window);
  regie_field_row_set_value (find_row (dialog, "nieuw_einde"), end);
  g_signal_emit_by_name (find_button (dialog, "suggested-action"), "clicked");
  WAIT_FOR (dialog_above (window) == NULL);
}

/* A supposition changes dates on the screen only; kept, it is a planned fact; and a planned fact
 * can be moved. */
static void
test_what_if (void)
{
  static const char planned[]
    = "SELECT count(*) FROM fact WHERE planned = 1 AND voided = 0 AND kind = 'verlenging_besluit'";
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  GtkWidget *panel;
  gint64 id = ask (
    path,
    "SELECT dossier FROM dossier_index WHERE term_end > '2027-01-01' ORDER BY dossier LIMIT 1");
  gint64 seq = 0;
  gint64 first;
  gint64 had = ask (path, planned);
  guint titled = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), id);
  WAIT_FOR (titled > 0);
  gtk_widget_activate_action (page, "dossier.what-if", NULL);
  try_end (window, "2031-05-01");
  panel = find_mapped (window, REGIE_TYPE_WHAT_IF);
  g_assert_cmpuint (regie_what_if_get_facts (REGIE_WHAT_IF (panel))->len, ==, 1);
  g_assert_nonnull (regie_what_if_get_deadlines (REGIE_WHAT_IF (panel)));
  g_assert_cmpint (ask (path, planned), ==, had);
  gtk_widget_activate_action (page, "dossier.what-if-keep", NULL);
  WAIT_FOR (seq != 0);
  first = seq;
  g_assert_cmpint (ask (path, planned), ==, had + 1);
  titled = 0;
  WAIT_FOR (titled > 0);
  wait_until_idle ();
  /* Now there is something to move: no form opens by itself. */
  gtk_widget_activate_action (page, "dossier.what-if", NULL);
  wait_until_idle ();
  g_assert_null (dialog_above (window));
  g_signal_emit_by_name (find_button (find_mapped (panel, GTK_TYPE_LIST_BOX), "flat"), "clicked");
  try_end (window, "2032-06-01");
  g_assert_cmpuint (regie_what_if_get_facts (REGIE_WHAT_IF (panel))->len, ==, 1);
  seq = 0;
  gtk_widget_activate_action (page, "dossier.what-if-keep", NULL);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, planned), ==, had + 1);
  g_assert_cmpint (
    ask (path,
         "SELECT count(*) FROM fact WHERE planned = 1 AND voided = 0 AND new_end = '2032-06-01'"),
    ==, 1);
  undo_and_wait (seq);
  undo_and_wait (first);
  g_assert_cmpint (ask (path, planned), ==, had);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* Two people are chosen and given to somebody; one undo gives them back. */
static void
test_assign (void)
{
  GtkWidget *page = regie_caseload_page_new (session);
  GtkWidget *window;
  GtkWidget *list = regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page));
  guint n = G_MAXUINT;
  gint64 seq = 0;
  gint64 staff, had, has;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  g_autofree char *count = NULL;

  g_signal_connect (page, "counted", G_CALLBACK (note_count), &n);
  window = show (page);
  WAIT_FOR (n == 90);
  staff = ask (path, "SELECT max(id) FROM staff");
  count = g_strdup_printf ("SELECT count(*) FROM dossier WHERE consultant = %" G_GINT64_FORMAT,
                           staff);
  had = ask (path, count);
  gtk_widget_activate_action (page, "caseload.assign", "x",
                              staff); /* nobody is chosen: nothing happens */
  regie_list_set_cursor (REGIE_LIST (list), 0, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      regie_list_set_cursor (REGIE_LIST (list), i, FALSE);
      press (list, GDK_KEY_space, GDK_CONTROL_MASK);
    }
  gtk_widget_activate_action (page, "caseload.assign", "x", staff);
  WAIT_FOR (seq != 0);
  has = ask (path, count);
  g_assert_cmpint (has, >, had);
  g_assert_cmpint (has, <=, had + 2);
  WAIT_FOR (!regie_list_is_selected (REGIE_LIST (list), 0));
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, count), ==, had);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* A filter is kept under its own name, thrown away, and comes back with undo. */
static void
test_filters (void)
{
  static const char kept[] = "SELECT count(*) FROM filter WHERE voided = 0 AND staff IS NOT NULL";
  GtkWidget *page = regie_caseload_page_new (session);
  GtkWidget *window;
  guint n = G_MAXUINT;
  gint64 seq = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  g_signal_connect (page, "counted", G_CALLBACK (note_count), &n);
  window = show (page);
  WAIT_FOR (n == 90);
  gtk_widget_activate_action (page, "caseload.save-filter",
                              NULL); /* nothing is asked for: nothing to keep */
  gtk_widget_activate_action (page, "caseload.filter", "s", "leerroute=Z&achter=ja");
  gtk_widget_activate_action (page, "caseload.save-filter", NULL);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, kept), ==, 1);
  wait_until_idle ();
  seq = 0;
  gtk_widget_activate_action (page, "caseload.forget-filter", NULL);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, kept), ==, 0);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, kept), ==, 1);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* A choice is of people, not of places: another order of the list ends it. */
static void
test_choice (void)
{
  GtkWidget *page = regie_caseload_page_new (session);
  GtkWidget *window;
  GtkWidget *list = regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (page));
  guint n = G_MAXUINT;

  g_signal_connect (page, "counted", G_CALLBACK (note_count), &n);
  window = show (page);
  WAIT_FOR (n == 90);
  regie_list_set_cursor (REGIE_LIST (list), 0, TRUE);
  press (list, GDK_KEY_space, 0);
  g_assert_true (regie_list_is_selected (REGIE_LIST (list), 0));
  g_signal_emit_by_name (session, "changed"); /* somebody saved something: the same order */
  n = G_MAXUINT;
  WAIT_FOR (n == 90);
  g_assert_true (regie_list_is_selected (REGIE_LIST (list), 0));
  n = G_MAXUINT;
  gtk_widget_activate_action (page, "caseload.sort", "s", "name");
  WAIT_FOR (n == 90);
  g_assert_false (regie_list_is_selected (REGIE_LIST (list), 0));
  close_page (window, page);
}

/* Older open ends are confirmed together, and one undo opens them again. */
static void
test_confirm (void)
{
  static const char open_ends[] = "SELECT count(*) FROM deadline WHERE unrecorded = 1";
  GtkWidget *page, *window;
  gint64 seq = 0;
  gint64 had;
  gulong handler;

  {
    g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_WRITE, NULL);
    g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
    g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);

    g_assert_true (regie_db_script (db, "UPDATE dossier SET recorded_from = '2026-11-23'", NULL));
    g_assert_true (regie_reindex (db, deriver, NULL, NULL, NULL, NULL));
  }
  had = ask (path, open_ends);
  g_assert_cmpint (had, >, 0);
  page = regie_today_page_new (session);
  window = show (page);
  handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  gtk_widget_activate_action (page, "today.scope", "s", "all");
  gtk_widget_activate_action (page, "today.confirm", NULL);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, open_ends), ==, 0);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, open_ends), ==, had);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

static guint
open_menus (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      /* The button inside is what is pressed. */
      g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (widget)));
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      g_assert_nonnull (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += open_menus (child);
  return n;
}

/* The whole window: each page with its menus, the shortcuts, and a second window of the same
 * program. */
static void
test_window (void)
{
  static const char *const pages[] = { "today", "caseload", "rules" };
  static const guint menus[] = { 2, 3, 1 };
  g_autoptr (RegieApplication) application = regie_application_new (path, today);
  RegieWindow *window;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = REGIE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", pages[i]);
      wait_until_idle ();
      g_assert_cmpuint (open_menus (GTK_WIDGET (window)), ==, menus[i]);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  wait_until_idle ();
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  wait_until_idle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), >=,
                    2);
  close_others (NULL);
  wait_until_idle ();
}

/* A file that is not ours: a page says so, and the file stays what it was. */
static void
test_fault (void)
{
  g_autofree char *other = g_build_filename (folder, "other.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (RegieApplication) application = NULL;
  GtkWindow *window;

  g_assert_true (g_file_set_contents (other, "Dit is geen database, maar een brief.", -1, NULL));
  application = regie_application_new (other, today);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  WAIT_FOR (find_mapped (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_cmpstr (adw_status_page_get_description (
                     ADW_STATUS_PAGE (find_mapped (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE))),
                   !=, NULL);
  g_assert_true (g_file_get_contents (other, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Dit is geen database, maar een brief.");
  close_others (NULL);
  wait_until_idle ();
  g_unlink (other);
}

static void
note_progress (RegieSession *self, guint percent, guint *times)
{
  g_assert_cmpuint (percent, <=, 100);
  ++*times;
}

/* The rules changed since the last time: the deadlines are computed anew, and it is seen how far
 * that is. */
static void
test_other_rules (void)
{
  g_autofree char *old = g_build_filename (folder, "old.db", NULL);
  RegieSession *other;
  guint times = 0;

  {
    g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
    g_autoptr (RegieDb) db = regie_db_open (old, REGIE_DB_CREATE, NULL);

    g_assert_true (regie_migrate (db, regie_schema (), NULL));
    g_assert_true (regie_demo_fill (db, office, 600, 2, NULL, NULL, NULL, NULL));
    g_assert_true (
      regie_db_script (db, "UPDATE meta SET value = 'other rules' WHERE key = 'rules_hash'", NULL));
  }
  other = regie_session_new (old, REGIE_DB_READ_WRITE, today, FALSE);
  g_signal_connect (other, "progress", G_CALLBACK (note_progress), &times);
  WAIT_FOR (regie_session_is_open (other));
  g_assert_cmpuint (times, >=, 2);
  g_assert_cmpint (
    ask (old, "SELECT count(*) FROM meta WHERE key = 'rules_hash' AND value = 'other rules'"), ==,
    0);
  regie_session_close (other);
  wait_until_idle ();
  g_assert_finalize_object (other);
  g_unlink (old);
}

/* No database yet: the choice between looking around, starting empty and importing. */
static void
test_welcome (void)
{
  g_autofree char *none = g_build_filename (folder, "none.db", NULL);
  g_autoptr (RegieApplication) application = regie_application_new (none, today);
  GtkWindow *window;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_null (regie_application_get_session (application));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.demo", NULL);
  WAIT_FOR (regie_application_get_session (application) != NULL
            && regie_session_is_open (regie_application_get_session (application)));
  g_assert_true (regie_session_is_demo (regie_application_get_session (application)));
  close_others (NULL);
  wait_until_idle ();
  g_unlink (none);
}

static void
test_rules (void)
{
  gtk_window_destroy (
    GTK_WINDOW (show (regie_rules_page_new (regie_session_get_office (session)))));
}

/* The dossier with the most lines of the plan that have a PIP and no end of lessons; its views
 * fill. */
static void
test_views (void)
{
  static const char *const views[] = { "intake", "plan", "progress", "letters" };
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  gint64 dossier = ask (
    path, "SELECT dossier FROM dossier_index WHERE hours > 0 ORDER BY hours DESC LIMIT 1");
  gint64 seq = 0;
  guint titled = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  g_autofree char *count = g_strdup_printf (
    "SELECT count(*) FROM intake WHERE voided = 0 AND dossier = %" G_GINT64_FORMAT, dossier);
  gint64 before = ask (path, count);

  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  WAIT_FOR (titled > 0);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), views[i]);
      WAIT_FOR (find_mapped (page, ADW_TYPE_ACTION_ROW) != NULL);
      gtk_test_widget_wait_for_draw (window);
    }
  regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (page), TRUE);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "plan");
  gtk_test_widget_wait_for_draw (window);
  regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (page), FALSE);
  gtk_widget_activate_action (page, "dossier.intake-begin", NULL);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, count), ==, before + 1);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, count), ==, before);
  seq = 0;
  gtk_widget_activate_action (page, "dossier.decision-begin", NULL);
  WAIT_FOR (seq != 0);
  undo_and_wait (seq);
  /* A letter asks, shows itself and can be closed. */
  gtk_widget_activate_action (page, "dossier.letter", "s", "uitnodiging");
  gtk_widget_activate_action (page, "dossier.letter", "s", "mijn-plan.en");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_others (window);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

static GtkWidget *
find_timeline (GtkWidget *page)
{
  return find_mapped (page, REGIE_TYPE_TIMELINE);
}

/* The mark of FACT of the timeline, to be focused as Tab would. */
static GtkWidget *
focus_line (GtkWidget *timeline, const char *part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                   part);

      if (label == NULL || strstr (label, part) != NULL)
        {
          gtk_widget_set_child_visible (child, TRUE);
          gtk_widget_grab_focus (child);
          return child;
        }
    }
  return NULL;
}

/* A line of the plan is moved with the keys, kept once they rest, and what lies outside the term is
 * refused and put back. */
static void
test_moving (void)
{
  GtkWidget *page = regie_dossier_page_new (session);
  GtkWidget *window = show (page);
  GtkWidget *timeline;
  gint64 dossier = ask (
    path, "SELECT f.dossier FROM fact f JOIN dossier_index i ON i.dossier = f.dossier WHERE f.kind "
          "= 'plan_regel' AND f.topic = 'taal' AND i.term_end > f.until_day"
          " AND i.term_begin < f.day LIMIT 1");
  gint64 seq = 0;
  g_autofree char *days = g_strdup_printf (
    "SELECT CAST(strftime('%%J', day) AS INTEGER) FROM fact WHERE voided = 0 AND kind = "
    "'plan_regel' AND topic = 'taal' AND dossier = %" G_GINT64_FORMAT,
    dossier);
  guint titled = 0;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  gint64 before = ask (path, days);

  g_signal_connect (page, "notify::view", G_CALLBACK (note_title), &titled);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  WAIT_FOR (titled > 0);
  gtk_test_widget_wait_for_draw (window);
  timeline = find_timeline (page);
  g_assert_nonnull (focus_line (timeline, "Language: "));
  press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_cmpint (ask (path, days), ==, before); /* not while the keys are pressed */
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, days), ==, before + 8);
  WAIT_FOR (titled > 1);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, days), ==, before);
  seq = 0;
  WAIT_FOR (titled > 2);
  /* Escape puts it back, and nothing is kept. */
  focus_line (timeline, "Language: ");
  press (timeline, GDK_KEY_Left, GDK_SHIFT_MASK);
  press (timeline, GDK_KEY_Escape, 0);
  for (gint64 end = g_get_monotonic_time () + 1300000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (seq, ==, 0);
  /* Far outside the term it is refused. */
  focus_line (timeline, "Language: ");
  for (guint i = 0; i < 300; i++)
    press (timeline, GDK_KEY_Left, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  for (gint64 end = g_get_monotonic_time () + 2000000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (seq, ==, 0);
  g_assert_cmpint (ask (path, days), ==, before);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
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
  return NULL;
}

/* A contract that is let go over the first column stands there afterwards. */
static void
test_board (void)
{
  GtkWidget *page = regie_providers_page_new (session);
  GtkWidget *window = show (page);
  gint64 contract = ask (path, "SELECT min(id) FROM contract WHERE stage = 'loopt' AND voided = 0");
  gint64 seq = 0;
  g_autofree char *moved = g_strdup_printf (
    "SELECT count(*) FROM contract WHERE stage = 'marktconsultatie' AND id = %" G_GINT64_FORMAT,
    contract);
  g_auto (GValue) value = G_VALUE_INIT;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  gboolean taken = FALSE;

  WAIT_FOR (find_class (page, "board-column") != NULL);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, contract);
  g_signal_emit_by_name (drop_target (find_class (page, "board-column")), "drop", &value, 10.0,
                         10.0, &taken);
  g_assert_true (taken);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, moved), ==, 1);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, moved), ==, 0);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* A match is made from the page and taken back; every view of it can be shown; a visitor is helped
 * at the counter. */
static void
test_desk (void)
{
  GtkWidget *page = regie_desk_page_new (session);
  GtkWidget *window = show (page);
  GtkWidget *side, *entry;
  static const char agreed[]
    = "SELECT count(*) FROM match WHERE voided = 0 AND stage = 'afgesproken'";
  static const char wishes[] = "SELECT count(*) FROM wish WHERE voided = 0";
  static const char helped[]
    = "SELECT count(*) FROM visit WHERE helped_at IS NOT NULL AND voided = 0";
  static const char waits[] = "SELECT count(*) FROM visit WHERE voided = 0";
  static const char *const views[] = { "running", "givers", "figures", "match" };
  gint64 seq = 0;
  gint64 before = ask (path, agreed);
  gint64 n_wishes = ask (path, wishes);
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);
  GVariant *target;

  WAIT_FOR (find_class (page, "proposal") != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (page, "desk.view", "s", views[i]);
      gtk_test_widget_wait_for_draw (window);
    }
  /* The first button of the first proposal says what it is about. */
  target = gtk_actionable_get_action_target_value (
    GTK_ACTIONABLE (find_class (find_class (page, "proposal"), "suggested-action")));
  gtk_widget_activate_action_variant (page, "desk.decide", target);
  WAIT_FOR (seq != 0);
  g_assert_cmpint (ask (path, agreed), ==, before + 1);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, agreed), ==, before);
  regie_desk_page_set_narrow (REGIE_DESK_PAGE (page), TRUE);
  gtk_widget_activate_action (page, "desk.side", "s", "offers");
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "desk.side", "s", "wishes");
  regie_desk_page_set_narrow (REGIE_DESK_PAGE (page), FALSE);

  /* From Vandaag, or from a dossier: what was asked for is shown. */
  regie_desk_page_show (
    REGIE_DESK_PAGE (page), "offer",
    ask (path, "SELECT min(id) FROM offer WHERE voided = 0 AND COALESCE(paused, 0) = 0"));
  gtk_test_widget_wait_for_draw (window);
  WAIT_FOR (find_class (page, "chosen") != NULL);
  regie_desk_page_show (REGIE_DESK_PAGE (page), "giver", 0);
  regie_desk_page_show (
    REGIE_DESK_PAGE (page), "resident",
    ask (path,
         "SELECT w.resident FROM wish w WHERE w.voided = 0 AND w.closed_on IS NULL AND NOT EXISTS "
         "(SELECT 1 FROM match m WHERE m.wish = w.id) ORDER BY w.opened_on, w.id LIMIT 1"));
  gtk_test_widget_wait_for_draw (window);
  WAIT_FOR (find_class (page, "chosen") != NULL);

  /* A new visitor: a number that is not known asks for initials. */
  gtk_widget_activate_action (page, "desk.counter", NULL);
  g_assert_true (regie_desk_page_is_counter (REGIE_DESK_PAGE (page)));
  side = find_class (page, "counter-side");
  entry = find_mapped (side, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "N7777");
  gtk_widget_activate_action (side, "counter.arrive", NULL);
  WAIT_FOR (gtk_label_get_text (GTK_LABEL (find_class (side, "error")))[0] != '\0');
  g_assert_cmpint (ask (path, waits), ==, 0);
  /* The focus is where the answer is to be typed. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                         gtk_widget_get_next_sibling (entry)));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (entry)), "Z.Z.");
  gtk_widget_activate_action (side, "counter.arrive", NULL);
  WAIT_FOR (ask (path, waits) == 1);
  WAIT_FOR (find_class (page, "counter-initials") != NULL
            && g_str_has_prefix (
              gtk_label_get_text (GTK_LABEL (find_class (page, "counter-initials"))), "Z.Z."));
  /* What is known of the visitor can be looked at and filled in. */
  {
    guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

    press (find_mapped (page, REGIE_TYPE_DESK_COUNTER), GDK_KEY_d, GDK_CONTROL_MASK);
    WAIT_FOR (g_list_model_get_n_items (gtk_window_get_toplevels ()) > n);
    close_others (window);
  }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_class (page, "tile-button")), TRUE);
  gtk_widget_activate_action (side, "counter.save", NULL);
  WAIT_FOR (ask (path, helped) == 1);
  g_assert_cmpint (ask (path, wishes), ==, n_wishes + 1);
  wait_until_idle ();
  gtk_widget_activate_action (page, "desk.close-counter", NULL);
  g_assert_false (regie_desk_page_is_counter (REGIE_DESK_PAGE (page)));
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* Offers are read in on the page of every import, and one undo takes them back. */
static void
test_import_offers (void)
{
  GtkWidget *page = regie_import_page_new (session);
  GtkWidget *window = show (page);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "aanbod.csv",
                                                   NULL);
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  static const char offers[] = "SELECT count(*) FROM offer WHERE voided = 0";
  gint64 seq = 0;
  gint64 before = ask (path, offers);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gulong handler = g_signal_connect (session, "done", G_CALLBACK (note_done), &seq);

  regie_import_page_open (REGIE_IMPORT_PAGE (page), file, REGIE_FILE_OFFERS, 0);
  while (seq == 0 && g_get_monotonic_time () < end)
    {
      gtk_widget_activate_action (page, "import.run", NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (ask (path, offers), ==, before + 3);
  undo_and_wait (seq);
  g_assert_cmpint (ask (path, offers), ==, before);
  g_signal_handler_disconnect (session, handler);
  close_page (window, page);
}

/* What was ticked at the desk by who may not write in dossiers counts as soon as somebody who may
 * opens the program. */
static void
test_hours_of_the_desk (void)
{
  g_autofree char *other = g_build_filename (folder, "uren.db", NULL);
  static const char facts[]
    = "SELECT count(*) FROM fact WHERE voided = 0 AND kind = 'uren' AND minutes = 77";
  RegieSession *second;

  {
    g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
    g_autoptr (RegieDb) db = regie_db_open (other, REGIE_DB_CREATE, NULL);

    g_assert_true (regie_migrate (db, regie_schema (), NULL));
    g_assert_true (regie_demo_fill (db, office, 90, 2, NULL, NULL, NULL, NULL));
    g_assert_true (
      regie_db_script (db,
                       "UPDATE resident SET linked = (SELECT max(id) FROM dossier) WHERE id = "
                       "(SELECT w.resident FROM match m JOIN wish w ON w.id = m.wish"
                       " JOIN resident r ON r.id = w.resident WHERE m.stage = 'loopt' AND m.topic "
                       "IS NOT NULL AND r.linked IS NULL ORDER BY m.id LIMIT 1);"
                       "DELETE FROM attendance WHERE fact IS NULL; INSERT INTO attendance (id, "
                       "version, voided, \"match\", day, state, minutes)"
                       " SELECT 7, 1, 0, m.id, '2026-11-20', 'geweest', 77 FROM match m JOIN wish "
                       "w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
                       " WHERE r.linked = (SELECT max(id) FROM dossier) AND m.stage = 'loopt' AND "
                       "m.topic IS NOT NULL LIMIT 1",
                       NULL));
  }
  g_assert_cmpint (ask (other, "SELECT count(*) FROM attendance WHERE id = 7 AND fact IS NULL"), ==,
                   1);
  second = regie_session_new (other, REGIE_DB_READ_WRITE, today, FALSE);
  WAIT_FOR (regie_session_is_open (second));
  WAIT_FOR (ask (other, facts) == 1);
  wait_until_idle ();
  regie_session_close (second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (second);
  g_unlink (other);
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

/* Who works at the desk sees the desk, and in Vandaag only what the desk must not forget. */
static void
test_role_of_the_desk (void)
{
  g_autofree char *other = g_build_filename (folder, "balie.db", NULL);
  g_autoptr (RegieApplication) application = NULL;
  RegieWindow *window;
  GtkWidget *list;

  {
    g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
    g_autoptr (RegieDb) db = regie_db_open (other, REGIE_DB_CREATE, NULL);

    g_assert_true (regie_migrate (db, regie_schema (), NULL));
    g_assert_true (regie_demo_fill (db, office, 90, 2, NULL, NULL, NULL, NULL));
    g_assert_true (regie_db_script (db, "UPDATE staff SET role = 'balie'", NULL));
  }
  g_assert_cmpint (ask (other, "SELECT count(*) FROM deadline WHERE open = 1"), >, 0);
  application = regie_application_new (other, today);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = REGIE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  WAIT_FOR (g_strcmp0 (page_of (window), "desk") == 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "providers");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-dossier", NULL);
  wait_until_idle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    1);
  g_assert_cmpstr (page_of (window), ==, "desk");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "today");
  WAIT_FOR (g_strcmp0 (page_of (window), "today") == 0);
  WAIT_FOR ((list = find_mapped (regie_window_get_page (window, "today"), REGIE_TYPE_LIST)) != NULL
            && regie_list_get_n (REGIE_LIST (list)) > 1);
  g_assert_cmpuint (regie_list_get_n (REGIE_LIST (list)), <, 40);
  /* Its first row is dealt with at the desk. */
  gtk_widget_activate_action (regie_window_get_page (window, "today"), "today.act", "u", 0);
  WAIT_FOR (g_strcmp0 (page_of (window), "desk") == 0);
  close_others (NULL);
  wait_until_idle ();
  g_unlink (other);
}

static void
test_providers (void)
{
  GtkWidget *page = regie_providers_page_new (session);
  GtkWidget *window = show (page);

  WAIT_FOR (find_mapped (page, ADW_TYPE_ACTION_ROW) != NULL);
  regie_providers_page_set_narrow (REGIE_PROVIDERS_PAGE (page), TRUE);
  gtk_test_widget_wait_for_draw (window);
  close_page (window, page);
}

/* Every kind of record has its form. */
static void
test_record_dialogs (void)
{
  GtkWidget *window = show (gtk_label_new ("x"));
  GtkWidget *inside = gtk_window_get_child (GTK_WINDOW (window));

  for (guint entity = REGIE_ENTITY_Relation; entity < REGIE_ENTITY_Document; entity++)
    regie_record_dialog_present (inside, session, entity, NULL, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_others (window);
  gtk_window_destroy (GTK_WINDOW (window));
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
  g_test_add_func ("/ui/views", test_views);
  g_test_add_func ("/ui/moving", test_moving);
  g_test_add_func ("/ui/providers", test_providers);
  g_test_add_func ("/ui/board", test_board);
  g_test_add_func ("/ui/desk", test_desk);
  g_test_add_func ("/ui/import-offers", test_import_offers);
  g_test_add_func ("/ui/role-of-the-desk", test_role_of_the_desk);
  g_test_add_func ("/ui/hours-of-the-desk", test_hours_of_the_desk);
  g_test_add_func ("/ui/record-dialogs", test_record_dialogs);
  g_test_add_func ("/ui/dialogs", test_dialogs);
  g_test_add_func ("/ui/import", test_import);
  g_test_add_func ("/ui/rules", test_rules);
  g_test_add_func ("/ui/draft", test_draft);
  g_test_add_func ("/ui/person", test_person);
  g_test_add_func ("/ui/twice", test_twice);
  g_test_add_func ("/ui/what-if", test_what_if);
  g_test_add_func ("/ui/assign", test_assign);
  g_test_add_func ("/ui/filters", test_filters);
  g_test_add_func ("/ui/choice", test_choice);
  g_test_add_func ("/ui/confirm", test_confirm);
  g_test_add_func ("/ui/window", test_window);
  g_test_add_func ("/ui/fault", test_fault);
  g_test_add_func ("/ui/other-rules", test_other_rules);
  g_test_add_func ("/ui/welcome", test_welcome);
  result = g_test_run ();
  regie_session_close (session); /* what is under way comes to its end */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (session);
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  return result;
}
