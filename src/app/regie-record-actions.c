/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with records that stand on a page: add, change, remove. */
#include "regie-record-actions.h"

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"

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
  regie_record_dialog_present (widget, session_of (widget), entity, NULL,
                               regie_form_from_text (text), NULL);
}

/* TARGET of the action, as the commands name a record. */
static GVariant *
record_of (GVariant *target)
{
  guint entity;
  gint64 id;

  g_variant_get (target, "(ux)", &entity, &id);
  return g_variant_new ("(sx)", regie_entity (entity)->name, id);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_session_ask_finish (session_of (widget), result, &error);

  if (record != NULL)
    regie_record_dialog_present (widget, session_of (widget),
                                 regie_record_get_entity (record) - regie_entity (0), record, NULL,
                                 NULL);
  else
    regie_show_error (widget, error);
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_session_ask (session_of (widget), &regie_dossier_questions[REGIE_RECORD_READ],
                     record_of (target), NULL, loaded, g_object_ref (widget));
}

static void
remove_record (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do (widget, session_of (widget), &regie_dossier_commands[REGIE_RECORD_REMOVE],
            record_of (target), NULL);
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
  static const char *const names[] = { "records.add", "records.edit", "records.remove" };

  g_object_set_data (G_OBJECT (widget), "session", session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (widget, names[i], allowed);
}
