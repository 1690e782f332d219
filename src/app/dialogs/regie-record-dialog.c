/* SPDX-License-Identifier: EUPL-1.2 */
/* One form for every kind of record that needs no more than its fields. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"

typedef struct {
  RegieFrame frame;
  const RegieCommand *command;
  GVariant *target;
  RegieForm *seen; /* of the record, as it was when it was opened; empty of a new one */
  GPtrArray *rows;
} RecordDialog;

static void
dialog_free (gpointer data)
{
  RecordDialog *self = data;

  g_variant_unref (self->target);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  RecordDialog *self = data;
  RegieForm *form = regie_form_new ();

  regie_field_rows_read (self->rows, form);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  RecordDialog *self = data;

  regie_field_rows_write (self->rows, form);
}

static void
save (RecordDialog *self)
{
  RegieForm *form = read_form (self);

  regie_form_fill (form, self->seen);
  regie_frame_do (&self->frame, self->command, self->target, form);
}

/* What it is about: the record, or the kind and what a new one will hang on. */
static void
set_target (RecordDialog *self, const RegieEntity *entity, RegieRecord *record, RegieForm *own)
{
  g_autofree char *text = regie_form_to_text (own);

  self->command = &regie_dossier_commands[record != NULL ? REGIE_RECORD_CHANGE : REGIE_RECORD_ADD];
  self->target = g_variant_ref_sink (
    record != NULL ? g_variant_new ("(sx)", entity->name, regie_record_get_id (record))
                   : g_variant_new ("(ss)", entity->name, text));
}

void
regie_record_dialog_present (GtkWidget *parent, RegieSession *session, RegieEntityId entity,
                             RegieRecord *record, RegieForm *own, const char *title)
{
  RecordDialog *self = g_new0 (RecordDialog, 1);
  const RegieCodes *codes = regie_session_get_office (session)->codes;
  const RegieEntity *kind = regie_entity (entity);
  g_autoptr (RegieForm) preset = own != NULL ? own : regie_form_new ();

  set_target (self, kind, record, preset);
  self->rows = g_ptr_array_new ();
  self->seen = regie_form_new ();
  if (record != NULL)
    regie_form_set_seen (self->seen, record);
  regie_frame_init (&self->frame, parent, session, title != NULL ? title : _(kind->label),
                    _("_Save"), G_CALLBACK (save), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 500,
                               kind->n_fields > 9 ? 720 : 540);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const RegieField *field = &kind->fields[i];
      GtkWidget *row;

      if (field->flags & REGIE_OWN)
        continue;
      row = regie_field_row_new (field, codes,
                                 record != NULL ? regie_record_get (record, field->name)
                                                : regie_form_get (preset, field->key),
                                 (field->flags & REGIE_REQUIRED) != 0);
      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  regie_frame_present (&self->frame, regie_command_dup_place (self->command, self->target),
                       read_form, write_form);
}

void
regie_decision_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *decision)
{
  regie_ask_dialog_present (parent, session, &regie_dossier_commands[REGIE_DECISION_DATE],
                            g_variant_new_int64 (regie_record_get_id (decision)), NULL, NULL);
}
