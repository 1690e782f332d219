/* SPDX-License-Identifier: EUPL-1.2 */
/* Commands as actions of a widget. */
#include "regie-do.h"

#include "regie-dialogs.h"

typedef struct {
  GtkWidget *widget;
  RegieSession *session;
  RegieDoneFunc func;
} Doing;

static void
doing_free (Doing *doing)
{
  g_object_unref (doing->widget);
  g_object_unref (doing->session);
  g_free (doing);
}

static void
done (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (doing->session, result, &error);

  if (outcome == NULL)
    regie_show_error (doing->widget, error);
  else if (outcome->seq != 0)
    regie_session_did (doing->session, outcome->said, outcome->seq);
  if (doing->func != NULL)
    doing->func (doing->widget, outcome);
  doing_free (doing);
}

void
regie_do_then (GtkWidget *widget, RegieSession *session, const RegieCommand *command,
               GVariant *target, RegieForm *form, RegieDoneFunc func)
{
  Doing *doing;

  g_return_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_SESSION (session) && command != NULL);
  doing = g_new (Doing, 1);
  *doing = (Doing){ g_object_ref (widget), g_object_ref (session), func };
  regie_session_do (session, command, target, form, NULL, done, doing);
}

void
regie_do (GtkWidget *widget, RegieSession *session, const RegieCommand *command, GVariant *target,
          RegieForm *form)
{
  regie_do_then (widget, session, command, target, form, NULL);
}

static GQuark
session_quark (void)
{
  return g_quark_from_static_string ("regie-session");
}

static void
activate (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieSession *session = g_object_get_qdata (G_OBJECT (widget), session_quark ());
  const RegieCommand *command = regie_command_find (name);

  g_assert (command != NULL);
  if (session == NULL)
    return;
  if (command->ask != NULL)
    regie_ask_dialog_present (widget, session, command, target, NULL, NULL);
  else
    regie_do (widget, session, command, target, NULL);
}

void
regie_commands_install (GtkWidgetClass *klass, const RegieCommand *commands, guint n)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass) && commands != NULL);
  for (guint i = 0; i < n; i++)
    gtk_widget_class_install_action (klass, commands[i].name, commands[i].target, activate);
}

void
regie_commands_guard (GtkWidget *widget, RegieSession *session)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const RegieMe *me = regie_session_get_me (session);
  const GVariantType *type;
  const char *property;
  const char *name;
  GType owner;

  g_object_set_qdata (G_OBJECT (widget), session_quark (), session);
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    {
      const RegieCommand *command = regie_command_find (name);

      if (command != NULL)
        gtk_widget_action_set_enabled (widget, name,
                                       me != NULL && regie_command_is_allowed (command, me->role));
    }
}
