/* SPDX-License-Identifier: EUPL-1.2 */
/* The papers of a network meeting: saved and printed, whole or for one partner. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-format.h"
#include "regie-gathering-commands.h"
#include "regie-paper.h"

/* A paper that is asked for. */
typedef struct {
  GtkWidget *widget;
  char *ending; /* of the file; NULL: it is printed */
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->widget);
  g_free (self->ending);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
paper_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegiePaperText) paper = regie_session_ask_finish (
    regie_dossier_session_of (self->widget), result, &error);

  if (paper == NULL)
    {
      regie_show_error (self->widget, error);
      return;
    }
  regie_paper_put_out (REGIE_PAGE (self->widget),
                       regie_page_get_subject (REGIE_PAGE (self->widget)), "meeting", paper->text,
                       self->ending != NULL ? paper->title : _("Network meeting"),
                       regie_language_is_dutch () ? "nl" : "en", _("network-meeting"),
                       self->ending);
}

/* TIE 0: for who directs. */
static void
read_paper (GtkWidget *widget, gint64 gathering, gint64 tie, const char *ending)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));
  Asked *asked;

  if (dossier == 0)
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (widget), g_strdup (ending) };
  regie_session_ask (regie_dossier_session_of (widget),
                     &regie_gathering_questions[REGIE_GATHERING_PAPER],
                     g_variant_new ("(xxx)", dossier, gathering, tie), NULL, paper_read, asked);
}

static void
save_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *ending;
  gint64 gathering, tie;

  g_variant_get (target, "(xx&s)", &gathering, &tie, &ending);
  read_paper (widget, gathering, tie, ending);
}

static void
print_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 gathering, tie;

  g_variant_get (target, "(xx)", &gathering, &tie);
  read_paper (widget, gathering, tie, NULL);
}

const RegieDossierAction regie_dossier_meeting_actions[REGIE_N_DOSSIER_MEETING_ACTIONS] = {
  { "dossier.gathering-save", "(xxs)", save_paper, REGIE_RIGHT (RECORD) },
  { "dossier.gathering-print", "(xx)", print_paper, REGIE_RIGHT (RECORD) },
};
