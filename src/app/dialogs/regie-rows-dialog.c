/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms that are rows of fields and one command: later with a reason, a new dossier, somebody's
 * personal data. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"

typedef struct {
  RegieFrame frame;
  const RegieCommand *command;
  GVariant *target; /* NULL for none */
  GPtrArray *rows;
  RegieForm *seen;  /* of the records that it is about, as they were when it was opened */
  char *sent;       /* the form that was saved last, as text */
  gboolean doubted; /* it was said of that form that this is perhaps somebody who is there */
} RowsDialog;

static void
dialog_free (gpointer data)
{
  RowsDialog *self = data;

  g_clear_pointer (&self->target, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->seen);
  g_free (self->sent);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  RowsDialog *self = data;
  RegieForm *form = regie_form_new ();

  regie_field_rows_read (self->rows, form);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  RowsDialog *self = data;

  regie_field_rows_write (self->rows, form);
}

/* The same form once more, after it was said that this is perhaps somebody who is there: it is
 * meant. */
static void
save (RowsDialog *self)
{
  RegieForm *form = read_form (self);
  g_autofree char *text = regie_form_to_text (form);

  if (self->doubted && g_strcmp0 (text, self->sent) == 0)
    regie_form_set (form, REGIE_FORM_MEANT, "1");
  self->doubted = FALSE;
  g_free (self->sent);
  self->sent = g_steal_pointer (&text);
  regie_form_fill (form, self->seen);
  regie_frame_do (&self->frame, self->command, self->target, form);
}

static void
doubt (gpointer data, const GError *error)
{
  RowsDialog *self = data;

  self->doubted = g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* TARGET (a floating one is taken) may be NULL. */
static RowsDialog *
dialog_new (GtkWidget *parent, RegieSession *session, RegieDossierCommand command, GVariant *target,
            const char *title, const char *button)
{
  RowsDialog *self = g_new0 (RowsDialog, 1);

  self->command = &regie_dossier_commands[command];
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  self->rows = g_ptr_array_new ();
  self->seen = regie_form_new ();
  regie_frame_init (&self->frame, parent, session, title, button, G_CALLBACK (save), self,
                    dialog_free);
  return self;
}

static void
present (RowsDialog *self)
{
  regie_frame_present (&self->frame, regie_command_dup_place (self->command, self->target),
                       read_form, write_form);
}

static void
add_row (RowsDialog *self, RegieEntityId entity, const char *name, const char *value,
         gboolean required)
{
  const RegieField *field = regie_entity_find (regie_entity (entity), name);
  GtkWidget *row = regie_field_row_new (field,
                                        regie_session_get_office (self->frame.session)->codes,
                                        value, required || (field->flags & REGIE_REQUIRED) != 0);

  adw_preferences_group_add (self->frame.group, row);
  g_ptr_array_add (self->rows, row);
}

void
regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                            const char *rule, gint64 fact, const char *what)
{
  RowsDialog *self = dialog_new (parent, session, REGIE_DEADLINE_DEFER,
                                 g_variant_new ("(xsx)", dossier, rule, fact),
                                 _("Later, with a reason"), _("_Put off"));
  char day[REGIE_DAY_TEXT];

  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 440, 330);
  adw_preferences_group_set_title (self->frame.group, what);
  adw_preferences_group_set_description (
    self->frame.group, _("It comes back on the day you choose. The reason is kept in the log."));
  regie_day_format (regie_office_today (regie_session_get_office (session)) + 7, day);
  add_row (self, REGIE_ENTITY_Deferral, "until_day", day, TRUE);
  add_row (self, REGIE_ENTITY_Deferral, "reason", NULL, TRUE);
  regie_frame_show_about (&self->frame, dossier);
  present (self);
}

void
regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session)
{
  static const struct {
    RegieEntityId entity;
    const char *field;
  } fields[] = {
    { REGIE_ENTITY_Person, "given_names" },   { REGIE_ENTITY_Person, "prefix" },
    { REGIE_ENTITY_Person, "surname" },       { REGIE_ENTITY_Person, "born" },
    { REGIE_ENTITY_Person, "bsn" },           { REGIE_ENTITY_Person, "v_number" },
    { REGIE_ENTITY_Person, "language" },      { REGIE_ENTITY_Person, "literacy" },
    { REGIE_ENTITY_Dossier, "number" },       { REGIE_ENTITY_Dossier, "group" },
    { REGIE_ENTITY_Dossier, "municipality" },
  };
  RowsDialog *self = dialog_new (parent, session, REGIE_DOSSIER_CREATE, NULL, _("New dossier"),
                                 _("_Save"));

  self->frame.failed = doubt;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (self, fields[i].entity, fields[i].field, NULL, FALSE);
  present (self);
}

void
regie_person_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *person,
                             RegieRecord *dossier)
{
  RowsDialog *self = dialog_new (parent, session, REGIE_PERSON_CORRECT,
                                 g_variant_new_int64 (regie_record_get_id (dossier)),
                                 _("Personal data"), _("_Save"));
  const RegieField *field;
  RegieEntityId entity;

  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 480, 680);
  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    add_row (self, entity, field->name,
             regie_record_get (entity == REGIE_ENTITY_Person ? person : dossier, field->name),
             FALSE);
  regie_form_set_seen (self->seen, person);
  regie_form_set_seen (self->seen, dossier);
  present (self);
}
