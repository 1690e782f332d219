/* SPDX-License-Identifier: EUPL-1.2 */
/* The tests of the window: the database, the session and the order of each, and what they use to
 * look at a screen and to press something on it. */
#include "ui.h"

#include <signal.h>
#include <unistd.h>

#include "regie-caseload-view.h"
#include "regie-compat.h"
#include "regie-youth-view.h"
#include "regie-demo.h"
#include "regie-dossier-view.h"
#include "regie-field-row.h"
#include "regie-leaks.h"
#include "regie-log-commands.h"
#include "regie-migrate.h"
#include "regie-page.h"
#include "regie-text.h"
#include "regie-today-view.h"

typedef struct {
  char *path;
  UiTest test;
  gboolean starts_program, on_server;
} Entry;

const char *ui_awaited;

static GPtrArray *entries;
static char *template_folder, *template_path;
static guint n_databases; /* that this process made on the test server */

RegieDay
ui_today (void)
{
  return regie_day_from_civil (2026, 11, 23);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

static void
add (char *take_path, UiTest test, gboolean starts_program, gboolean on_server)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ take_path, test, starts_program, on_server };
  g_ptr_array_add (entries, entry);
}

void
ui_add (const char *path, UiTest test)
{
  add (g_strdup (path), test, FALSE, FALSE);
}

void
ui_add_on_both (const char *path, UiTest test, gboolean always)
{
  add (g_strconcat (path, "/file", NULL), test, FALSE, FALSE);
  if (g_getenv ("REGIE_TEST_PG") != NULL && (always || g_getenv ("REGIE_FAULT") != NULL))
    add (g_strconcat (path, "/server", NULL), test, FALSE, TRUE);
}

void
ui_add_program (const char *path, UiTest test)
{
  add (g_strdup (path), test, TRUE, FALSE);
}

