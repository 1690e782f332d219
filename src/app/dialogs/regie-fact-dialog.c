/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a fact: a new one, a correction, or one that is only tried. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-fact-form.h"

typedef struct {
  RegieFrame frame;
  gint64 dossier;
  char *born;          /* as the page knew it; else the frame finds out */
  RegieRecord *record; /* when this is a correction */
  AdwComboRow *kind;
  GtkWidget *day, *note, *planned;
  GPtrArray *rows;  /* of the attributes of the kind that is chosen */
  RegieForm *typed; /* what stood in attributes of kinds chosen before */
  RegieFormFunc trial;
  GObject *trial_data;
} FactDialog;

static void
fact_dialog_free (gpointer data)
{
  FactDialog *self = data;

  g_free (self->born);
  g_clear_object (&self->record);
  g_clear_object (&self->trial_data);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->typed);
  g_free (self);
}

static const RegieOffice *
office_of (RegieFrame *frame)
{
  return regie_session_get_office (frame->session);
}

static const RegieCode *
chosen_kind (FactDialog *self)
{
  return regie_codes_list (office_of (&self->frame)->codes, "feit")
    ->pdata[adw_combo_row_get_selected (self->kind)];
}

/* The right form for each kind of fact; what was typed in a field that both kinds have goes along.
 */
static void
kind_changed (FactDialog *self)
{
  const RegieCode *kind = chosen_kind (self);
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);

  regie_field_rows_read (self->rows, self->typed);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->frame.group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->note);
  adw_preferences_group_remove (self->frame.group, self->note);
  for (guint i = 0; kind->fields[i] != NULL; i++)
    {
      const RegieField *field = regie_entity_find_key (entity, kind->fields[i]);
      gboolean same = self->record != NULL
                      && strcmp (regie_get (self->record, Fact, kind), kind->key) == 0;
      GtkWidget *row = regie_field_row_new (
        field, office_of (&self->frame)->codes,
        same ? regie_record_get (self->record, field->name) : NULL,
        g_strv_contains ((const char *const *) kind->required, field->key));

      if (regie_form_get (self->typed, field->key) != NULL)
        regie_field_row_write (row, self->typed);
      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->frame.group, self->note);
  g_object_unref (self->note);
}

static RegieForm *
read_fact (gpointer data)
{
  FactDialog *self = data;
  RegieForm *form = regie_form_new ();

  regie_form_set (form, "soort", chosen_kind (self)->key);
  regie_field_row_read (self->day, form);
  regie_field_row_read (self->note, form);
  regie_form_set (form, "bron", "consulent");
  if (self->planned != NULL && gtk_switch_get_active (GTK_SWITCH (self->planned)))
    regie_form_set (form, "gepland", "1");
  regie_field_rows_read (self->rows, form);
  if (self->record != NULL)
    regie_form_set (form, "bij", regie_get (self->record, Fact, belongs_to));
  return form;
}

static void
write_fact (gpointer data, RegieForm *form)
{
  FactDialog *self = data;
  int at = regie_codes_index (office_of (&self->frame)->codes, "feit",
                              regie_form_get (form, "soort"));

  adw_combo_row_set_selected (self->kind, MAX (0, at));
  g_hash_table_remove_all (self->typed);
  regie_field_rows_write (self->rows, form);
  regie_field_row_write (self->day, form);
  regie_field_row_write (self->note, form);
  if (self->planned != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->planned), regie_form_get (form, "gepland") != NULL);
}

/* "What if": nothing is saved, so what is wrong must be known here. */
static void
try_fact (FactDialog *self, RegieForm *form)
{
  g_autoptr (GError) error = NULL;
  const char *born = self->born != NULL ? self->born : self->frame.born;

  regie_form_set (form, "gepland", "1");
  if (!regie_fact_check (office_of (&self->frame), form, born, &error))
    {
      regie_frame_fault (&self->frame, error);
      return;
    }
  self->trial (form, self->trial_data);
  gtk_window_destroy (GTK_WINDOW (self->frame.window));
}

static const RegieCommand *
command_of (FactDialog *self)
{
  return &regie_dossier_commands[self->record != NULL ? REGIE_FACT_CORRECT : REGIE_FACT_RECORD];
}

static GVariant *
target_of (FactDialog *self)
{
  return g_variant_new_int64 (self->record != NULL ? regie_record_get_id (self->record)
                                                   : self->dossier);
}

