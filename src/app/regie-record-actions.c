/* SPDX-License-Identifier: EUPL-1.2 */
#include <adwaita.h>
#include <glib/gi18n.h>

#include "regie-record-actions.h"

#include "regie-dialogs.h"
#include "regie-error.h"

typedef struct { guint entity; gint64 id; } Which;

static RegieSession *
session_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "session");
}

static void
add_record (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *text;
  guint entity;

  g_variant_get (target, "(u&s)", &entity, &text);
  regie_record_dialog_present (widget, session_of (widget), entity, NULL, regie_form_from_text (text), NULL);
}

static gpointer
load_record (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Which *which = data;
  RegieRecord *record = regie_load_one (db, regie_entity (which->entity), which->id, error);

  if (record == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT, _("Somebody else has removed this."));
  return record;
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_store_finish (REGIE_STORE (source), result, &error);
  RegieEntityId entity = 0;

  if (record == NULL)
    {
      regie_show_error (widget, error);
      return;
    }
  while (regie_entity (entity) != regie_record_get_entity (record))
    entity++;
  regie_record_dialog_present (widget, session_of (widget), entity, record, NULL, NULL);
}

static Which *
which_new (GVariant *target)
{
  Which *which = g_new (Which, 1);

  g_variant_get (target, "(ux)", &which->entity, &which->id);
  return which;
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_store_read (regie_session_get_store (session_of (widget)), load_record, which_new (target), g_free, g_object_unref, NULL, loaded, g_object_ref (widget));
}

static RegieChange *
make_removed (RegieDb *db, gpointer data, GError **error)
{
  g_autoptr (RegieRecord) record = load_record (db, data, NULL, error);

  return record != NULL ? regie_record_remove (db, record, error) : NULL;
}

static void
removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  regie_finish_apply (widget, session_of (widget), result, _("Removed"));
}

static void
remove_record (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_session_make (session_of (widget), make_removed, which_new (target), g_free, removed, g_object_ref (widget));
}

void
regie_record_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "records.add", "(us)", add_record);
  gtk_widget_class_install_action (klass, "records.edit", "(ux)", edit_record);
  gtk_widget_class_install_action (klass, "records.remove", "(ux)", remove_record);
}

void
regie_record_actions_set (GtkWidget *widget, RegieSession *session, gboolean allowed)
{
  g_object_set_data (G_OBJECT (widget), "session", session);
  for (guint i = 0; i < 3; i++)
    gtk_widget_action_set_enabled (widget, ((const char *[]) { "records.add", "records.edit", "records.remove" })[i], allowed);
}
