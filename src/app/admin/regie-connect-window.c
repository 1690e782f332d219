/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a server, and what was found there. */
#include "regie-connect-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-chapter-view.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-error.h"
#include "regie-office.h"
#include "regie-spoken.h"

struct _RegieConnectWindow {
  AdwWindow parent_instance;
  GtkEditable *host, *port, *database, *login, *password, *root, *certificate, *key, *replica;
  AdwComboRow *way;
  RegieChapterView *verdict;
  GtkLabel *fault;
  RegieServerView *view;
  RegieDay today;
  RegieConnectFunc open;
  GCancellable *cancellable; /* of what is being tried; NULL: nothing is */
  gboolean opens;            /* when it goes well */
};

G_DEFINE_FINAL_TYPE (RegieConnectWindow, regie_connect_window, ADW_TYPE_WINDOW)

enum { PROP_VIEW = 1, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- what is typed --- */

static char *
dup_typed (GtkEditable *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static RegieServer *
read_server (RegieConnectWindow *self)
{
  RegieServer *server = g_new0 (RegieServer, 1);

  server->way = (RegieLoginWay) adw_combo_row_get_selected (self->way);
  server->host = dup_typed (self->host);
  server->port = dup_typed (self->port);
  server->database = dup_typed (self->database);
  server->login = dup_typed (self->login);
  server->root = dup_typed (self->root);
  server->replica = dup_typed (self->replica);
  if (server->way == REGIE_LOGIN_CERTIFICATE)
    {
      server->certificate = dup_typed (self->certificate);
      server->key = dup_typed (self->key);
    }
  return server;
}

static void
write_text (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text != NULL ? text : "");
}

static void
write_server (RegieConnectWindow *self, const RegieServer *server)
{
  write_text (self->host, server->host);
  write_text (self->port, server->port);
  write_text (self->database, server->database);
  write_text (self->login, server->login);
  write_text (self->root, server->root);
  write_text (self->replica, server->replica);
  write_text (self->certificate, server->certificate);
  write_text (self->key, server->key);
  adw_combo_row_set_selected (self->way, server->way);
}

/* The password as it stands in the form (borrowed), where one logs in with one. */
static const char *
get_password (RegieConnectWindow *self)
{
  return adw_combo_row_get_selected (self->way) == REGIE_LOGIN_PASSWORD
           ? gtk_editable_get_text (self->password)
           : NULL;
}

static void
say_fault (RegieConnectWindow *self, const GError *error)
{
  const struct {
    const char *field;
    GtkEditable *row;
  } rows[] = { { "host", self->host },         { "port", self->port },
               { "database", self->database }, { "login", self->login },
               { "root", self->root },         { "certificate", self->certificate },
               { "key", self->key },           { "replica", self->replica } };

  gtk_label_set_label (self->fault, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_it = g_strcmp0 (regie_error_get_field (error), rows[i].field) == 0;

      if (is_it)
        gtk_widget_add_css_class (GTK_WIDGET (rows[i].row), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (rows[i].row), "error");
      if (is_it)
        gtk_widget_grab_focus (GTK_WIDGET (rows[i].row));
    }
}

/* --- trying --- */

typedef struct {
  RegieServer *server;
  char *password;
  RegieDay today;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *self = data;

  regie_server_free (self->server);
  if (self->password != NULL)
    memset (self->password, 0, strlen (self->password));
  g_free (self->password);
  g_free (self);
}

static void
try_it (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Trial *trial = data;
  g_autoptr (RegieServerFound) found = regie_server_look (trial->server, trial->password,
                                                          cancellable);
  g_autoptr (RegieOffice) office = regie_office_new (trial->today, NULL);

  g_task_return_pointer (
    task, regie_server_view_new (trial->server, found, office != NULL ? office->codes : NULL),
    g_object_unref);
}

static void
set_view (RegieConnectWindow *self, RegieServerView *view)
{
  g_autoptr (RegieChapter) chapter = NULL;

  g_set_object (&self->view, view);
  if (view != NULL)
    chapter = g_list_model_get_item (G_LIST_MODEL (view->chapters), 0);
  regie_chapter_view_set_chapter (self->verdict, chapter);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), chapter != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
set_trying (RegieConnectWindow *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.test", cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.open", cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.stop", cancellable != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
open_it (RegieConnectWindow *self)
{
  g_autoptr (RegieServer) server = read_server (self);
  g_autofree char *password = g_strdup (get_password (self));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  RegieConnectFunc open = self->open;

  gtk_window_destroy (GTK_WINDOW (self));
  open (parent, server, password);
  if (password != NULL)
    memset (password, 0, strlen (password));
}

static void
tried (GObject *source, GAsyncResult *result, gpointer data)
{
  RegieConnectWindow *self = REGIE_CONNECT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieServerView) view = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->verdict == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* closed, or stopped: nobody waits for it any more */
  set_trying (self, NULL);
  set_view (self, view);
  if (view != NULL && view->is_good && self->opens)
    open_it (self);
}

static void
begin (RegieConnectWindow *self, gboolean opens)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RegieServer) server = read_server (self);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Trial *trial;

  if (!regie_server_check (server, &error))
    {
      say_fault (self, error);
      return;
    }
  say_fault (self, NULL);
  set_view (self, NULL);
  self->opens = opens;
  set_trying (self, cancellable);
  trial = g_new (Trial, 1);
  *trial = (Trial){ g_steal_pointer (&server), g_strdup (get_password (self)), self->today };
  task = g_task_new (self, cancellable, tried, NULL);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, try_it);
}

