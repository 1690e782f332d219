/* SPDX-License-Identifier: EUPL-1.2 */
/* Copies of files that are being read: where they lie, for whom, and for how long. */
#include "regie-open-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "regie-dialogs.h"
#include "regie-error.h"

#define PREFIX "regie-open-"

static char *home; /* of this program; NULL until something was opened */
static RegieLaunchFunc diverted;

/* FOLDER and what is in it; a link in it is not followed. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
        g_unlink (path);
      else
        remove_folder (path);
    }
  g_rmdir (folder);
}

/* What a program left that ended without saying so. */
static void
sweep (const char *runtime)
{
  g_autoptr (GDir) dir = g_dir_open (runtime, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, PREFIX))
      {
        g_autofree char *path = g_build_filename (runtime, name, NULL);
        gint64 pid = g_ascii_strtoll (name + strlen (PREFIX), NULL, 10);

        if (pid > 0 && kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
          remove_folder (path);
      }
}

/* Where copies may lie: in a sandbox the one folder that programs outside it see as well. */
static char *
dup_runtime (const char *sandbox)
{
  return sandbox != NULL ? g_build_filename (g_get_user_runtime_dir (), "app", sandbox, NULL)
                         : g_strdup (g_get_user_runtime_dir ());
}

/* The folder of this program, which only this user enters; NULL when it cannot be made. */
static const char *
ensure_home (void)
{
  const char *sandbox = g_getenv ("FLATPAK_ID");
  g_autofree char *runtime = dup_runtime (sandbox);
  g_autofree char *name = g_strdup_printf (PREFIX "%d-XXXXXX", (int) getpid ());
  g_autofree char *path = g_build_filename (runtime, name, NULL);

  if (home != NULL && g_file_test (home, G_FILE_TEST_IS_DIR))
    return home;
  g_clear_pointer (&home, g_free);
  /* Without a folder that goes with the session nothing lies anywhere. */
  if (g_getenv ("XDG_RUNTIME_DIR") == NULL || g_mkdir_with_parents (runtime, 0700) != 0)
    return NULL;
  if (g_mkdtemp_full (path, 0700) != NULL)
    home = g_steal_pointer (&path);
  return home;
}

void
regie_open_copies_sweep (void)
{
  /* A sandbox does not know which programs run outside it. */
  if (g_getenv ("FLATPAK_ID") == NULL)
    sweep (g_get_user_runtime_dir ());
}

void
regie_open_copies_remove (void)
{
  if (home != NULL)
    remove_folder (home);
  g_clear_pointer (&home, g_free);
}

void
regie_open_copy_divert (RegieLaunchFunc func)
{
  diverted = func;
}

/* --- of a window --- */

static void
window_gone (GtkWidget *window, gpointer folder)
{
  remove_folder (folder);
}

static void
forget (gpointer folder, GClosure *closure)
{
  g_free (folder);
}

/* The folder of the window that WIDGET is in; NULL when it cannot be made. */
static const char *
folder_of (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  const char *mine = window != NULL ? g_object_get_data (G_OBJECT (window), PREFIX) : NULL;
  g_autofree char *path = NULL;
  const char *all;

  if (window == NULL || (mine != NULL && g_file_test (mine, G_FILE_TEST_IS_DIR)))
    return mine;
  if ((all = ensure_home ()) == NULL)
    return NULL;
  path = g_build_filename (all, "XXXXXX", NULL);
  if (g_mkdtemp_full (path, 0700) == NULL)
    return NULL;
  g_signal_connect_data (window, "destroy", G_CALLBACK (window_gone), g_strdup (path), forget, 0);
  g_object_set_data_full (G_OBJECT (window), PREFIX, g_strdup (path), g_free);
  return g_object_get_data (G_OBJECT (window), PREFIX);
}

/* --- writing and opening --- */

/* A copy on its way. */
typedef struct {
  char *folder, *name;
  GBytes *bytes;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->folder);
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
write_all (int file, GBytes *bytes)
{
  gsize left;
  const guchar *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (file, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      left -= (gsize) n;
    }
  return TRUE;
}

/* BYTES as a new file PATH, which nobody writes after that. */
static gboolean
write_copy (const char *path, GBytes *bytes)
{
  int file = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean ok;

  if (file < 0)
    return FALSE;
  ok = write_all (file, bytes) && fchmod (file, 0400) == 0;
  return g_close (file, NULL) && ok;
}

/* Each copy has a folder of its own, so that it keeps its name. */
static void
make_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Copy *self = data;
  g_autofree char *folder = g_build_filename (self->folder, "XXXXXX", NULL);
  g_autofree char *path = NULL;

  if (g_mkdtemp_full (folder, 0700) != NULL)
    {
      path = g_build_filename (folder, self->name, NULL);
      if (write_copy (path, self->bytes))
        {
          g_task_return_pointer (task, g_filename_to_uri (path, NULL, NULL), g_free);
          return;
        }
    }
  g_task_return_new_error (task, REGIE_ERROR, REGIE_ERROR_FULL, "%s",
                           _("The file cannot be opened: there is no room for a copy."));
}

/* What the system says names the file: nobody hears that. */
static void
launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL)
      && gtk_widget_get_root (widget) != NULL)
    regie_show_toast (widget,
                      _("No program on this computer opens this file. Save a copy of it."));
}

static void
copy_made (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GAppLaunchContext) context = NULL;

  if (gtk_widget_get_root (widget) == NULL)
    return; /* the window closed meanwhile, and the copy went with it */
  if (uri == NULL)
    regie_show_error (widget, error);
  else if (diverted != NULL)
    diverted (uri);
  else
    {
      context = G_APP_LAUNCH_CONTEXT (
        gdk_display_get_app_launch_context (gtk_widget_get_display (widget)));
      g_app_info_launch_default_for_uri_async (uri, context, NULL, launched, g_object_ref (widget));
    }
}

void
regie_open_copy (GtkWidget *widget, const char *name, GBytes *bytes)
{
  g_autoptr (GTask) task = NULL;
  const char *folder;
  Copy *copy;

  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL && bytes != NULL);
  if ((folder = folder_of (widget)) == NULL)
    {
      regie_show_toast (widget, _("The file cannot be opened: there is no room for a copy."));
      return;
    }
  copy = g_new (Copy, 1);
  *copy = (Copy){ g_strdup (folder), g_strdup (name), g_bytes_ref (bytes) };
  task = g_task_new (widget, NULL, copy_made, NULL);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, make_copy);
}
