/* SPDX-License-Identifier: EUPL-1.2 */
/* The program: its options, its windows, and the actions that need no window. */
#include "regie-application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-error.h"
#include "regie-keyring.h"
#include "regie-open-copy.h"
#include "regie-restore.h"
#include "regie-window.h"

struct _RegieApplication {
  AdwApplication parent_instance;
  char *uri, *login;
  char *replica; /* the address of the server from which figures are read, or NULL */
  const char *start_page;
  RegieDay today;
  RegieSession *session;
  gboolean is_named;  /* URI was said on the command line */
  gboolean is_locked; /* the remembered server asks for a password first */
};

G_DEFINE_FINAL_TYPE (RegieApplication, regie_application, ADW_TYPE_APPLICATION)

#define SERVER "server"
#define ASKS_PASSWORD "server-asks-password"
#define REPLICA "server-replica"

/* The address that is remembered, without a password; owned, NULL when none is. */
static char *
dup_remembered (gboolean *asks_password)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autofree char *address = settings != NULL ? g_settings_get_string (settings, SERVER) : NULL;

  if (address == NULL || !regie_db_is_address (address))
    return NULL;
  *asks_password = g_settings_get_boolean (settings, ASKS_PASSWORD);
  return g_steal_pointer (&address);
}

static void
remember (const char *address, gboolean asks_password, const char *replica)
{
  g_autoptr (GSettings) settings = regie_settings_new ();

  if (settings == NULL)
    return;
  g_settings_set_string (settings, SERVER, address);
  g_settings_set_boolean (settings, ASKS_PASSWORD, asks_password);
  g_settings_set_string (settings, REPLICA, replica != NULL ? replica : "");
}

static char *
dup_own (void)
{
  return g_build_filename (g_get_user_data_dir (), "regie", "regie.db", NULL);
}

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
  g_autofree char *server = NULL;

  if (!self->is_named && (server = dup_remembered (&self->is_locked)) != NULL)
    {
      g_autoptr (RegieServer) known = regie_application_dup_server (self);

      g_free (self->uri);
      self->uri = g_steal_pointer (&server);
      self->replica = known != NULL ? regie_server_dup_replica_address (known, NULL) : NULL;
    }
  if (!self->is_locked && exists (self))
    {
      self->session = regie_session_new_as (self->uri, REGIE_DB_READ_WRITE, self->today, FALSE,
                                            self->login);
      regie_session_set_replica (self->session, self->replica);
    }
  G_APPLICATION_CLASS (regie_application_parent_class)->startup (application);
  regie_open_copies_sweep ();
  g_thread_unref (g_thread_new ("icons", read_icon_theme,
                                gtk_icon_theme_get_for_display (gdk_display_get_default ())));
}

static void
open_server (RegieApplication *self, const RegieServer *server, const char *password)
{
  char *address = regie_server_dup_address (server, password);

  g_free (self->replica);
  self->replica = regie_server_dup_replica_address (server, password);
  regie_application_open (self, address, FALSE);
  memset (address, 0, strlen (address));
  g_free (address);
}

static void
ask_password (RegieApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.connect", NULL);
}

/* It was changed since, perhaps: what is typed now takes its place. */
static void
opened_by_keyring (RegieApplication *self, const GError *error, RegieSession *session)
{
  if (session == self->session && g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED))
    ask_password (self);
}

/* What the keyring has opens by itself; otherwise it is asked. */
static void
password_found (const char *password, gpointer data)
{
  g_autoptr (RegieApplication) self = data;
  g_autoptr (RegieServer) server = regie_application_dup_server (self);

  if (!self->is_locked || server == NULL)
    return; /* something else was opened meanwhile */
  if (password == NULL)
    {
      ask_password (self);
      return;
    }
  open_server (self, server, password);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (opened_by_keyring), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unlock (RegieApplication *self)
{
  gboolean asks = FALSE;
  g_autofree char *address = dup_remembered (&asks);

  if (address != NULL)
    regie_keyring_look (address, password_found, g_object_ref (self));
}

static void
regie_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  /* While GTK started the database was opened: its first rows are read while the window is made. */
  if (window == NULL && REGIE_APPLICATION (application)->session != NULL)
    regie_session_await_open (REGIE_APPLICATION (application)->session);
  if (window == NULL)
    {
      window = GTK_WINDOW (regie_window_new (REGIE_APPLICATION (application)));
      if (REGIE_APPLICATION (application)->is_locked)
        unlock (REGIE_APPLICATION (application));
    }
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
  g_free (self->replica);
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
  g_autofree char *own = dup_own ();
  g_autofree char *place = (uri != NULL && regie_db_is_address (uri))
                             ? g_strdup (uri)
                             : g_canonicalize_filename (uri != NULL ? uri : own, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, place, -1);
  g_autofree char *id = uri != NULL ? g_strdup_printf ("%s.db%.12s", REGIE_APP_ID, sum)
                                    : g_strdup (REGIE_APP_ID);
  RegieApplication *self = g_object_new (REGIE_TYPE_APPLICATION, "application-id", id,
                                         "resource-base-path", "/nl/szmh/Regie", NULL);

  self->uri = g_steal_pointer (&place);
  self->is_named = uri != NULL;
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

  self->is_locked = FALSE;
  if (uri != NULL)
    {
      g_free (self->uri);
      self->uri = g_strdup (uri);
    }
  self->session = regie_session_new_as (self->uri,
                                        exists (self) ? REGIE_DB_READ_WRITE : REGIE_DB_CREATE,
                                        self->today, demo, self->login);
  if (regie_db_is_address (self->uri))
    regie_session_set_replica (self->session, self->replica);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (REGIE_IS_WINDOW (l->data))
      regie_window_set_session (l->data, self->session);
}

RegieServer *
regie_application_dup_server (RegieApplication *self)
{
  gboolean asks_password = FALSE;
  g_autofree char *address = dup_remembered (&asks_password);
  g_autoptr (GSettings) settings = NULL;
  RegieServer *server;

  g_return_val_if_fail (REGIE_IS_APPLICATION (self), NULL);
  if (address == NULL || (server = regie_server_from_address (address, asks_password)) == NULL)
    return NULL;
  settings = regie_settings_new ();
  server->replica = g_settings_get_string (settings, REPLICA);
  return server;
}

gboolean
regie_application_is_locked (RegieApplication *self)
{
  return self->is_locked;
}

gboolean
regie_application_is_on_server (RegieApplication *self)
{
  return regie_db_is_address (self->uri);
}

RegieDay
regie_application_get_today (RegieApplication *self)
{
  return self->today;
}

void
regie_application_connect (RegieApplication *self, const RegieServer *server, const char *password)
{
  g_autofree char *address = NULL;

  g_return_if_fail (REGIE_IS_APPLICATION (self) && server != NULL);
  address = regie_server_dup_address (server, NULL);
  remember (address, server->way == REGIE_LOGIN_PASSWORD, server->replica);
  if (password != NULL && *password != '\0')
    regie_keyring_keep (address, password);
  open_server (self, server, password);
}

void
regie_application_open_here (RegieApplication *self)
{
  g_autofree char *own = dup_own ();

  g_return_if_fail (REGIE_IS_APPLICATION (self));
  remember ("", FALSE, NULL);
  g_clear_pointer (&self->replica, g_free);
  regie_application_open (self, own, FALSE);
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
