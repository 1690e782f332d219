/* SPDX-License-Identifier: EUPL-1.2 */
/* Asks where a file goes, and writes it behind the screen. */
#include "regie-save-as.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"

typedef struct {
  GtkWidget *widget;
  GFile *file;
  RegieSaveFunc save;
  gpointer data;
  GDestroyNotify data_free;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->widget);
  g_clear_object (&self->file);
  if (self->data != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (self->save (self->data, self->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    regie_show_toast (GTK_WIDGET (source), _("Saved"));
  else
    regie_show_error (GTK_WIDGET (source), error);
}

void
regie_save_to (GtkWidget *widget, GFile *file, RegieSaveFunc save, gpointer data,
               GDestroyNotify data_free)
{
  Saving *self = g_new0 (Saving, 1);
  g_autoptr (GTask) task = g_task_new (widget, NULL, written, NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file) && save != NULL && data != NULL);
  /* The task holds the widget; what is written goes along. */
  *self = (Saving){ NULL, g_object_ref (file), save, data, data_free };
  g_task_set_task_data (task, self, saving_free);
  g_task_run_in_thread (task, write_file);
}

static void
file_chosen (GFile *file, gpointer data)
{
  Saving *self = data;

  regie_save_to (self->widget, file, self->save, g_steal_pointer (&self->data), self->data_free);
}

void
regie_save_as (GtkWidget *widget, const char *title, const char *name, RegieSaveFunc save,
               gpointer data, GDestroyNotify data_free)
{
  Saving *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL && save != NULL && data != NULL);
  self = g_new0 (Saving, 1);
  *self = (Saving){ g_object_ref (widget), NULL, save, data, data_free };
  regie_choose_save (widget, title, name, file_chosen, self, saving_free);
}