static void
test (GtkWidget *widget, const char *name, GVariant *target)
{
  begin (REGIE_CONNECT_WINDOW (widget), FALSE);
}

static void
remember_and_open (GtkWidget *widget, const char *name, GVariant *target)
{
  begin (REGIE_CONNECT_WINDOW (widget), TRUE);
}

/* The form is free at once; what goes on looking is not waited for. */
static void
stop (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieConnectWindow *self = REGIE_CONNECT_WINDOW (widget);

  g_cancellable_cancel (self->cancellable);
  set_trying (self, NULL);
}

/* --- files --- */

static void
file_chosen (GFile *file, gpointer row)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), path);
}

/* For the .ui: the row in which the button stands. */
static void
choose_file (GtkButton *button, GtkWidget *row)
{
  regie_choose_open (row, _("Choose a file"), "*", file_chosen, g_object_ref (row),
                     g_object_unref);
}

/* --- the window --- */

/* For the .ui. */
static gboolean
is_way (RegieConnectWindow *self, guint selected, guint way)
{
  return selected == way;
}

static void
regie_connect_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieConnectWindow *self = REGIE_CONNECT_WINDOW (object);

  if (id == PROP_VIEW)
    g_value_set_object (value, self->view);
  else
    g_value_set_boolean (value, self->cancellable != NULL);
}

static void
regie_connect_window_dispose (GObject *object)
{
  RegieConnectWindow *self = REGIE_CONNECT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  self->verdict = NULL;
  G_OBJECT_CLASS (regie_connect_window_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  klass->get_property = regie_connect_window_get_property;
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, regie_server_view_get_type (),
                                               flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (REGIE_TYPE_CHAPTER_VIEW);
  g_type_ensure (regie_server_view_get_type ());
  regie_widget_class_set_ui (klass, "regie-connect-window.ui");
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, host);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, port);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, database);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, login);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, password);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, root);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, certificate);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, key);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, replica);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, way);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, verdict);
  gtk_widget_class_bind_template_child (klass, RegieConnectWindow, fault);
  gtk_widget_class_bind_template_callback (klass, choose_file);
  gtk_widget_class_bind_template_callback (klass, is_way);
}

static void
regie_connect_window_class_init (RegieConnectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_connect_window_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "connect.test", NULL, test);
  gtk_widget_class_install_action (widget_class, "connect.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "connect.open", NULL, remember_and_open);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
regie_connect_window_init (RegieConnectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_buttons_set_about (GTK_WIDGET (self->password),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->password)));
  set_trying (self, NULL);
}

void
regie_connect_window_present (GtkWindow *parent, const RegieServer *server, RegieDay today,
                              RegieConnectFunc open)
{
  RegieConnectWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && open != NULL);
  self = g_object_new (REGIE_TYPE_CONNECT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->today = today;
  self->open = open;
  if (server != NULL)
    write_server (self, server);
  regie_window_fit (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  /* Of a server that is known only the password is asked. */
  gtk_widget_grab_focus (GTK_WIDGET (
    server != NULL && server->way == REGIE_LOGIN_PASSWORD ? self->password : self->host));
}
