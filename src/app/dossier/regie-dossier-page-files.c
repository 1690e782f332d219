/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of a dossier: chosen or dropped, read behind the screen, described and added; opened
 * and saved. */
#include "regie-dossier-page-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-attachment-commands.h"
#include "regie-chosen.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-form-window.h"
#include "regie-open-copy.h"
#include "regie-save-as.h"
#include "regie-save.h"
#include "regie-text.h"

/* DATA: a list of GFile. */
static void
read_chosen (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, regie_chosen_read (data, cancellable),
                         (GDestroyNotify) regie_chosen_free);
}

/* --- the form --- */

/* Files on their way to a dossier. */
typedef struct {
  GtkWidget *page;
  gint64 dossier;
  RegieChosen *chosen;
} Adding;

static void
adding_free (Adding *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->chosen, regie_chosen_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

/* The fields that are asked: a single file has a title of its own. */
static void
add_fields (RegieFormWindow *window, const RegieChosen *chosen, RegieDay today)
{
  const RegieIncoming *first = chosen->files->pdata[0];
  g_autofree char *title = regie_incoming_dup_title (first->name);
  g_autoptr (RegieForm) begin = regie_form_new ();
  const RegieField *field;
  char day[REGIE_DAY_TEXT];

  regie_form_set_field (begin, Attachment, title, title);
  regie_form_set_field (begin, Attachment, kind, regie_chosen_guess_kind (chosen));
  regie_form_set_field (begin, Attachment, day, regie_day_format (today, day));
  for (guint i = 0; (field = regie_attachment_field (NULL, i)) != NULL; i++)
    if (field != REGIE_FIELD (Attachment, title) || chosen->files->len == 1)
      regie_form_window_add_field (window, field, regie_form_get (begin, field->key),
                                   (field->flags & REGIE_REQUIRED) != 0);
}

static void
present (const Adding *self)
{
  const RegieChosen *chosen = self->chosen;
  g_autofree char *title = g_strdup_printf (ngettext ("%u file", "%u files", chosen->files->len),
                                            chosen->files->len);
  g_autofree char *description = regie_chosen_dup_about (chosen);
  RegieFormWindow *window = regie_form_window_new (self->page,
                                                   regie_dossier_session_of (self->page), title,
                                                   _("_Add"));

  /* Behind the form stands where they will be. */
  if (regie_page_get_subject (REGIE_PAGE (self->page)) == self->dossier)
    regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (self->page), "letters");
  regie_form_window_set_command (window, &regie_attachment_commands[REGIE_ATTACHMENT_ADD],
                                 regie_attachment_target (self->dossier, chosen->files));
  gtk_window_set_default_size (GTK_WINDOW (window), 460,
                               460 + 18 * (int) MIN (chosen->files->len + chosen->left->len, 12));
  /* A file is not kept while it is being described: it is still where it was. */
  g_object_set (window, "description", description, "keeps", FALSE, NULL);
  add_fields (window, chosen, regie_office_today (regie_page_get_office (REGIE_PAGE (self->page))));
  regie_form_window_show_about (window, self->dossier);
  regie_form_window_set_quick (window);
  regie_form_window_present (window);
}

static void
known_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Adding) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) titles = regie_session_ask_finish (regie_dossier_session_of (self->page), result,
                                                    &error);
  g_autofree char *why = NULL;

  if (gtk_widget_get_root (self->page) == NULL)
    return;
  if (titles == NULL)
    {
      regie_show_error (self->page, error);
      return;
    }
  regie_chosen_leave_known (self->chosen, titles);
  if (self->chosen->files->len > 0)
    present (self);
  else if ((why = regie_chosen_dup_why (self->chosen)) != NULL)
    regie_show_toast (self->page, why);
}