static void
run_script (const char *uri, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (uri, REGIE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
}

/* Ninety dossiers in the new database at URI, where I may do everything. */
static void
fill (const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOffice) office = regie_office_new (ui_today (), &error);
  g_autoptr (RegieDb) db = NULL;

  g_assert_no_error (error);
  db = regie_db_open (uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  regie_migrate (db, regie_schema (), &error);
  g_assert_no_error (error);
  regie_demo_fill (db, office, 90, 2, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  regie_db_script (db, "UPDATE staff SET role = 'beheer'", &error);
  g_assert_no_error (error);
  if (regie_db_is_postgres (db))
    regie_db_script (db,
                     "UPDATE staff SET login = session_user WHERE id = (SELECT min (id) FROM "
                     "staff)",
                     &error);
  g_assert_no_error (error);
}

/* Made when the first test asks for it, and copied for each: filling one takes longer than most
 * tests. */
static const char *
template_database (void)
{
  g_autoptr (GError) error = NULL;

  if (template_path != NULL)
    return template_path;
  template_folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  template_path = g_build_filename (template_folder, "template.db", NULL);
  fill (template_path);
  return template_path;
}

/* The same on the test server: number 0 is the template. */
static char *
dup_server_uri (guint n)
{
  return g_strdup_printf ("%s&dbname=u%d_%u", g_getenv ("REGIE_TEST_PG"), (int) getpid (), n);
}

static char *
dup_server_database (void)
{
  const char *server = g_getenv ("REGIE_TEST_PG");
  g_autofree char *sql = NULL;

  if (n_databases == 0)
    {
      g_autofree char *uri = dup_server_uri (0);
      g_autofree char *create = g_strdup_printf ("CREATE DATABASE u%d_0", (int) getpid ());

      run_script (server, create);
      run_script (uri, "CREATE EXTENSION pg_trgm");
      fill (uri);
    }
  n_databases++;
  sql = g_strdup_printf ("CREATE DATABASE u%d_%u TEMPLATE u%d_0", (int) getpid (), n_databases,
                         (int) getpid ());
  run_script (server, sql);
  return dup_server_uri (n_databases);
}

static void
copy_template (const char *path)
{
  g_autoptr (GFile) from = g_file_new_for_path (template_database ());
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

char *
ui_dup_database (Ui *ui, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (ui->folder, name, NULL);

  copy_template (path);
  if (sql != NULL)
    run_script (path, sql);
  return g_steal_pointer (&path);
}

GFile *
ui_sample (const char *name)
{
  return g_file_new_build_filename (g_getenv ("REGIE_DATA"), "demo", name, NULL);
}

void
ui_turn (void)
{
  /* What is waited for may be in a file: then nothing wakes the loop. */
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500);
}

/* How many things there were to do. */
static guint
drain (void)
{
  guint n = 0;

  while (g_main_context_iteration (NULL, FALSE))
    n++;
  return n;
}

static gboolean
pass_frame (GtkWidget *window, GdkFrameClock *clock, gpointer n_awaited)
{
  return G_SOURCE_REMOVE;
}

/* After its frame, or because the window went. */
static void
count_down (gpointer n_awaited)
{
  (*(guint *) n_awaited)--;
}

/* Until every window that is shown has laid out what it was told. */
static void
lay_out (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_awaited = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (!gtk_widget_get_mapped (window))
        continue;
      gtk_widget_add_tick_callback (window, pass_frame, &n_awaited, count_down);
      n_awaited++;
    }
  while (n_awaited > 0)
    ui_turn ();
}

void
ui_settle_session (RegieSession *session)
{
  WAIT_FOR (regie_session_is_open (session));
  /* What is not busy has handed on every answer; what is shown of it may ask more. */
  do
    {
      WAIT_FOR (!regie_session_is_busy (session));
      drain ();
      lay_out ();
    }
  while (regie_session_is_busy (session) || drain () > 0);
}

void
ui_settle (Ui *ui)
{
  ui_settle_session (ui->session);
}

/* What others did: anything at all, or what is named. */
static void
note_heard (RegieSession *session, RegieNews *news, Ui *ui)
{
  if (news == NULL)
    return;
  if (regie_news_is_everything (news))
    ui->n_heard_all++;
  else
    ui->n_heard++;
}

void
ui_tell (Ui *ui, const char *text)
{
  g_autoptr (RegieNews) news = regie_news_new ();

  regie_news_add_text (news, text);
  g_signal_emit_by_name (ui->session, "changed", news);
}

/* Somebody listens once one word was heard. */
static void
wait_for_ears (Ui *ui)
{
  while (ui->n_heard == 0)
    {
      run_script (ui->path, "SELECT pg_notify ('regie_' || current_schema (), 'open 0')");
      for (guint i = 0; i < 100; i++)
        ui_turn ();
    }
}

void
ui_write_elsewhere (Ui *ui, const char *sql)
{
  guint before = ui->n_heard_all;

  run_script (ui->path, sql);
  if (ui->on_server)
    run_script (ui->path, "SELECT pg_notify ('regie_' || current_schema (), '*')");
  else
    ui_tell (ui, "*");
  WAIT_FOR (ui->n_heard_all > before);
  ui_settle (ui);
}

static gint64
count_with (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  regie_db_get_int (db, sql, 0, NULL, &n, &error);
  g_assert_no_error (error);
  return n;
}

gint64
ui_count (Ui *ui, const char *sql)
{
  return count_with (ui->db, sql);
}

gint64
ui_count_in (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (path, REGIE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  return count_with (db, sql);
}

void
ui_undo (Ui *ui, gint64 seq)
{
  static const char last[] = "SELECT max(seq) FROM change_log";
  g_autoptr (RegieForm) form = regie_form_new ();
  char sure[REGIE_NUMBER_TEXT];
  gint64 before = ui_count (ui, last);

  regie_form_set (form, REGIE_SURE, regie_number_format (seq, sure));
  regie_session_do (ui->session, &regie_log_commands[REGIE_LOG_UNDO], g_variant_new_int64 (seq),
                    form, NULL, NULL, NULL);
  WAIT_FOR (ui_count (ui, last) > before);
  ui_settle (ui);
}

RegieApplication *
ui_start (const char *path)
{
  RegieApplication *application = regie_application_new (path, ui_today ());
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  return application;
}

RegieWindow *
ui_window (RegieApplication *application)
{
  return REGIE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

void
ui_stop (RegieApplication *application)
{
  RegieSession *session = regie_application_get_session (application);

  if (session != NULL && regie_session_is_open (session))
    ui_settle_session (session);
  ui_close_others (NULL);
  if (session != NULL)
    regie_session_close (session);
  drain ();
  g_object_unref (application);
}

/* How many the caseload found, and how many are late in Vandaag. */
static void
note_view (RegiePage *page, GParamSpec *pspec, Ui *ui)
{
  gpointer view = regie_page_get_view (page);

  if (view != NULL && REGIE_IS_CASELOAD_VIEW (view))
    ui->counted = (guint) REGIE_CASELOAD_VIEW (view)->n;
  else if (view != NULL && REGIE_IS_YOUTH_VIEW (view))
    ui->counted = (guint) REGIE_YOUTH_VIEW (view)->n;
  else if (view != NULL && REGIE_IS_DOSSIER_VIEW (view))
    ui->titled++;
  else if (view != NULL && REGIE_IS_TODAY_VIEW (view))
    ui->counted = REGIE_TODAY_VIEW (view)->counts[REGIE_SECTION_LATE];
}

/* The dossier that the page of a test wants to be opened: there is no window that has it. */
static void
note_dossier (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_variant_get_child (target, 0, "x", &((Ui *) data)->opened);
}

static void
note_done (RegieSession *session, const RegieOutcome *outcome, Ui *ui)
{
  ui->done = outcome->seq;
}

static void
listen (Ui *ui, GtkWidget *page)
{
  if (!REGIE_IS_PAGE (page))
    return;
  g_signal_connect (page, "notify::view", G_CALLBACK (note_view), ui);
}

GtkWidget *
ui_page_new (Ui *ui, GType type)
{
  return g_object_new (type, "session", ui->session, NULL);
}

void
ui_open (Ui *ui, GtkWidget *page, GVariant *target)
{
  g_autoptr (GVariant) to = g_variant_ref_sink (target);

  regie_page_open (REGIE_PAGE (page), to);
  ui_settle (ui);
}

/* The action of the window that pages know. */
static GSimpleActionGroup *
window_actions_new (Ui *ui)
{
  static const GActionEntry known[] = { { "dossier", note_dossier, "(xs)" } };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), known, G_N_ELEMENTS (known), ui);
  return group;
}

GtkWidget *
ui_show (Ui *ui, GtkWidget *page)
{
  g_autoptr (GSimpleActionGroup) actions = window_actions_new (ui);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  listen (ui, page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

void
ui_close (GtkWidget *window, GtkWidget *page)
{
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (page == NULL);
}

void
ui_close_others (GtkWidget *keep)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != NULL && GTK_WIDGET (window) != keep)
        gtk_window_destroy (window);
    }
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer what);

