/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter is made: what the template asks is filled in, the letter is shown, and laid down in the
 * dossier. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-letter.h"
#include "regie-parts.h"
#include "regie-person.h"

typedef struct {
  RegieFrame frame;
  RegieTemplate *template_;
  GVariant *target; /* of letter.make */
  GPtrArray *rows;  /* AdwEntryRow, in the order of the questions */
  GtkBox *preview;
  guint show_id;
  RegieDossierAnswer *subject; /* as it was when the form was opened; NULL until it was read */
} LetterDialog;

static void
dialog_free (gpointer data)
{
  LetterDialog *self = data;

  g_clear_handle_id (&self->show_id, g_source_remove);
  regie_template_free (self->template_);
  g_clear_pointer (&self->subject, regie_dossier_answer_free);
  g_clear_pointer (&self->target, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  LetterDialog *self = data;
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < self->rows->len; i++)
    regie_form_set (form, self->template_->questions[i],
                    gtk_editable_get_text (self->rows->pdata[i]));
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  LetterDialog *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *text = regie_form_get (form, self->template_->questions[i]);

      gtk_editable_set_text (self->rows->pdata[i], text != NULL ? text : "");
    }
}

static void
save (LetterDialog *self)
{
  regie_frame_do (&self->frame, &regie_dossier_commands[REGIE_LETTER_MAKE], self->target,
                  read_form (self));
}

static void
show_missing (LetterDialog *self, guint missing)
{
  g_autofree char *warning = g_strdup_printf (
    ngettext ("%u field is not known: it stands between […].",
              "%u fields are not known: they stand between […].", missing),
    missing);

  gtk_box_append (self->preview, regie_label_new (warning, "reading", 0));
}

static void
show_block (LetterDialog *self, const RegieBlock *block)
{
  g_autofree char *point = block->kind == REGIE_BLOCK_POINT ? g_strdup_printf ("•  %s", block->text)
                                                            : NULL;

  gtk_box_append (self->preview,
                  regie_label_new (point != NULL ? point : block->text,
                                   block->kind == REGIE_BLOCK_HEADING ? "heading" : NULL, 0));
}

static void
show_preview (LetterDialog *self)
{
  g_autoptr (RegieForm) form = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint missing = 0;

  if (self->subject == NULL)
    return;
  form = read_form (self);
  text = regie_letter_fill (self->template_, regie_session_get_office (self->frame.session),
                            self->subject->dossier, self->subject->folder, form, &missing, &error);
  regie_frame_fault (&self->frame, error);
  regie_clear_children (GTK_WIDGET (self->preview));
  if (missing > 0)
    show_missing (self, missing);
  blocks = text != NULL ? regie_letter_blocks (text) : NULL;
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    show_block (self, blocks->pdata[i]);
}

static gboolean
show_later (gpointer data)
{
  ((LetterDialog *) data)->show_id = 0;
  show_preview (data);
  return G_SOURCE_REMOVE;
}

static void
typed (LetterDialog *self)
{
  if (self->show_id == 0)
    self->show_id = g_timeout_add (120, show_later, self);
}

static void
subject_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  RegieFrame *frame = g_object_get_data (G_OBJECT (window), "frame");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossierAnswer) subject = regie_session_ask_finish (frame->session, result,
                                                                     &error);
  LetterDialog *self = frame->data;
  g_autofree char *whom = NULL;

  if (frame->gone)
    return;
  if (subject == NULL)
    {
      regie_frame_fault (frame, error);
      return;
    }
  whom = regie_person_dup_apart (subject->dossier->name,
                                 regie_get (subject->dossier->person, Person, born), NULL);
  adw_window_title_set_subtitle (frame->title, whom);
  self->subject = g_steal_pointer (&subject);
  show_preview (self);
}

/* A row for each of the questions that the template asks. */
static void
add_questions (LetterDialog *self)
{
  for (guint i = 0; self->template_->questions[i] != NULL; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->template_->questions[i]);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (typed), self);
      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_preview (LetterDialog *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self->frame.group));

  self->preview = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "letter");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (page), card);
}

void
regie_letter_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                             RegieTemplate *template_)
{
  LetterDialog *self = g_new0 (LetterDialog, 1);
  g_autofree char *name = g_strconcat (template_->name, ".", template_->language, NULL);
  char *place;

  self->template_ = template_;
  self->target = g_variant_ref_sink (g_variant_new ("(xs)", dossier, name));
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, template_->title, _("_Make"), G_CALLBACK (save),
                    self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 640, 760);
  add_questions (self);
  add_preview (self);
  regie_session_ask (session, &regie_dossier_questions[REGIE_DOSSIER_LETTER],
                     g_variant_new_int64 (dossier), NULL, subject_read,
                     g_object_ref (self->frame.window));
  place = regie_command_dup_place (&regie_dossier_commands[REGIE_LETTER_MAKE], self->target);
  regie_frame_present (&self->frame, place, read_form, write_form);
}
