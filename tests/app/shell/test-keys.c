/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the window as who works in it knows it: its keys, its widths, the toast with Undo, the
 * number beside Vandaag, and what a colleague does meanwhile. */
#include "regie-dossier-commands.h"
#include "regie-page-row.h"
#include "regie-today-view.h"
#include "regie-list.h"
#include "ui.h"

/* Presses KEY, which must do exactly one thing. */
static void
press (RegieApplication *application, const char *key)
{
  g_auto (GStrv) actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (application),
                                                                  key);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpuint (g_strv_length (actions), ==, 1);
  g_assert_true (g_action_parse_detailed_name (actions[0], &name, &target, NULL));
  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (ui_window (application)), name, target));
}

/* The page that is shown; of the window. */
static RegiePage *
page_of (RegieWindow *window)
{
  g_autoptr (RegiePage) page = NULL;

  g_object_get (window, "page", &page, NULL);
  return page;
}

static void
assert_shows (RegieWindow *window, const char *page)
{
  g_assert_cmpstr (gtk_widget_get_name (GTK_WIDGET (page_of (window))), ==, page);
}

static gboolean
has_sidebar (RegieWindow *window)
{
  gboolean shown;

  g_object_get (window, "sidebar-shown", &shown, NULL);
  return shown;
}

static RegieApplication *
start (Ui *ui, const char *path)
{
  RegieApplication *application = ui_start (path);

  ui_settle_session (regie_application_get_session (application));
  return application;
}

/* Every page of the sidebar has its key, and F1 brings to the rules. */
static void
test_pages (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  const RegiePageKind *kinds;
  guint n;
  guint n_keys = 0;

  kinds = regie_pages (&n);
  for (guint i = n; i-- > 0;)
    {
      if (kinds[i].key == NULL)
        continue;
      press (application, kinds[i].key);
      assert_shows (window, kinds[i].name);
      n_keys++;
    }
  g_assert_cmpuint (n_keys, ==, 9);
  press (application, "F1");
  assert_shows (window, "rules");
  ui_stop (application);
}

/* Ctrl+F brings to where one searches, and one can type there; back goes to where one was. */
static void
test_search (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *focus;

  press (application, "<Control>2");
  regie_window_open_dossier (window, ui_count (ui, "SELECT min(dossier) FROM dossier_index"));
  assert_shows (window, "dossier");
  press (application, "<Alt>Left");
  assert_shows (window, "caseload");
  press (application, "<Control>1");
  /* A page of the sidebar that was opened from Vandaag goes back there. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.provider", "(xs)",
                              ui_count (ui, "SELECT min(id) FROM provider"), "overview");
  assert_shows (window, "providers");
  press (application, "<Alt>Left");
  assert_shows (window, "today");
  press (application, "<Control>f");
  assert_shows (window, "caseload");
  WAIT_FOR ((focus = gtk_root_get_focus (GTK_ROOT (window))) != NULL && GTK_IS_TEXT (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (window)));
  ui_stop (application);
}

/* Where a page has a search of its own, that is meant; what was searched before is selected. */
static void
test_search_here (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *focus;
  int from;
  int to;

  press (application, "<Control>3");
  press (application, "<Control>f");
  assert_shows (window, "youth");
  WAIT_FOR ((focus = gtk_root_get_focus (GTK_ROOT (window))) != NULL && GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "khaled");
  gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  press (application, "<Control>f");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &from, &to));
  g_assert_cmpint (to - from, ==, 6);
  ui_stop (application);
}