/* The first widget in or below WIDGET that MATCHES; with SHOWN only what is shown. */
static GtkWidget *
find (GtkWidget *widget, gboolean shown, Matches matches, gconstpointer what)
{
  GtkWidget *found = NULL;

  if (shown && !gtk_widget_get_mapped (widget))
    return NULL;
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, shown, matches, what);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

GtkWidget *
ui_find (GtkWidget *widget, GType type)
{
  return find (widget, TRUE, is_of_type, &type);
}

static gboolean
has_class (GtkWidget *widget, gconstpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

GtkWidget *
ui_find_class (GtkWidget *widget, const char *css_class)
{
  return find (widget, FALSE, has_class, css_class);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL;
}

GtkWidget *
ui_find_text (GtkWidget *widget, const char *part)
{
  return find (widget, TRUE, has_text, part);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

GtkWidget *
ui_find_row (GtkWidget *widget, const char *title)
{
  return find (widget, FALSE, has_title, title);
}

static gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "_", 2) : NULL;
  g_autofree char *plain = parts != NULL ? g_strjoinv ("", parts) : NULL;

  return g_strcmp0 (plain, label) == 0;
}

GtkWidget *
ui_find_button (GtkWidget *widget, const char *label)
{
  return find (widget, TRUE, has_label, label);
}

