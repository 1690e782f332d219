/* SPDX-License-Identifier: EUPL-1.2 */
/* The letters of a dossier: made, saved and printed. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-letter.h"
#include "regie-paper.h"

/* TARGET: "name.language", or a name alone, which is Dutch.  The letter reads for itself whom it is
 * about: its button may be there before the rest of the page is. */
static void
make_letter (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));
  const char *said = g_variant_get_string (target, NULL);
  g_autofree char *full = strchr (said, '.') != NULL ? g_strdup (said)
                                                     : g_strconcat (said, ".nl", NULL);
  g_autoptr (GError) error = NULL;
  RegieTemplate *template_;

  if (dossier == 0)
    return;
  template_ = regie_template_find (full, &error);
  if (template_ != NULL)
    regie_letter_dialog_present (widget, regie_dossier_session_of (widget), dossier, template_);
  else
    regie_show_error (widget, error);
}

/* A letter that was made, while it is read to be saved or printed. */
typedef struct {
  GtkWidget *widget;
  gint64 id;
  char *ending; /* of the file; NULL: it is printed */
} Paper;

static void
paper_free (Paper *self)
{
  g_object_unref (self->widget);
  g_free (self->ending);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

static void
letter_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossierAnswer) answer = regie_session_ask_finish (
    regie_dossier_session_of (self->widget), result, &error);
  g_autofree char *name = NULL;
  RegieRecord *record = NULL;
  const char *dot;

  if (answer == NULL)
    regie_show_error (self->widget, error);
  else
    record = regie_folder_find (answer->folder, REGIE_ENTITY_Document, self->id);
  if (record == NULL)
    return; /* not on the screen any more */
  dot = strrchr (regie_get (record, Document, template), '.');
  name = regie_letter_dup_file_name (regie_get (record, Document, title),
                                     regie_get (answer->dossier->dossier, Dossier, number),
                                     regie_get_day (record, Document, made_on));
  /* What stands in the queue of a printer names nobody. */
  regie_paper_put_out (REGIE_PAGE (self->widget), regie_record_get_id (answer->dossier->dossier),
                       "letter", regie_get (record, Document, text),
                       self->ending != NULL ? regie_get (record, Document, title) : _("Letter"),
                       dot != NULL ? dot + 1 : "nl", name, self->ending);
}

static void
read_letter (GtkWidget *widget, gint64 id, const char *ending)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));
  Paper *paper;

  if (dossier == 0)
    return;
  paper = g_new (Paper, 1);
  *paper = (Paper){ g_object_ref (widget), id, g_strdup (ending) };
  regie_session_ask (regie_dossier_session_of (widget),
                     &regie_dossier_questions[REGIE_DOSSIER_LETTER], g_variant_new_int64 (dossier),
                     NULL, letter_read, paper);
}

static void
letter_save (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *ending;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &ending);
  read_letter (widget, id, ending);
}

static void
letter_print (GtkWidget *widget, const char *name, GVariant *target)
{
  read_letter (widget, g_variant_get_int64 (target), NULL);
}

const RegieDossierAction regie_dossier_letter_actions[REGIE_N_DOSSIER_LETTER_ACTIONS] = {
  { "dossier.letter", "s", make_letter, REGIE_RIGHT (RECORD) },
  { "dossier.letter-save", "(xs)", letter_save, REGIE_RIGHT_NONE },
  { "dossier.letter-print", "x", letter_print, REGIE_RIGHT_NONE },
};