static void
chosen_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Adding) self = data;
  g_autofree const char **hashes = NULL;
  RegieSession *session;
  gint64 dossier;

  self->chosen = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->chosen == NULL || gtk_widget_get_root (self->page) == NULL)
    return;
  hashes = g_new0 (const char *, self->chosen->files->len + 1);
  for (guint i = 0; i < self->chosen->files->len; i++)
    hashes[i] = ((RegieIncoming *) self->chosen->files->pdata[i])->sha256;
  session = regie_dossier_session_of (self->page);
  dossier = self->dossier;
  regie_session_ask (session, &regie_attachment_questions[REGIE_ATTACHMENT_KNOWN],
                     g_variant_new ("(x^as)", dossier, (char **) hashes), NULL, known_read,
                     g_steal_pointer (&self));
}

void
regie_dossier_page_add_files (RegieDossierPage *page, GPtrArray *files)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (page));
  g_autoptr (GTask) task = NULL;
  Adding *adding;

  g_return_if_fail (REGIE_IS_DOSSIER_PAGE (page) && files != NULL);
  if (dossier == 0 || files->len == 0 || !regie_page_may (REGIE_PAGE (page), REGIE_MAY_RECORD))
    return;
  adding = g_new0 (Adding, 1);
  *adding = (Adding){ .page = GTK_WIDGET (g_object_ref (page)), .dossier = dossier };
  task = g_task_new (page, NULL, chosen_read, adding);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_chosen);
}

static void
files_chosen (GPtrArray *files, gpointer page)
{
  regie_dossier_page_add_files (page, files);
}

static void
add_files (GtkWidget *widget, const char *name, GVariant *target)
{
  if (regie_page_get_subject (REGIE_PAGE (widget)) != 0)
    regie_choose_files (widget, _("Add files"), files_chosen, g_object_ref (widget),
                        g_object_unref);
}

/* --- opening and saving --- */

/* A file on its way to what is done with it. */
typedef struct {
  GtkWidget *widget;
  void (*use) (GtkWidget *widget, const RegieAttachmentContent *content);
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
content_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAttachmentContent) content = regie_session_ask_finish (
    regie_dossier_session_of (self->widget), result, &error);

  if (gtk_widget_get_root (self->widget) == NULL)
    return;
  if (content != NULL)
    self->use (self->widget, content);
  else
    regie_show_error (self->widget, error);
}

static void
read_file (GtkWidget *widget, GVariant *target,
           void (*use) (GtkWidget *widget, const RegieAttachmentContent *content))
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (widget), use };
  regie_session_ask (regie_dossier_session_of (widget),
                     &regie_attachment_questions[REGIE_ATTACHMENT_READ], target, NULL, content_read,
                     reading);
}

static void
open_content (GtkWidget *widget, const RegieAttachmentContent *content)
{
  if (content->may_open)
    regie_open_copy (widget, content->name, content->bytes);
  else
    regie_show_toast (widget,
                      _("A file of this kind is not opened from here. Save a copy of it."));
}

static gboolean
write_bytes (gconstpointer data, GOutputStream *stream, GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data ((GBytes *) data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

static gboolean
write_file (gpointer data, GFile *file, GCancellable *cancellable, GError **error)
{
  return regie_save (file, write_bytes, data, cancellable, error);
}

static void
save_content (GtkWidget *widget, const RegieAttachmentContent *content)
{
  regie_save_as (widget, _("Save a copy"), content->name, write_file, g_bytes_ref (content->bytes),
                 (GDestroyNotify) g_bytes_unref);
}

static void
open_file (GtkWidget *widget, const char *name, GVariant *target)
{
  read_file (widget, target, open_content);
}

static void
save_file (GtkWidget *widget, const char *name, GVariant *target)
{
  read_file (widget, target, save_content);
}

const RegieDossierAction regie_dossier_file_actions[REGIE_N_DOSSIER_FILE_ACTIONS] = {
  { "dossier.file-add", NULL, add_files, REGIE_RIGHT (RECORD) },
  { "dossier.file-open", "x", open_file, REGIE_RIGHT_NONE },
  { "dossier.file-save", "x", save_file, REGIE_RIGHT_NONE },
};
