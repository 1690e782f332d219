/* SPDX-License-Identifier: EUPL-1.2 */
/* The program: its options, its windows, and the actions that need no window. */
#include "regie-application.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-open-copy.h"
#include "regie-restore.h"
#include "regie-window.h"

struct _RegieApplication {
  AdwApplication parent_instance;
  char *uri, *login;
  const char *start_page;
  RegieDay today;
  RegieSession *session;
};

G_DEFINE_FINAL_TYPE (RegieApplication, regie_application, ADW_TYPE_APPLICATION)

static gboolean
exists (RegieApplication *self)
{
  return regie_db_is_address (self->uri) || g_file_test (self->uri, G_FILE_TEST_EXISTS);
}

/* GTK reads the icon theme on a thread when it starts, but libadwaita and the application then add
 * their own icons and it would be read again at the first picture of the window, on the main
 * thread.  A theme has a lock for this. */
static gpointer
read_icon_theme (gpointer theme)
{
  gtk_icon_theme_has_icon (theme, "open-menu-symbolic");
  return NULL;
}

/* The database is opened on its own threads while GTK is still starting. */
static void
regie_application_startup (GApplication *application)
{
  RegieApplication *self = REGIE_APPLICATION (application);

  if (exists (self))
    self->session = regie_session_new_as (self->uri, REGIE_DB_READ_WRITE, self->today, FALSE,
                                          self->login);
  G_APPLICATION_CLASS (regie_application_parent_class)->startup (application);
  regie_open_copies_sweep ();
  g_thread_unref (g_thread_new ("icons", read_icon_theme,
                                gtk_icon_theme_get_for_display (gdk_display_get_default ())));
}

static void
regie_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  /* While GTK started the database was opened: its first rows are read while the window is made. */
  if (window == NULL && REGIE_APPLICATION (application)->session != NULL)
    regie_session_await_open (REGIE_APPLICATION (application)->session);
  if (window == NULL)
    window = GTK_WINDOW (regie_window_new (REGIE_APPLICATION (application)));
  gtk_window_present (window);
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (regie_window_new (data)));
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  regie_show_about (gtk_application_get_active_window (data));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows;

  /* Forms that are still open keep what was typed. */
  for (GList *l = gtk_application_get_windows (data); l != NULL; l = l->next)
    regie_window_close_forms (l->data);
  windows = g_list_copy (gtk_application_get_windows (data));
  g_list_free_full (windows, (GDestroyNotify) gtk_window_close);
}

static void
regie_application_finalize (GObject *object)
{
  RegieApplication *self = REGIE_APPLICATION (object);

  g_clear_object (&self->session);
  regie_open_copies_remove ();
  g_free (self->uri);
  g_free (self->login);
  G_OBJECT_CLASS (regie_application_parent_class)->finalize (object);
}

static void
regie_application_class_init (RegieApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = regie_application_startup;
  G_APPLICATION_CLASS (klass)->activate = regie_application_activate;
}

static void
set_key (RegieApplication *self, const char *action, const char *key, const char *other)
{
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action,
                                         (const char *[]){ key, other, NULL });
}

static void
regie_application_init (RegieApplication *self)
{
  static const GActionEntry actions[] = { { "new-window", new_window },
                                          { "about", about },
                                          { "quit", quit } };
  static const struct {
    const char *action, *key, *other;
  } keys[] = {
    { "app.quit", "<Control>q" },
    { "app.new-window", "<Control><Shift>n" },
    { "win.undo", "<Control>z" },
    { "win.redo", "<Control><Shift>z", "<Control>y" },
    { "win.search", "<Control>f" },
    { "win.find", "<Control>k" },
    { "win.back", "<Alt>Left" },
    { "win.sidebar", "F9" },
    { "win.rules", "F1" },
    { "win.show-help-overlay", "<Control>question" },
    { "window.close", "<Control>w" },
  };

  const RegiePageKind *pages;
  guint n;

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    set_key (self, keys[i].action, keys[i].key, keys[i].other);
  pages = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (pages[i].key != NULL)
      {
        g_autofree char *action = g_strdup_printf ("win.go::%s", pages[i].name);

        set_key (self, action, pages[i].key, NULL);
      }
}

RegieApplication *
regie_application_new (const char *uri, RegieDay today)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "regie", "regie.db", NULL);
  g_autofree char *place = (uri != NULL && regie_db_is_address (uri))
                             ? g_strdup (uri)
                             : g_canonicalize_filename (uri != NULL ? uri : own, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place, -1);
  g_autofree char *id = uri != NULL ? g_strdup_printf ("%s.db%.12s", REGIE_APP_ID, sum)
                                    : g_strdup (REGIE_APP_ID);
  RegieApplication *self = g_object_new (REGIE_TYPE_APPLICATION, "application-id", id,
                                         "resource-base-path", "/nl/szmh/Regie", NULL);

  self->uri = g_steal_pointer (&place);
  self->today = today;
  return self;
}

void
regie_application_play (RegieApplication *self, const char *login)
{
  g_free (self->login);
  self->login = g_strdup (login);
}

RegieSession *
regie_application_get_session (RegieApplication *self)
{
  return self->session;
}

void
regie_application_set_start_page (RegieApplication *self, const char *page)
{
  self->start_page = g_intern_string (page);
}

const char *
regie_application_get_start_page (RegieApplication *self)
{
  return self->start_page;
}

void
regie_application_open (RegieApplication *self, const char *uri, gboolean demo)
{
  g_autoptr (RegieSession) old = g_steal_pointer (&self->session);

  if (uri != NULL)
    {
      g_free (self->uri);
      self->uri = g_strdup (uri);
    }
  self->session = regie_session_new_as (self->uri,
                                        exists (self) ? REGIE_DB_READ_WRITE : REGIE_DB_CREATE,
                                        self->today, demo, self->login);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (REGIE_IS_WINDOW (l->data))
      regie_window_set_session (l->data, self->session);
}

const char *
regie_application_get_uri (RegieApplication *self)
{
  g_return_val_if_fail (REGIE_IS_APPLICATION (self), NULL);
  return self->uri;
}

gboolean
regie_application_put_back (RegieApplication *self, const char *prepared, char **kept,
                            GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gboolean ok;

  g_return_val_if_fail (REGIE_IS_APPLICATION (self), FALSE);
  if (self->session != NULL)
    regie_session_close (self->session);
  ok = regie_restore_place (prepared, self->uri, now, kept, error);
  regie_application_open (self, NULL, FALSE);
  return ok;
}