/* Ctrl+Enter opens a dossier beside the list, which stays as it is. */
static void
test_apart (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *list = NULL;
  GList *windows;
  guint n = 0;

  press (application, "<Control>2");
  WAIT_FOR ((list = ui_find (regie_window_get_page (window, "caseload"), REGIE_TYPE_LIST)) != NULL
            && regie_list_get_n (REGIE_LIST (list)) > 0);
  regie_list_set_cursor (REGIE_LIST (list), 0, TRUE);
  ui_press (list, GDK_KEY_Return, GDK_CONTROL_MASK);
  assert_shows (window, "caseload");
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (; windows != NULL; windows = windows->next)
    if (windows->data != window)
      {
        assert_shows (windows->data, "dossier");
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
  ui_press (list, GDK_KEY_Return, 0);
  assert_shows (window, "dossier");
  ui_stop (application);
}

/* A provider of the list opens in a window of its own; where the keyboard is elsewhere it does
 * not. */
static void
test_provider_apart (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *page;
  GtkWidget *row = NULL;
  GList *windows;

  press (application, "<Control>4");
  page = regie_window_get_page (window, "providers");
  WAIT_FOR ((row = ui_find (page, GTK_TYPE_LIST_BOX_ROW)) != NULL);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_activate_action (page, "providers.apart", NULL);
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  g_assert_cmpuint (g_list_length (windows), ==, 1);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (page, "providers.apart", NULL);
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (; windows != NULL; windows = windows->next)
    assert_shows (windows->data, "providers");
  ui_stop (application);
}

/* Ctrl+P asks what of the list that is shown is printed, and says where there is none; Escape ends
 * a search. */
static void
test_print (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *entry;

  press (application, "<Control>2");
  ui_settle_session (regie_application_get_session (application));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) != NULL);
  g_assert_nonnull (ui_row (ui_dialog (GTK_WIDGET (window)), "alle_kolommen"));
  ui_close_others (GTK_WIDGET (window));
  press (application, "<Control>f");
  entry = ui_find (GTK_WIDGET (page_of (window)), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "haddad");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_settle_session (regie_application_get_session (application));
  press (application, "<Control>7");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  WAIT_FOR (ui_find_text (GTK_WIDGET (window), "no list here") != NULL);
  ui_stop (application);
}

/* Another window of APPLICATION, of about WIDTH. */
static RegieWindow *
open_window (RegieApplication *application, int width)
{
  RegieWindow *window = regie_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  ui_settle_session (regie_application_get_session (application));
  return window;
}

static void
check_widths (RegieWindow *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  const RegiePageKind *kinds;
  guint n;

  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    {
      RegiePage *page = REGIE_PAGE (regie_window_get_page (window, kinds[i].name));

      if (regie_page_is_narrow (page) != (width < kinds[i].narrow))
        g_error ("%s is%s narrow at %d", kinds[i].name, regie_page_is_narrow (page) ? "" : " not",
                 width);
    }
  g_assert_true (has_sidebar (window) == (width >= REGIE_WINDOW_NARROW));
}

/* Below its width a page is narrow, and one that has none never is. */
static void
test_widths (Ui *ui)
{
  static const int widths[] = { 1240, 1000, 900, 840, 640 };
  RegieApplication *application = start (ui, ui->path);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      RegieWindow *window = open_window (application, widths[i]);

      g_assert_cmpint (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - widths[i]), <, 40);
      check_widths (window);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  ui_stop (application);
}

