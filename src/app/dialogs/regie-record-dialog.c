/* SPDX-License-Identifier: EUPL-1.2 */
/* One form for every kind of record that needs no more than its fields. */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-folder.h"

typedef struct {
  RegieFrame         frame;
  const RegieEntity *entity;
  RegieRecord       *record;
  RegieForm         *own;  /* of the fields that the program sets */
  GPtrArray         *rows;
} RecordDialog;

static void
dialog_free (gpointer data)
{
  RecordDialog *self = data;

  g_clear_object (&self->record);
  g_hash_table_unref (self->own);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  RecordDialog *self = data;
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < self->rows->len; i++)
    regie_field_row_read (self->rows->pdata[i], form);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  RecordDialog *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    regie_field_row_write (self->rows->pdata[i], form);
}

typedef struct { const RegieOffice *office; const RegieEntity *entity; RegieRecord *record; RegieForm *form; RegieDay day; gint64 me; } Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->record);
  g_clear_pointer (&saving->form, g_hash_table_unref);
  g_free (saving);
}

static Saving *
saving_new (RegieFrame *frame, const RegieEntity *entity, RegieRecord *record, RegieForm *form)
{
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving) { regie_session_get_office (frame->session), entity, NULL, form, REGIE_DAY_NONE, regie_session_get_me (frame->session)->id };
  g_set_object (&saving->record, record);
  return saving;
}

static RegieChange *
make_record (RegieDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return regie_record_make (db, saving->office, saving->entity, saving->record, saving->form, error);
}

static void
save (RecordDialog *self)
{
  GHashTable *form = read_form (self);
  GHashTableIter iter;
  gpointer key, value;
  g_autofree char *title = g_strdup_printf (self->record != NULL ? _("Changed: %s") : _("Recorded: %s"), _(self->entity->label));

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (regie_entity_find_key (self->entity, key)->flags & REGIE_OWN)
      regie_form_set (form, key, value);
  regie_frame_make (&self->frame, make_record, saving_new (&self->frame, self->entity, self->record, form), saving_free, title);
}

/* Where the draft of this form belongs: the kind, and the record or what it will hang on. */
static char *
dup_place (RecordDialog *self)
{
  g_autofree char *own = self->record == NULL ? regie_form_to_text (self->own) : NULL;

  return self->record != NULL ? g_strdup_printf ("record/%s/%" G_GINT64_FORMAT, self->entity->name, regie_record_get_id (self->record))
                              : g_strdup_printf ("record/%s?%s", self->entity->name, own);
}

void
regie_record_dialog_present (GtkWidget *parent, RegieSession *session, RegieEntityId entity, RegieRecord *record, RegieForm *own, const char *title)
{
  RecordDialog *self = g_new0 (RecordDialog, 1);
  const RegieCodes *codes = regie_session_get_office (session)->codes;

  self->entity = regie_entity (entity);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->own = own != NULL ? own : regie_form_new ();
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, title != NULL ? title : _(self->entity->label), _("_Save"), G_CALLBACK (save), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 500, self->entity->n_fields > 9 ? 720 : 540);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const RegieField *field = &self->entity->fields[i];
      GtkWidget *row;

      if (field->flags & REGIE_OWN)
        continue;
      row = regie_field_row_new (field, codes, record != NULL ? regie_record_get (record, field->name) : regie_form_get (self->own, field->key),
                                 (field->flags & REGIE_REQUIRED) != 0);
      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  regie_frame_present (&self->frame, dup_place (self), read_form, write_form);
}

static RegieChange *
make_dated (RegieDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return regie_decision_date (db, saving->office, saving->record, saving->day, saving->me, error);
}

static void
save_dated (RecordDialog *self)
{
  g_autoptr (GHashTable) form = read_form (self);
  Saving *saving;
  RegieDay day;

  if (!regie_day_parse (regie_form_get (form, "dagtekening"), &day))
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Date: fill in a day, for example 23-11-2026"));

      regie_frame_fault (&self->frame, error);
      return;
    }
  saving = saving_new (&self->frame, self->entity, self->record, NULL);
  saving->day = day;
  regie_frame_make (&self->frame, make_dated, saving, saving_free, _("PIP established"));
}

void
regie_decision_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *decision)
{
  RecordDialog *self = g_new0 (RecordDialog, 1);
  const RegieOffice *office = regie_session_get_office (session);
  char today[REGIE_DAY_TEXT];
  GtkWidget *row;

  self->entity = regie_entity (REGIE_ENTITY_Decision);
  self->record = g_object_ref (decision);
  self->own = regie_form_new ();
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, _("Establish the PIP"), _("_Establish"), G_CALLBACK (save_dated), self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 440, 330);
  adw_preferences_group_set_description (self->frame.group, _("The day on the decision starts the integration term, the day after. From then on the decision is frozen; what changes later is a next version."));
  row = regie_field_row_new (regie_entity_find (self->entity, "dated_on"), office->codes, regie_day_format (regie_office_today (office), today), TRUE);
  adw_preferences_group_add (self->frame.group, row);
  g_ptr_array_add (self->rows, row);
  regie_frame_present (&self->frame, NULL, read_form, write_form);
}
