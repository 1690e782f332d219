/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter is made: what the template asks is filled in, the letter is shown, and laid down in the dossier. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-letter.h"
#include "regie-parts.h"
#include "regie-person.h"

typedef struct {
  RegieFrame     frame;
  RegieTemplate *template_;
  gint64         dossier;
  GPtrArray     *rows;     /* AdwEntryRow, in the order of the questions */
  GtkBox        *preview;
  guint          show_id;
  RegieDossier  *whole;    /* as it was when the form was opened */
  RegieFolder   *folder;
} LetterDialog;

static void
dialog_free (gpointer data)
{
  LetterDialog *self = data;

  g_clear_handle_id (&self->show_id, g_source_remove);
  regie_template_free (self->template_);
  g_clear_pointer (&self->whole, regie_dossier_free);
  g_clear_pointer (&self->folder, regie_folder_free);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  LetterDialog *self = data;
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < self->rows->len; i++)
    regie_form_set (form, self->template_->questions[i], gtk_editable_get_text (self->rows->pdata[i]));
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

typedef struct { const RegieOffice *office; RegieTemplate *template_; RegieForm *form; gint64 dossier, me; char *role; } Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_pointer (&making->template_, regie_template_free);
  g_clear_pointer (&making->form, g_hash_table_unref);
  g_free (making->role);
  g_free (making);
}

/* On the writer: the letter says what the dossier holds at that moment. */
static RegieChange *
make_letter (RegieDb *db, gpointer data, GError **error)
{
  Making *making = data;
  g_autoptr (RegieDossier) dossier = regie_dossier_load (db, making->office, making->dossier, error);
  g_autoptr (RegieFolder) folder = dossier != NULL ? regie_folder_load (db, making->dossier, making->role, error) : NULL;
  g_autofree char *text = folder != NULL ? regie_letter_fill (making->template_, making->office, dossier, folder, making->form, NULL, error) : NULL;

  return text != NULL ? regie_letter_record (making->office, making->template_, making->dossier, text, making->me) : NULL;
}

static void
save (LetterDialog *self)
{
  const RegieMe *me = regie_session_get_me (self->frame.session);
  Making *making = g_new (Making, 1);
  g_autofree char *title = g_strdup_printf (_("Letter made: %s"), self->template_->title);

  *making = (Making) { regie_session_get_office (self->frame.session), regie_template_read (self->template_->path, NULL), read_form (self), self->dossier, me->id, g_strdup (me->role) };
  if (making->template_ == NULL)
    {
      making->template_ = g_new0 (RegieTemplate, 1);
      making->template_->path = g_strdup (self->template_->path); /* gone since: said when it is filled */
    }
  regie_frame_make (&self->frame, make_letter, making, making_free, title);
}

static void
show_preview (LetterDialog *self)
{
  g_autoptr (GHashTable) form = read_form (self);
  g_autoptr (GError) error = NULL;
  guint missing = 0;
  g_autofree char *text = self->whole == NULL ? NULL : regie_letter_fill (self->template_, regie_session_get_office (self->frame.session), self->whole, self->folder, form, &missing, &error);
  g_autoptr (GPtrArray) blocks = text != NULL ? regie_letter_blocks (text) : NULL;

  regie_frame_fault (&self->frame, error);
  regie_clear_children (GTK_WIDGET (self->preview));
  if (missing > 0)
    {
      g_autofree char *warning = g_strdup_printf (ngettext ("%u field is not known: it stands between […].", "%u fields are not known: they stand between […].", missing), missing);

      gtk_box_append (self->preview, regie_label_new (warning, "reading", 0));
    }
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];
      g_autofree char *point = block->kind == REGIE_BLOCK_POINT ? g_strdup_printf ("•  %s", block->text) : NULL;

      gtk_box_append (self->preview, regie_label_new (point != NULL ? point : block->text, block->kind == REGIE_BLOCK_HEADING ? "heading" : NULL, 0));
    }
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

typedef struct { RegieDossier *whole; RegieFolder *folder; } Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_clear_pointer (&subject->whole, regie_dossier_free);
  g_clear_pointer (&subject->folder, regie_folder_free);
  g_free (subject);
}

static gpointer
read_subject (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;
  Subject *subject = g_new0 (Subject, 1);

  subject->whole = regie_dossier_load (db, making->office, making->dossier, error);
  if (subject->whole != NULL)
    regie_dossier_limit (subject->whole, making->role);
  if (subject->whole != NULL && (subject->folder = regie_folder_load (db, making->dossier, making->role, error)) != NULL)
    return subject;
  subject_free (subject);
  return NULL;
}

static void
subject_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *whom = NULL;
  g_autoptr (AdwWindow) window = data;
  RegieFrame *frame = g_object_get_data (G_OBJECT (window), "frame");
  g_autoptr (GError) error = NULL;
  Subject *subject = regie_store_finish (REGIE_STORE (source), result, &error);
  LetterDialog *self;

  if (frame == NULL || frame->data == NULL)
    {
      g_clear_pointer (&subject, subject_free);
      return;
    }
  self = frame->data;
  if (subject == NULL)
    {
      regie_frame_fault (frame, error);
      return;
    }
  self->whole = g_steal_pointer (&subject->whole);
  self->folder = g_steal_pointer (&subject->folder);
  subject_free (subject);
  whom = regie_person_dup_apart (self->whole->name, regie_record_get (self->whole->person, "born"), NULL);
  adw_window_title_set_subtitle (frame->title, whom);
  show_preview (self);
}

void
regie_letter_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, RegieTemplate *template_)
{
  LetterDialog *self = g_new0 (LetterDialog, 1);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *page;
  Making *reading;

  self->template_ = template_;
  self->dossier = dossier;
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, template_->title, _("_Make"), G_CALLBACK (save), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 640, 760);
  for (guint i = 0; template_->questions[i] != NULL; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template_->questions[i]);
      g_signal_connect_swapped (row, "changed", G_CALLBACK (typed), self);
      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  self->preview = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "letter");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->preview));
  page = gtk_widget_get_parent (GTK_WIDGET (self->frame.group));
  gtk_box_append (GTK_BOX (page), card);
  reading = g_new0 (Making, 1);
  *reading = (Making) { regie_session_get_office (session), NULL, NULL, dossier, 0, g_strdup (regie_session_get_me (session)->role) };
  regie_store_read (regie_session_get_store (session), read_subject, reading, making_free, subject_free, NULL, subject_read, g_object_ref (self->frame.window));
  regie_frame_present (&self->frame, g_strdup_printf ("brief/%" G_GINT64_FORMAT "/%s.%s", self->dossier, template_->name, template_->language), read_form, write_form);
}
