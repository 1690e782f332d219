/* SPDX-License-Identifier: EUPL-1.2 */
/* Restoring a backup from the window: what takes long is done on a thread, beside what is there. */
#include "regie-restore-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "regie-backup-view.h"
#include "regie-closures.h"
#include "regie-dialogs.h"
#include "regie-recovery.h"
#include "regie-restore.h"
#include "regie-compat.h"
#include "regie-spoken.h"

struct _RegieRestoreWindow {
  AdwWindow parent_instance;
  GtkEditable *key;
  RegieApplication *application;
  char *path, *about, *fault;
  GCancellable *cancellable; /* while it runs */
};

G_DEFINE_FINAL_TYPE (RegieRestoreWindow, regie_restore_window, ADW_TYPE_WINDOW)

enum { PROP_ABOUT = 1, PROP_FAULT, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What goes to the thread: what to open, with what, and beside which file. */
typedef struct {
  char *backup, *key, *where;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_free (self->backup);
  regie_seal_text_free (self->key);
  g_free (self->where);
  g_free (self);
}

static void
remove_prepared (gpointer data)
{
  g_unlink (data);
  g_free (data);
}

/* On a thread. */
static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  gboolean is_recovery = regie_recovery_is_meant (errand->key);
  const RegieSealOpener opener = { .recovery = is_recovery ? errand->key : NULL,
                                   .passphrase = errand->key };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const RegieRestoreAsk ask = {
    .backup = errand->backup,
    .opener = &opener,
    .now = now,
    .by = g_get_user_name (),
    .cancellable = cancellable,
  };
  g_autoptr (RegieManifest) manifest = NULL;
  GError *error = NULL;
  char *prepared = regie_restore_prepare (&ask, errand->where, &manifest, &error);

  if (prepared != NULL)
    g_task_return_pointer (task, prepared, remove_prepared);
  else
    g_task_return_error (task, error);
}

static void
update (RegieRestoreWindow *self)
{
  g_assert (REGIE_IS_RESTORE_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.run",
                                 self->cancellable == NULL
                                   && *gtk_editable_get_text (self->key) != '\0');
}

static void
set_fault (RegieRestoreWindow *self, const char *fault)
{
  g_free (self->fault);
  self->fault = g_strdup (fault);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
}

static void
set_running (RegieRestoreWindow *self, GCancellable *cancellable)
{
  g_clear_object (&self->cancellable);
  self->cancellable = cancellable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  gtk_widget_set_sensitive (GTK_WIDGET (self->key), cancellable == NULL);
  update (self);
}

/* What was kept is said in the window below: this one is done. */
static void
finish (RegieRestoreWindow *self, const char *kept)
{
  g_autofree char *name = kept != NULL ? g_path_get_basename (kept) : NULL;
  g_autofree char *said = name != NULL ? g_strdup_printf (
                            _("The backup was restored. What stood there is kept as %s."), name)
                                       : g_strdup (_("The backup was restored."));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    regie_show_toast (GTK_WIDGET (parent), said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieRestoreWindow) self = REGIE_RESTORE_WINDOW (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  g_autofree char *partial = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *kept = NULL;

  set_running (self, NULL);
  if (partial != NULL && regie_application_put_back (self->application, partial, &kept, &error))
    {
      finish (self, kept);
      return;
    }
  if (partial != NULL)
    g_unlink (partial);
  set_fault (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

static void
run (RegieRestoreWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  g_assert (REGIE_IS_RESTORE_WINDOW (self));
  if (self->cancellable != NULL || *gtk_editable_get_text (self->key) == '\0')
    return;
  set_fault (self, NULL);
  set_running (self, g_cancellable_new ());
  errand = g_new (Errand, 1);
  *errand = (Errand){ g_strdup (self->path), g_strdup (gtk_editable_get_text (self->key)),
                      g_strdup (regie_application_get_uri (self->application)) };
  task = g_task_new (self, self->cancellable, prepared, NULL);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, prepare);
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *target)
{
  run (REGIE_RESTORE_WINDOW (widget));
}

static void
regie_restore_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieRestoreWindow *self = REGIE_RESTORE_WINDOW (object);

  if (id == PROP_ABOUT)
    g_value_set_string (value, self->about);
  else if (id == PROP_FAULT)
    g_value_set_string (value, self->fault);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, self->cancellable != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Closing it stops what runs. */
static void
regie_restore_window_dispose (GObject *object)
{
  RegieRestoreWindow *self = REGIE_RESTORE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (regie_restore_window_parent_class)->dispose (object);
}

static gboolean
regie_restore_window_close_request (GtkWindow *window)
{
  RegieRestoreWindow *self = REGIE_RESTORE_WINDOW (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (regie_restore_window_parent_class)->close_request (window);
}

static void
regie_restore_window_finalize (GObject *object)
{
  RegieRestoreWindow *self = REGIE_RESTORE_WINDOW (object);

  g_free (self->path);
  g_free (self->about);
  g_free (self->fault);
  G_OBJECT_CLASS (regie_restore_window_parent_class)->finalize (object);
}

static void
regie_restore_window_class_init (RegieRestoreWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_restore_window_get_property;
  object_class->dispose = regie_restore_window_dispose;
  object_class->finalize = regie_restore_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = regie_restore_window_close_request;
  properties[PROP_ABOUT] = g_param_spec_string ("about", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "restore.run", NULL, run_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieRestoreWindow, key);
  gtk_widget_class_bind_template_callback (widget_class, run);
  gtk_widget_class_bind_template_callback (widget_class, update);
  regie_closures_bind (widget_class);
}

static void
regie_restore_window_init (RegieRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_buttons_set_about (GTK_WIDGET (self->key),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->key)));
  update (self);
}

void
regie_restore_window_present (GtkWindow *parent, const char *path)
{
  RegieRestoreWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && path != NULL);
  self = g_object_new (REGIE_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);
  self->application = REGIE_APPLICATION (g_object_ref (gtk_window_get_application (parent)));
  self->path = g_strdup (path);
  self->about = regie_backup_dup_words (path);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ABOUT]);
  regie_window_fit (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}