static gboolean
has_action (GtkWidget *widget, gconstpointer action)
{
  return GTK_IS_ACTIONABLE (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

GtkWidget *
ui_find_action (GtkWidget *widget, const char *action)
{
  return find (widget, TRUE, has_action, action);
}

void
ui_click (GtkWidget *button)
{
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
ui_dialog (GtkWidget *window)
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
is_row_of (GtkWidget *widget, gconstpointer key)
{
  return REGIE_IS_FIELD_ROW (widget)
         && strcmp (regie_field_row_get_field (REGIE_FIELD_ROW (widget))->key, key) == 0;
}

GtkWidget *
ui_row (GtkWidget *dialog, const char *key)
{
  return find (dialog, FALSE, is_row_of, key);
}

void
ui_fill (GtkWidget *dialog, const char *key, const char *value)
{
  GtkWidget *row = ui_row (dialog, key);

  g_assert_nonnull (row);
  regie_field_row_set_value (REGIE_FIELD_ROW (row), value);
}

gboolean
ui_says (GtkWidget *dialog, const char *key, const char *value)
{
  GtkWidget *row = ui_row (dialog, key);
  g_autofree char *now = NULL;

  g_assert_nonnull (row);
  now = regie_field_row_dup_value (REGIE_FIELD_ROW (row));
  return g_strcmp0 (now, value) == 0;
}

static gboolean
is_proposed (GtkWidget *widget, gconstpointer what)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

void
ui_save (GtkWidget *dialog)
{
  GtkWidget *button = find (dialog, FALSE, is_proposed, NULL);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

void
ui_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!handled && GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  g_assert_true (handled);
}

guint
ui_open_menus (GtkWidget *widget)
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
    n += ui_open_menus (child);
  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What one test chose to see is not what the next one begins with. */
static void
forget_settings (void)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Ui *ui, gconstpointer data)
{
  const Entry *entry = data;
  g_autoptr (GError) error = NULL;

  forget_settings ();
  ui->folder = g_dir_make_tmp ("regie-XXXXXX", &error);
  g_assert_no_error (error);
  ui->on_server = entry->on_server;
  ui->path = ui->on_server ? dup_server_database () : ui_dup_database (ui, "ui.db", NULL);
  ui->db = regie_db_open (ui->path, REGIE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  ui->counted = G_MAXUINT;
  if (entry->starts_program)
    return;
  ui->session = regie_session_new (ui->path, REGIE_DB_READ_WRITE, ui_today (), FALSE);
  g_signal_connect (ui->session, "done", G_CALLBACK (note_done), ui);
  g_signal_connect (ui->session, "changed", G_CALLBACK (note_heard), ui);
  ui_settle (ui);
  if (ui->on_server)
    wait_for_ears (ui);
}

static void
run (Ui *ui, gconstpointer data)
{
  ((const Entry *) data)->test (ui);
}

static void
tear_down (Ui *ui, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  if (ui->session != NULL)
    {
      regie_session_close (ui->session);
      drain ();
      g_assert_finalize_object (ui->session);
    }
  regie_db_close (ui->db);
  remove_folder (ui->folder);
  g_free (ui->path);
  g_free (ui->folder);
}

/* Each in its own order, which its seed repeats: no test may lean on another. */
static void
add_all_in_any_order (void)
{
  for (guint i = entries->len; i > 0; i--)
    {
      guint which = (guint) g_test_rand_int_range (0, (gint32) i);
      Entry *entry = entries->pdata[which];

      g_test_add (entry->path, Ui, entry, set_up, run, tear_down);
      entries->pdata[which] = entries->pdata[i - 1];
      entries->pdata[i - 1] = entry;
    }
}

/* Ended from outside, since something never came: it is said what. */
static void
say_awaited (int number)
{
  if (ui_awaited != NULL && write (STDERR_FILENO, ui_awaited, strlen (ui_awaited)) < 0)
    _exit (3);
  _exit (2);
}

/* Usage: test-app [SUITE] [what GLib says of tests] */
int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  signal (SIGTERM, say_awaited);
  adw_init ();
  entries = g_ptr_array_new_with_free_func (entry_free);
  test_suites_add (argc > 1 && argv[1][0] != '-' ? argv[1] : NULL);
  add_all_in_any_order ();
  result = g_test_run ();
  g_ptr_array_unref (entries);
  if (template_folder != NULL)
    remove_folder (template_folder);
  g_free (template_folder);
  g_free (template_path);
  return result;
}
