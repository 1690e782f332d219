/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks and file notes from the keyboard, and telling somebody of a talk. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-invitation.h"
#include "regie-save-as.h"

static void
do_here (GtkWidget *widget, const char *action)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));

  if (dossier != 0)
    gtk_widget_activate_action (widget, action, "x", dossier);
}

static void
plan_talk (GtkWidget *widget, const char *name, GVariant *target)
{
  do_here (widget, "talk.plan");
}

static void
write_note (GtkWidget *widget, const char *name, GVariant *target)
{
  do_here (widget, "note.write");
}

/* What is in the address stays out of every message: it names somebody. */
static void
launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    regie_show_toast (widget, _("There is no program for e-mail on this computer."));
}

static void
send_mail (GtkWidget *widget, const RegieInvitation *invitation)
{
  if (invitation->mail == NULL)
    regie_show_toast (widget, _("No e-mail address is known. Fill it in at Personal data."));
  else
    g_app_info_launch_default_for_uri_async (invitation->mail, NULL, NULL, launched,
                                             g_object_ref (widget));
}

static gboolean
save_calendar (gpointer data, GFile *file, GCancellable *cancellable, GError **error)
{
  const char *text = data;

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                  NULL, cancellable, error);
}

static void
keep_calendar (GtkWidget *widget, const RegieInvitation *invitation)
{
  if (invitation->calendar == NULL)
    regie_show_toast (widget, _("The time of this talk is not known. Fill it in first."));
  else
    regie_save_as (widget, _("Save for a calendar"), _("talk.ics"), save_calendar,
                   g_strdup (invitation->calendar), g_free);
}

/* An invitation on its way to what is done with it. */
typedef struct {
  GtkWidget *widget;
  void (*use) (GtkWidget *widget, const RegieInvitation *invitation);
} Inviting;

static void
inviting_free (Inviting *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Inviting, inviting_free)

static void
invitation_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Inviting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieInvitation) invitation = regie_session_ask_finish (
    regie_dossier_session_of (self->widget), result, &error);

  if (invitation != NULL)
    self->use (self->widget, invitation);
  else
    regie_show_error (self->widget, error);
}

static void
invite (GtkWidget *widget, GVariant *target,
        void (*use) (GtkWidget *widget, const RegieInvitation *invitation))
{
  Inviting *inviting = g_new (Inviting, 1);

  *inviting = (Inviting){ g_object_ref (widget), use };
  regie_session_ask (regie_dossier_session_of (widget), &regie_invitation_question, target, NULL,
                     invitation_read, inviting);
}

static void
mail_talk (GtkWidget *widget, const char *name, GVariant *target)
{
  invite (widget, target, send_mail);
}

static void
save_talk (GtkWidget *widget, const char *name, GVariant *target)
{
  invite (widget, target, keep_calendar);
}

const RegieDossierAction regie_dossier_talk_actions[REGIE_N_DOSSIER_TALK_ACTIONS] = {
  { "dossier.talk", NULL, plan_talk, REGIE_RIGHT (RECORD) },
  { "dossier.note", NULL, write_note, REGIE_RIGHT (RECORD) },
  { "dossier.talk-mail", "x", mail_talk, REGIE_RIGHT (RECORD) },
  { "dossier.talk-calendar", "x", save_talk, REGIE_RIGHT (RECORD) },
};
