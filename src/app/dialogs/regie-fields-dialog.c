/* SPDX-License-Identifier: EUPL-1.2 */
/* A small form that asks a few fields and makes a change of them: begin, stop, settle, put off. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"

/* What the maker gets: the window and the work on the writer each hold it, whichever ends last. */
typedef struct { gpointer data; GDestroyNotify free; } Shared;

typedef struct {
  RegieFrame      frame;
  RegieFieldsAsk  ask;
  Shared         *shared;
  GPtrArray      *rows;
  GtkWidget      *choice;
  char          **choices;  /* name, value, … */
} FieldsDialog;

typedef struct { const RegieOffice *office; RegieFieldsMake make; RegieForm *form; Shared *shared; } Making;

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  if (shared->free != NULL)
    shared->free (shared->data);
}

static void
dialog_free (gpointer data)
{
  FieldsDialog *self = data;

  g_atomic_rc_box_release_full (self->shared, shared_clear);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->choices);
  g_free (self);
}

static void
making_free (gpointer data)
{
  Making *making = data;

  g_hash_table_unref (making->form);
  g_atomic_rc_box_release_full (making->shared, shared_clear);
  g_free (making);
}

static RegieForm *
read_form (gpointer data)
{
  FieldsDialog *self = data;
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < self->rows->len; i++)
    regie_field_row_read (self->rows->pdata[i], form);
  if (self->choice != NULL)
    regie_form_set (form, REGIE_ASK_CHOICE, self->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice)) * 2 + 1]);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  FieldsDialog *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    regie_field_row_write (self->rows->pdata[i], form);
}

static RegieChange *
make (RegieDb *db, gpointer data, GError **error)
{
  Making *making = data;

  return making->make (db, making->office, making->form, making->shared->data, error);
}

static void
save (FieldsDialog *self)
{
  Making *making;

  making = g_new0 (Making, 1);
  *making = (Making) { regie_session_get_office (self->frame.session), self->ask.make, read_form (self), g_atomic_rc_box_acquire (self->shared) };
  regie_frame_make (&self->frame, make, making, making_free, self->ask.done);
}

static void
add_choice (FieldsDialog *self, const char *label)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->choices[i] != NULL; i += 2)
    gtk_string_list_append (names, self->choices[i]);
  self->choice = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (names));
  adw_preferences_group_add (self->frame.group, self->choice);
}

/* Takes PRESET and CHOICES. */
static void
present (FieldsDialog *self, GtkWidget *parent, RegieSession *session, RegieForm *preset, char **choices)
{
  const RegieFieldsAsk *ask = &self->ask;
  const RegieCodes *codes = regie_session_get_office (session)->codes;
  g_autofree char *about = NULL;

  self->choices = choices;
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, ask->title, ask->save, G_CALLBACK (save), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 460, 250 + 64 * (int) (ask->n + (choices != NULL)));
  about = ask->about != NULL ? g_markup_escape_text (ask->about, -1) : NULL;
  adw_preferences_group_set_description (self->frame.group, about);
  for (guint i = 0; i < ask->n; i++)
    {
      const RegieField *field = &ask->fields[i];
      GtkWidget *row = regie_field_row_new (field, codes, preset != NULL ? regie_form_get (preset, field->key) : NULL, (field->flags & REGIE_REQUIRED) != 0);

      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (choices != NULL && choices[0] != NULL)
    add_choice (self, ask->choice);
  g_clear_pointer (&preset, g_hash_table_unref);
  regie_frame_present (&self->frame, g_strdup (ask->place), read_form, write_form);
}

void
regie_fields_dialog_present (GtkWidget *parent, RegieSession *session, const RegieFieldsAsk *ask, RegieForm *preset, char **choices, gpointer data, GDestroyNotify data_free)
{
  FieldsDialog *self = g_new0 (FieldsDialog, 1);

  self->ask = *ask;
  self->shared = g_atomic_rc_box_new0 (Shared);
  *self->shared = (Shared) { data, data_free };
  present (self, parent, session, preset, choices);
}
