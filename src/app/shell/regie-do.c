/* SPDX-License-Identifier: EUPL-1.2 */
/* Commands as actions of a widget. */
#include "regie-do.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-text.h"

typedef struct {
  GtkWidget *widget;
  RegieSession *session;
  const RegieCommand *command;
  GVariant *target;
  RegieForm *form;
  RegieDoneFunc func;
  GAsyncReadyCallback ended; /* hears how it ended */
} Doing;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->widget);
  g_object_unref (doing->session);
  g_clear_pointer (&doing->target, g_variant_unref);
  g_clear_pointer (&doing->form, g_hash_table_unref);
  g_free (doing);
}

/* Takes DOING. */
static void
begin (Doing *doing)
{
  regie_session_do (doing->session, doing->command, doing->target, doing->form, NULL, doing->ended,
                    doing);
}

/* The same once more, about the entry that was asked about. */
static Doing *
doing_new_sure (const Doing *from, gint64 seq)
{
  g_autoptr (RegieForm) form = from->form != NULL ? regie_form_copy (from->form)
                                                  : regie_form_new ();
  Doing *doing = g_new (Doing, 1);
  char sure[REGIE_NUMBER_TEXT];

  regie_form_set (form, REGIE_SURE, regie_number_format (seq, sure));
  *doing = (Doing){ g_object_ref (from->widget),
                    g_object_ref (from->session),
                    from->command,
                    from->target != NULL ? g_variant_ref (from->target) : NULL,
                    g_steal_pointer (&form),
                    from->func,
                    from->ended };
  return doing;
}

static void
said_yes (gpointer data)
{
  Doing **sure = data;

  begin (g_steal_pointer (sure));
}

static void
sure_free (gpointer data)
{
  Doing **sure = data;

  g_clear_pointer (sure, doing_free);
  g_free (sure);
}

static void
ask (const Doing *doing, const RegieOutcome *outcome)
{
  Doing **sure = g_new (Doing *, 1);

  *sure = doing_new_sure (doing, outcome->seq);
  regie_ask_yes (doing->widget, outcome->asks, outcome->asks_about,
                 outcome->asks_yes != NULL ? outcome->asks_yes : _("_Yes"), FALSE, said_yes, sure,
                 sure_free);
}

static void
done (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (doing->session, result, &error);

  if (outcome == NULL)
    regie_show_error (doing->widget, error);
  else if (outcome->asks != NULL)
    ask (doing, outcome);
  else
    regie_session_did (doing->session, outcome);
  if (doing->func != NULL && (outcome == NULL || outcome->asks == NULL))
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
  *doing = (Doing){ g_object_ref (widget),
                    g_object_ref (session),
                    command,
                    target != NULL ? g_variant_ref_sink (target) : NULL,
                    form != NULL ? g_hash_table_ref (form) : NULL,
                    func,
                    done };
  begin (doing);
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
