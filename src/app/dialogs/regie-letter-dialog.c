/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter is made: what the template asks is filled in, the letter is shown, and laid down in the
 * dossier. */
#include "regie-letter-dialog.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-letter.h"
#include "regie-person.h"
#include "regie-text-row.h"

struct _RegieLetterDialog {
  RegieFormWindow parent_instance;
  RegieTemplate *template_;
  RegieDossierAnswer *subject; /* as it was when the form was opened; NULL until it was read */
  char *preview;
  char *warning;
  guint show_id;
};

G_DEFINE_FINAL_TYPE (RegieLetterDialog, regie_letter_dialog, REGIE_TYPE_FORM_WINDOW)

enum { PROP_PREVIEW = 1, PROP_WARNING, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* BLOCKS as one text with markup, and half a line between them. */
static char *
dup_markup (GPtrArray *blocks)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];
      g_autofree char *text = g_markup_escape_text (block->text, -1);

      if (i > 0)
        g_string_append (markup, "\n<span size=\"50%\">\n</span>");
      if (block->kind == REGIE_BLOCK_HEADING)
        g_string_append_printf (markup, "<b>%s</b>", text);
      else
        g_string_append_printf (markup, "%s%s", block->kind == REGIE_BLOCK_POINT ? "•  " : "",
                                text);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static char *
dup_warning (guint missing)
{
  return missing > 0
           ? g_strdup_printf (ngettext ("%u field is not known: it stands between […].",
                                        "%u fields are not known: they stand between […].",
                                        missing),
                              missing)
           : NULL;
}

static void
show_preview (RegieLetterDialog *self)
{
  RegieFormWindow *window = REGIE_FORM_WINDOW (self);
  g_autoptr (RegieForm) form = REGIE_FORM_WINDOW_GET_CLASS (self)->read (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;
  guint missing = 0;

  text = regie_letter_fill (self->template_,
                            regie_session_get_office (regie_form_window_get_session (window)),
                            self->subject->dossier, self->subject->folder, form, &missing, &error);
  regie_form_window_set_fault (window, error);
  blocks = text != NULL ? regie_letter_blocks (text) : NULL;
  g_free (self->preview);
  self->preview = blocks != NULL ? dup_markup (blocks) : NULL;
  g_free (self->warning);
  self->warning = dup_warning (missing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PREVIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNING]);
}

static gboolean
show_later (gpointer data)
{
  RegieLetterDialog *self = data;

  g_assert (REGIE_IS_LETTER_DIALOG (self));
  self->show_id = 0;
  show_preview (self);
  return G_SOURCE_REMOVE;
}

static void
typed (RegieLetterDialog *self)
{
  g_assert (REGIE_IS_LETTER_DIALOG (self));
  if (self->show_id == 0 && self->subject != NULL)
    self->show_id = g_timeout_add (120, show_later, self);
}

static void
subject_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieLetterDialog) self = data;
  RegieFormWindow *window = REGIE_FORM_WINDOW (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossierAnswer) subject = regie_session_ask_finish (
    regie_form_window_get_session (window), result, &error);
  g_autofree char *whom = NULL;

  if (regie_form_window_is_closed (window))
    return;
  if (subject == NULL)
    {
      regie_form_window_set_fault (window, error);
      return;
    }
  whom = regie_person_dup_apart (subject->dossier->name,
                                 regie_get (subject->dossier->person, Person, born), NULL);
  g_object_set (self, "about", whom, NULL);
  self->subject = g_steal_pointer (&subject);
  show_preview (self);
}

static void
regie_letter_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieLetterDialog *self = REGIE_LETTER_DIALOG (object);

  if (id == PROP_PREVIEW)
    g_value_set_string (value, self->preview);
  else if (id == PROP_WARNING)
    g_value_set_string (value, self->warning);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_letter_dialog_dispose (GObject *object)
{
  g_clear_handle_id (&REGIE_LETTER_DIALOG (object)->show_id, g_source_remove);
  G_OBJECT_CLASS (regie_letter_dialog_parent_class)->dispose (object);
}

static void
regie_letter_dialog_finalize (GObject *object)
{
  RegieLetterDialog *self = REGIE_LETTER_DIALOG (object);

  g_clear_pointer (&self->template_, regie_template_free);
  g_clear_pointer (&self->subject, regie_dossier_answer_free);
  g_free (self->preview);
  g_free (self->warning);
  G_OBJECT_CLASS (regie_letter_dialog_parent_class)->finalize (object);
}

static void
regie_letter_dialog_class_init (RegieLetterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_letter_dialog_get_property;
  object_class->dispose = regie_letter_dialog_dispose;
  object_class->finalize = regie_letter_dialog_finalize;
  properties[PROP_PREVIEW] = g_param_spec_string ("preview", NULL, NULL, NULL, told);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-letter-dialog.ui");
  regie_closures_bind (widget_class);
}

static void
regie_letter_dialog_init (RegieLetterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for each of the questions that the template asks; an answer goes into the letter as it
 * is. */
static void
add_questions (RegieLetterDialog *self)
{
  for (guint i = 0; self->template_->questions[i] != NULL; i++)
    {
      const char *question = self->template_->questions[i];
      const RegieField field = { question, question, question, NULL, REGIE_NOTE, 0, 0 };
      RegieFieldRow *row = g_object_new (REGIE_TYPE_TEXT_ROW, "field", &field, NULL);

      g_signal_connect_object (row, "notify::value", G_CALLBACK (typed), self, G_CONNECT_SWAPPED);
      regie_form_window_insert_row (REGIE_FORM_WINDOW (self), row, NULL);
    }
}

void
regie_letter_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                             RegieTemplate *template_)
{
  g_autofree char *name = NULL;
  RegieLetterDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && template_ != NULL);
  self = g_object_new (REGIE_TYPE_LETTER_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       "session", session, "title", template_->title, NULL);
  self->template_ = template_;
  name = g_strconcat (template_->name, ".", template_->language, NULL);
  regie_form_window_set_command (REGIE_FORM_WINDOW (self),
                                 &regie_dossier_commands[REGIE_LETTER_MAKE],
                                 g_variant_new ("(xs)", dossier, name));
  add_questions (self);
  regie_session_ask (session, &regie_dossier_questions[REGIE_DOSSIER_LETTER],
                     g_variant_new_int64 (dossier), NULL, subject_read, g_object_ref (self));
  regie_form_window_present (REGIE_FORM_WINDOW (self));
}