static void
save_fact (FactDialog *self)
{
  g_autoptr (RegieForm) form = read_fact (self);

  if (self->trial != NULL)
    {
      try_fact (self, form);
      return;
    }
  if (self->record != NULL)
    regie_form_set_seen (form, self->record);
  regie_frame_do (&self->frame, command_of (self), target_of (self), g_steal_pointer (&form));
}

static void
add_planned_row (FactDialog *self, gboolean planned)
{
  GtkWidget *row = adw_action_row_new ();

  self->planned = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->planned), planned);
  gtk_widget_set_valign (self->planned, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Planned"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Has not happened yet; ends nothing"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->planned);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->planned);
  adw_preferences_group_add (self->frame.group, row);
}

static void
fill_fact (FactDialog *self, const char *kind, gboolean planned)
{
  const RegieOffice *office = office_of (&self->frame);
  GPtrArray *kinds = regie_codes_list (office->codes, "feit");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  RegieRecord *record = self->record;
  char today[REGIE_DAY_TEXT];
  int at;

  for (guint i = 0; i < kinds->len; i++)
    gtk_string_list_append (labels, ((RegieCode *) kinds->pdata[i])->label);
  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _("What happened"));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  at = regie_codes_index (office->codes, "feit",
                          record != NULL        ? regie_get (record, Fact, kind)
                          : kind != NULL        ? kind
                          : self->trial != NULL ? "verlenging_besluit"
                                                : "contact");
  adw_combo_row_set_selected (self->kind, MAX (0, at));
  regie_day_format (regie_office_today (office), today);
  self->day = regie_field_row_new (REGIE_FIELD (Fact, day), office->codes,
                                   record != NULL ? regie_get (record, Fact, day) : today, TRUE);
  self->note = regie_field_row_new (REGIE_FIELD (Fact, note), office->codes,
                                    record != NULL ? regie_get (record, Fact, note) : NULL, FALSE);
  adw_preferences_group_add (self->frame.group, GTK_WIDGET (self->kind));
  adw_preferences_group_add (self->frame.group, self->day);
  if (self->trial == NULL)
    add_planned_row (self, planned || (record != NULL && regie_get_bool (record, Fact, planned)));
  adw_preferences_group_add (self->frame.group, self->note);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_changed), self);
  kind_changed (self);
}

static void
present_fact_dialog (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born,
                     const char *kind, RegieRecord *record, gboolean planned, RegieForm *start,
                     RegieFormFunc trial, gpointer trial_data)
{
  FactDialog *self = g_new0 (FactDialog, 1);
  g_autoptr (GVariant) target = NULL;

  self->dossier = dossier;
  self->born = g_strdup (born);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->rows = g_ptr_array_new ();
  self->typed = regie_form_new ();
  self->trial = trial;
  self->trial_data = trial_data != NULL ? g_object_ref (trial_data) : NULL;
  regie_frame_init (&self->frame, parent, session,
                    trial != NULL    ? _("Try a fact")
                    : record != NULL ? _("Correct a fact")
                                     : _("Record a fact"),
                    trial != NULL ? _("_Try") : _("_Save"), G_CALLBACK (save_fact), self,
                    fact_dialog_free);
  fill_fact (self, kind, planned);
  if (start != NULL)
    write_fact (self, start);
  regie_frame_show_about (&self->frame, dossier);
  target = g_variant_ref_sink (target_of (self));
  regie_frame_present (&self->frame,
                       trial != NULL ? NULL : regie_command_dup_place (command_of (self), target),
                       read_fact, write_fact);
}

void
regie_fact_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                           const char *born, const char *kind, RegieRecord *record,
                           gboolean planned)
{
  /* Wherever it is asked from: what is saved here is written in a dossier. */
  if (regie_session_may (session, REGIE_MAY_RECORD))
    present_fact_dialog (parent, session, dossier, born, kind, record, planned, NULL, NULL, NULL);
}

void
regie_fact_dialog_present_from (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                RegieForm *start)
{
  present_fact_dialog (parent, session, dossier, NULL, regie_form_get (start, "soort"), NULL, FALSE,
                       start, NULL, NULL);
}

void
regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                 const char *born, RegieForm *start, RegieFormFunc func,
                                 gpointer data)
{
  present_fact_dialog (parent, session, dossier, born, NULL, NULL, TRUE, start, func, data);
}