/* Where text is larger, less has room; what it was set to begin with comes back. */
static void
test_text_size (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = open_window (application, 1240);
  RegiePage *page = REGIE_PAGE (regie_window_get_page (window, "caseload"));

  g_assert_false (regie_page_is_narrow (page));
  g_assert_true (has_sidebar (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  g_assert_true (regie_page_is_narrow (page));
  g_assert_false (has_sidebar (window));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  g_assert_false (regie_page_is_narrow (page));
  g_assert_true (has_sidebar (window));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_stop (application);
}

static void
toggle_sidebar (RegieWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sidebar", NULL);
}

/* In a wide window the sidebar is put away until it is wanted again; in a narrow one it comes over
 * the page, and goes when one goes somewhere. */
static void
test_sidebar (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *wide = open_window (application, 1240);
  RegieWindow *narrow = open_window (application, 1000);
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                               "win.sidebar");

  g_assert_cmpstr (keys[0], ==, "F9");
  toggle_sidebar (wide);
  g_assert_false (has_sidebar (wide));
  regie_window_go (wide, "rules");
  g_assert_false (has_sidebar (wide));
  toggle_sidebar (wide);
  g_assert_true (has_sidebar (wide));
  g_assert_false (has_sidebar (narrow));
  toggle_sidebar (narrow);
  g_assert_true (has_sidebar (narrow));
  regie_window_go (narrow, "rules");
  g_assert_false (has_sidebar (narrow));
  ui_stop (application);
}

#define CONTACTS                                                                                   \
  "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0 AND note = 'gebeld'"

/* Records a talk in the first dossier, as who works in the window does. */
static void
record_talk (RegieSession *session, gint64 dossier)
{
  g_autoptr (RegieForm) form = regie_form_from_text (
    "soort=contact&datum=2026-11-23&toelichting=gebeld");

  regie_session_do (session, &regie_dossier_commands[REGIE_FACT_RECORD],
                    g_variant_new_int64 (dossier), form, NULL, NULL, NULL);
  ui_settle_session (session);
}

/* What was done is said with the way back, which goes when it was used; Ctrl+Z goes the same
 * way. */
static void
test_undo (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  gint64 dossier = ui_count (ui, "SELECT min(dossier) FROM dossier_index");
  g_autoptr (RegieOutcome) outcome = regie_outcome_new ();
  GtkWidget *undo;

  record_talk (session, dossier);
  outcome->said = g_strdup ("Talk noted");
  outcome->seq = ui_count (ui, "SELECT max(seq) FROM change_log");
  regie_session_did (session, outcome);
  g_assert_cmpint (ui_count (ui, CONTACTS), ==, 1);
  WAIT_FOR ((undo = ui_find_action (window, "win.undo-entry")) != NULL);
  g_assert_nonnull (ui_find_text (window, "Talk noted"));
  ui_click (undo);
  WAIT_FOR (ui_count (ui, CONTACTS) == 0);
  WAIT_FOR (ui_find_action (window, "win.undo-entry") == NULL);
  record_talk (session, dossier);
  g_assert_cmpint (ui_count (ui, CONTACTS), ==, 1);
  press (application, "<Control>z");
  WAIT_FOR (ui_count (ui, CONTACTS) == 0);
  ui_stop (application);
}

/* The row of PAGE in the sidebar, in or below WIDGET. */
static GtkWidget *
find_row (GtkWidget *widget, const char *page)
{
  GtkWidget *found = NULL;

  if (REGIE_IS_PAGE_ROW (widget) && strcmp (gtk_widget_get_name (widget), page) == 0)
    return widget;
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && found == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    found = find_row (widget, page);
  return found;
}

static guint
badge_of (RegieWindow *window, const char *page)
{
  guint badge;

  g_object_get (find_row (GTK_WIDGET (window), page), "badge", &badge, NULL);
  return badge;
}

static guint
n_late (RegieWindow *window)
{
  const RegieTodayView *view = regie_page_get_view (
    REGIE_PAGE (regie_window_get_page (window, "today")));

  return view != NULL ? view->counts[REGIE_SECTION_LATE] : 0;
}

static gboolean
is_highlighted (RegieWindow *window, const char *page)
{
  return (gtk_widget_get_state_flags (find_row (GTK_WIDGET (window), page))
          & GTK_STATE_FLAG_SELECTED)
         != 0;
}

/* The sidebar says which page is shown, wherever the focus is; the key of a page takes the focus
 * along. */
static void
test_highlight (Ui *ui)
{
  RegieApplication *application = start (ui, ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *row = find_row (GTK_WIDGET (window), "rules");

  g_assert_true (is_highlighted (window, "today"));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (is_highlighted (window, "today"));
  g_assert_false (is_highlighted (window, "rules"));
  press (application, "<Control>2");
  g_assert_true (is_highlighted (window, "caseload"));
  g_assert_false (is_highlighted (window, "today"));
  press (application, "<Control>1");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != row);
  ui_stop (application);
}

/* Beside Vandaag stands how much of one's own is late, whatever one looks at. */
static void
test_badge (Ui *ui)
{
  g_autofree char *path = ui_dup_database (
    ui, "late.db",
    "UPDATE deadline SET due = '2026-11-02', open = 1, nature = 0, actor = 0, deferred_until = "
    "NULL, lapsed_from = NULL WHERE dossier IN (SELECT dossier FROM dossier_index ORDER BY dossier "
    "LIMIT 3) AND n = 1");
  RegieApplication *application = start (ui, path);
  RegieSession *session = regie_application_get_session (application);
  RegieWindow *window = ui_window (application);
  guint before;

  before = n_late (window);
  WAIT_FOR (badge_of (window, "today") == before);
  gtk_widget_activate_action (regie_window_get_page (window, "today"), "today.scope", "s", "all");
  ui_settle_session (session);
  g_assert_cmpuint (n_late (window), >, before);
  g_assert_cmpuint (badge_of (window, "today"), ==, before);
  g_assert_cmpuint (badge_of (window, "caseload"), ==,
                    (guint) ui_count_in (path, "SELECT count(*) FROM dossier_index"));
  ui_stop (application);
}

static void
note_view (GtkWidget *page, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
note_changed (RegieSession *session, gpointer news, guint *n)
{
  ++*n;
}

/* Somebody else, at another desk, writes in the same database. */
static void
write_elsewhere (Ui *ui)
{
  g_autoptr (RegieDb) db = regie_db_open (ui->path, REGIE_DB_READ_WRITE, NULL);

  g_assert_true (
    regie_db_script (db, "UPDATE deadline SET due = '2026-11-01' WHERE open = 1", NULL));
}

/* A press that is under way when a colleague writes is finished on what was pressed. */
static void
test_colleague (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, regie_pages_find ("today")->type ());
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *act;
  guint n_views = 0;
  guint n_changes = 0;

  gtk_widget_activate_action (page, "today.scope", "s", "all");
  WAIT_FOR ((act = ui_find_class (page, "suggested-action")) != NULL);
  ui_settle (ui);
  act = ui_find_class (page, "suggested-action");
  g_signal_connect (page, "notify::view", G_CALLBACK (note_view), &n_views);
  g_signal_connect (ui->session, "changed", G_CALLBACK (note_changed), &n_changes);
  gtk_widget_set_state_flags (page, GTK_STATE_FLAG_ACTIVE, FALSE);
  write_elsewhere (ui);
  WAIT_FOR (n_changes > 0);
  ui_settle (ui);
  g_assert_cmpuint (n_views, ==, 0);
  g_assert_true (ui_find_class (page, "suggested-action") == act);
  gtk_widget_unset_state_flags (page, GTK_STATE_FLAG_ACTIVE);
  WAIT_FOR (n_views == 1);
  ui_close (window, page);
}

TEST_SUITE (keys)
{
  ui_add_program ("/ui/keys/pages", test_pages);
  ui_add_program ("/ui/keys/search", test_search);
  ui_add_program ("/ui/keys/print", test_print);
  ui_add_program ("/ui/keys/a-provider-apart", test_provider_apart);
  ui_add_program ("/ui/keys/search-here", test_search_here);
  ui_add_program ("/ui/keys/in-a-window-of-its-own", test_apart);
  ui_add_program ("/ui/keys/widths", test_widths);
  ui_add_program ("/ui/keys/text-size", test_text_size);
  ui_add_program ("/ui/keys/sidebar", test_sidebar);
  ui_add_program ("/ui/keys/undo", test_undo);
  ui_add_program ("/ui/keys/badge", test_badge);
  ui_add_program ("/ui/keys/highlight", test_highlight);
  ui_add ("/ui/keys/colleague", test_colleague);
}
