/* SPDX-License-Identifier: EUPL-1.2 */
/* The small form that a command asks first: a few fields, perhaps a choice, and then the command. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"

typedef struct {
  RegieFrame          frame;
  const RegieCommand *command;
  GVariant           *target;  /* NULL for none */
  RegieField         *fields;
  GPtrArray          *rows;
  GtkWidget          *choice;  /* NULL when there is nothing to choose */
  char              **choices; /* name, value, … */
} AskDialog;

static void
dialog_free (gpointer data)
{
  AskDialog *self = data;

  g_clear_pointer (&self->target, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->choices);
  g_free (self->fields);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  AskDialog *self = data;
  RegieForm *form = regie_form_new ();

  regie_field_rows_read (self->rows, form);
  if (self->choice != NULL)
    regie_form_set (form, REGIE_FIELDS_CHOICE, self->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice)) * 2 + 1]);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  AskDialog *self = data;
  const char *chosen = regie_form_get (form, REGIE_FIELDS_CHOICE);

  regie_field_rows_write (self->rows, form);
  for (guint i = 0; self->choice != NULL && self->choices[i] != NULL; i += 2)
    if (g_strcmp0 (self->choices[i + 1], chosen) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->choice), i / 2);
}

static void
save (AskDialog *self)
{
  regie_frame_do (&self->frame, self->command, self->target, read_form (self));
}

static void
add_choice (AskDialog *self, const char *label)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->choices[i] != NULL; i += 2)
    gtk_string_list_append (names, self->choices[i]);
  self->choice = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (names));
  adw_preferences_group_add (self->frame.group, self->choice);
}

static void
add_rows (AskDialog *self, const RegieAsk *ask, RegieForm *preset)
{
  const RegieCodes *codes = regie_session_get_office (self->frame.session)->codes;

  self->fields = g_memdup2 (ask->fields, ask->n * sizeof *ask->fields);
  for (guint i = 0; i < ask->n; i++)
    {
      const RegieField *field = &self->fields[i];
      GtkWidget *row = regie_field_row_new (field, codes, preset != NULL ? regie_form_get (preset, field->key) : NULL,
                                            (field->flags & REGIE_REQUIRED) != 0);

      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
}

void
regie_ask_dialog_present_as (GtkWidget *parent, RegieSession *session, const RegieCommand *command, const RegieAsk *ask,
                             GVariant *target, RegieForm *preset, char **choices)
{
  AskDialog *self = g_new0 (AskDialog, 1);
  g_autoptr (RegieForm) begin = preset;
  g_autofree char *about = NULL;

  self->command = command;
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  self->choices = choices;
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, _(ask->title), _(ask->save), G_CALLBACK (save), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 460, 250 + 64 * (int) (ask->n + (choices != NULL)));
  about = ask->about != NULL ? g_markup_escape_text (_(ask->about), -1) : NULL;
  adw_preferences_group_set_description (self->frame.group, about);
  add_rows (self, ask, begin);
  if (choices != NULL && choices[0] != NULL)
    add_choice (self, _(ask->choice));
  regie_frame_present (&self->frame, regie_command_dup_place (command, self->target), read_form, write_form);
}

void
regie_ask_dialog_present (GtkWidget *parent, RegieSession *session, const RegieCommand *command, GVariant *target, RegieForm *preset,
                          char **choices)
{
  g_return_if_fail (command != NULL && command->ask != NULL);
  regie_ask_dialog_present_as (parent, session, command, command->ask, target, preset, choices);
}
