/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialog-frame.h"
#include "regie-error.h"
#include "regie-fact-form.h"
#include "regie-known.h"
#include "regie-person.h"
#include "regie-text.h"

/* The toast overlay of the window that WIDGET is in. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (widget);
      GtkWindow *above = ADW_IS_APPLICATION_WINDOW (root) ? GTK_WINDOW (root)
                         : GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
      GtkWidget *content = ADW_IS_APPLICATION_WINDOW (above) ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (above)) : NULL;

      overlay = ADW_IS_TOAST_OVERLAY (content) ? content : NULL;
    }
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

void
regie_add_toast (AdwToastOverlay *overlay, AdwToast *toast, guint seconds)
{
  static int stay = -1;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));
  if (stay < 0)
    stay = g_getenv ("REGIE_TOASTS_STAY") != NULL;
  adw_toast_set_timeout (toast, stay ? 0 : seconds);
  /* One that stays would keep those behind it waiting. */
  adw_toast_set_priority (toast, stay ? ADW_TOAST_PRIORITY_HIGH : ADW_TOAST_PRIORITY_NORMAL);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
regie_show_toast (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    regie_add_toast (overlay, adw_toast_new (text), 6);
}

void
regie_show_kept (GtkWidget *widget, const char *place)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (_("Not saved, but not lost either"));
  adw_toast_set_button_label (toast, _("Go on"));
  adw_toast_set_action_name (toast, "win.resume");
  adw_toast_set_action_target_value (toast, g_variant_new_string (place));
  regie_add_toast (overlay, toast, 10);
}

void
regie_show_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *text = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  /* What was stopped on purpose is no news. */
  if (text != NULL && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    regie_show_toast (widget, text);
}

gboolean
regie_finish_apply (GtkWidget *widget, RegieSession *session, GAsyncResult *result, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = regie_session_apply_finish (session, result, &error);

  if (error != NULL)
    {
      regie_show_error (widget, error);
      return FALSE;
    }
  if (seq != 0)
    regie_session_did (session, title, seq);
  return TRUE;
}

typedef struct {
  RegieFrame    frame;
  gint64        dossier;
  char         *born;
  RegieRecord  *record;    /* when this is a correction */
  AdwComboRow  *kind;
  GtkWidget    *day, *note, *planned;
  GPtrArray    *rows;      /* of the attributes of the kind that is chosen */
  RegieForm    *typed;     /* what stood in attributes of kinds chosen before */
  RegieFormFunc trial;
  GObject      *trial_data;
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
  return regie_codes_list (office_of (&self->frame)->codes, "feit")->pdata[adw_combo_row_get_selected (self->kind)];
}

static void
read_rows (GPtrArray *rows, RegieForm *form)
{
  for (guint i = 0; i < rows->len; i++)
    regie_field_row_read (rows->pdata[i], form);
}

static void
write_rows (GPtrArray *rows, RegieForm *form)
{
  for (guint i = 0; i < rows->len; i++)
    regie_field_row_write (rows->pdata[i], form);
}

/* The right form for each kind of fact; what was typed in a field that both kinds have goes along. */
static void
kind_changed (FactDialog *self)
{
  const RegieCode *kind = chosen_kind (self);
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);

  read_rows (self->rows, self->typed);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->frame.group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->note);
  adw_preferences_group_remove (self->frame.group, self->note);
  for (guint i = 0; kind->fields[i] != NULL; i++)
    {
      const RegieField *field = regie_entity_find_key (entity, kind->fields[i]);
      gboolean same = self->record != NULL && strcmp (regie_record_get (self->record, "kind"), kind->key) == 0;
      GtkWidget *row = regie_field_row_new (field, office_of (&self->frame)->codes, same ? regie_record_get (self->record, field->name) : NULL,
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
  read_rows (self->rows, form);
  if (self->record != NULL)
    regie_form_set (form, "bij", regie_record_get (self->record, "belongs_to"));
  return form;
}

static void
write_fact (gpointer data, RegieForm *form)
{
  FactDialog *self = data;
  int at = regie_codes_index (office_of (&self->frame)->codes, "feit", regie_form_get (form, "soort"));

  adw_combo_row_set_selected (self->kind, MAX (0, at));
  g_hash_table_remove_all (self->typed);
  write_rows (self->rows, form);
  regie_field_row_write (self->day, form);
  regie_field_row_write (self->note, form);
  if (self->planned != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->planned), regie_form_get (form, "gepland") != NULL);
}

/* What is to be saved, on its way to the writer. */
typedef struct {
  const RegieOffice *office;
  gint64       dossier, me;
  RegieRecord *record;
  char        *born;
  RegieForm   *form;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->record);
  g_hash_table_unref (saving->form);
  g_free (saving->born);
  g_free (saving);
}

static RegieChange *
make_fact (RegieDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return regie_fact_make (db, saving->office, saving->dossier, saving->record, saving->born, saving->form, saving->me, error);
}

static void
save_fact (FactDialog *self)
{
  const RegieOffice *office = office_of (&self->frame);
  g_autoptr (GHashTable) form = read_fact (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  gboolean good;
  Saving *saving;

  if (self->trial != NULL)
    {
      regie_form_set (form, "gepland", "1");
      if (regie_fact_check (office, form, self->born, &error))
        {
          self->trial (form, self->trial_data);
          gtk_window_destroy (GTK_WINDOW (self->frame.window));
        }
      else
        regie_frame_fault (&self->frame, error);
      return;
    }
  good = regie_fact_check (office, form, self->born, &error);
  regie_frame_fault (&self->frame, error);
  if (!good)
    return;
  title = g_strdup_printf (self->record != NULL ? _("Corrected: %s") : _("Recorded: %s"), regie_codes_label (office->codes, "feit", regie_form_get (form, "soort")));
  saving = g_new0 (Saving, 1);
  *saving = (Saving) { office, self->dossier, regie_session_get_me (self->frame.session)->id, NULL, g_strdup (self->born), g_hash_table_ref (form) };
  g_set_object (&saving->record, self->record);
  regie_frame_make (&self->frame, make_fact, saving, saving_free, title);
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

/* Whom it is about: shown in the heading, and no fact may lie before the birth. */
typedef struct { char *name, *born; } About;

static void
about_free (gpointer data)
{
  g_free (((About *) data)->name);
  g_free (((About *) data)->born);
  g_free (data);
}

static gboolean
take_about (guint n, const char *const *columns, gpointer data, GError **error)
{
  About *about = data;

  about->name = g_strdup (columns[0]);
  about->born = g_strdup (columns[1]);
  return TRUE;
}

static gpointer
read_about (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  About *about = g_new0 (About, 1);

  if (regie_db_exec (db, "SELECT i.name, p.born FROM dossier_index i JOIN person p ON p.id = i.person WHERE i.dossier = $1", 1,
                     (const char *[]) { data }, take_about, about, error))
    return about;
  about_free (about);
  return NULL;
}

static void
about_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  RegieFrame *frame = g_object_get_data (G_OBJECT (window), "frame");
  About *about = regie_store_finish (REGIE_STORE (source), result, NULL);
  char **born = g_object_get_data (G_OBJECT (window), "born");
  g_autofree char *whom = NULL;

  if (about == NULL)
    return;
  whom = regie_person_dup_apart (about->name != NULL ? about->name : "", about->born, NULL);
  adw_window_title_set_subtitle (frame->title, whom);
  if (born != NULL && *born == NULL)
    *born = g_steal_pointer (&about->born);
  about_free (about);
}

/* BORN (may be NULL) is where the date of birth goes. */
static void
show_about (RegieFrame *frame, gint64 dossier, char **born)
{
  g_object_set_data (G_OBJECT (frame->window), "born", born);
  regie_store_read (regie_session_get_store (frame->session), read_about, g_strdup_printf ("%" G_GINT64_FORMAT, dossier), g_free,
                    about_free, NULL, about_read, g_object_ref (frame->window));
}

static void
fill_fact (FactDialog *self, const char *kind, gboolean planned)
{
  const RegieOffice *office = office_of (&self->frame);
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
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
  at = regie_codes_index (office->codes, "feit", record != NULL ? regie_record_get (record, "kind") : kind != NULL ? kind
                          : self->trial != NULL ? "verlenging_besluit" : "contact");
  adw_combo_row_set_selected (self->kind, MAX (0, at));
  regie_day_format (regie_office_today (office), today);
  self->day = regie_field_row_new (regie_entity_find (entity, "day"), office->codes, record != NULL ? regie_record_get (record, "day") : today, TRUE);
  self->note = regie_field_row_new (regie_entity_find (entity, "note"), office->codes, record != NULL ? regie_record_get (record, "note") : NULL, FALSE);
  adw_preferences_group_add (self->frame.group, GTK_WIDGET (self->kind));
  adw_preferences_group_add (self->frame.group, self->day);
  if (self->trial == NULL)
    add_planned_row (self, planned || (record != NULL && regie_record_get_bool (record, "planned")));
  adw_preferences_group_add (self->frame.group, self->note);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_changed), self);
  kind_changed (self);
}

static void
present_fact_dialog (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, const char *kind, RegieRecord *record,
                     gboolean planned, RegieForm *start, RegieFormFunc trial, gpointer trial_data)
{
  FactDialog *self = g_new0 (FactDialog, 1);
  char *place = trial != NULL ? NULL
                : record != NULL ? g_strdup_printf ("feit/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, dossier, regie_record_get_id (record))
                : g_strdup_printf ("feit/%" G_GINT64_FORMAT, dossier);

  self->dossier = dossier;
  self->born = g_strdup (born);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->rows = g_ptr_array_new ();
  self->typed = regie_form_new ();
  self->trial = trial;
  self->trial_data = trial_data != NULL ? g_object_ref (trial_data) : NULL;
  regie_frame_init (&self->frame, parent, session, trial != NULL ? _("Try a fact") : record != NULL ? _("Correct a fact") : _("Record a fact"),
                    trial != NULL ? _("_Try") : _("_Save"), G_CALLBACK (save_fact), self, fact_dialog_free);
  fill_fact (self, kind, planned);
  if (start != NULL)
    write_fact (self, start);
  show_about (&self->frame, dossier, &self->born);
  regie_frame_present (&self->frame, place, read_fact, write_fact);
}

void
regie_fact_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, const char *kind, RegieRecord *record,
                           gboolean planned)
{
  /* Wherever it is asked from: what is saved here is written in a dossier. */
  if (regie_session_may (session, REGIE_MAY_RECORD))
    present_fact_dialog (parent, session, dossier, born, kind, record, planned, NULL, NULL, NULL);
}

void
regie_fact_dialog_present_from (GtkWidget *parent, RegieSession *session, gint64 dossier, RegieForm *start)
{
  present_fact_dialog (parent, session, dossier, NULL, regie_form_get (start, "soort"), NULL, FALSE, start, NULL, NULL);
}

void
regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, RegieForm *start,
                                 RegieFormFunc func, gpointer data)
{
  present_fact_dialog (parent, session, dossier, born, NULL, NULL, TRUE, start, func, data);
}

/* A dialog of rows only.  DOUBTED and SAVED, of a new dossier: was it said that this is perhaps somebody who is there, and of which form. */
typedef struct { RegieFrame frame; gint64 dossier, fact; char *rule, *saved; GPtrArray *rows; RegieRecord *person, *record; gboolean *doubted; } RowsDialog;

static void
rows_dialog_free (gpointer data)
{
  g_ptr_array_unref (((RowsDialog *) data)->rows);
  g_free (((RowsDialog *) data)->rule);
  g_free (((RowsDialog *) data)->saved);
  g_clear_pointer (&((RowsDialog *) data)->doubted, g_atomic_rc_box_release);
  g_clear_object (&((RowsDialog *) data)->person);
  g_clear_object (&((RowsDialog *) data)->record);
  g_free (data);
}

static RegieForm *
read_rows_dialog (gpointer data)
{
  RegieForm *form = regie_form_new ();

  read_rows (((RowsDialog *) data)->rows, form);
  return form;
}

static void
write_rows_dialog (gpointer data, RegieForm *form)
{
  write_rows (((RowsDialog *) data)->rows, form);
}

static void
add_row (RowsDialog *self, RegieEntityId entity, const char *name, const char *value, gboolean required)
{
  const RegieField *field = regie_entity_find (regie_entity (entity), name);
  GtkWidget *row = regie_field_row_new (field, office_of (&self->frame)->codes, value, required || (field->flags & REGIE_REQUIRED) != 0);

  adw_preferences_group_add (self->frame.group, row);
  g_ptr_array_add (self->rows, row);
}

static void
save_deferral (RowsDialog *self)
{
  g_autoptr (GHashTable) form = read_rows_dialog (self);
  g_autoptr (GError) error = NULL;
  RegieDay day = REGIE_DAY_NONE;
  RegieChange *change;

  regie_day_parse (regie_form_get (form, "tot"), &day);
  change = regie_deadline_defer (office_of (&self->frame), self->dossier, self->rule, self->fact, day, regie_form_get (form, "reden"), &error);
  regie_frame_fault (&self->frame, error);
  if (change != NULL)
    regie_frame_apply (&self->frame, change, _("Put off"));
}

void
regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *rule, gint64 fact, const char *what)
{
  RowsDialog *self = g_new0 (RowsDialog, 1);
  char day[REGIE_DAY_TEXT];

  self->dossier = dossier;
  self->fact = fact;
  self->rule = g_strdup (rule);
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, _("Later, with a reason"), _("_Put off"), G_CALLBACK (save_deferral), self, rows_dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 440, 330);
  adw_preferences_group_set_title (self->frame.group, what);
  adw_preferences_group_set_description (self->frame.group, _("It comes back on the day you choose. The reason is kept in the log."));
  add_row (self, REGIE_ENTITY_Deferral, "until_day", regie_day_format (regie_office_today (office_of (&self->frame)) + 7, day), TRUE);
  add_row (self, REGIE_ENTITY_Deferral, "reason", NULL, TRUE);
  show_about (&self->frame, dossier, NULL);
  regie_frame_present (&self->frame, g_strdup_printf ("later/%" G_GINT64_FORMAT "/%s/%" G_GINT64_FORMAT, dossier, rule, fact),
                       read_rows_dialog, write_rows_dialog);
}

/* A person and dossier that are saved: on the writer, where it is known who is there already.  DOUBTED, of the window as well, becomes TRUE
 * when that is said of somebody who is perhaps there; the same form saved once more is meant. */
typedef struct { const RegieOffice *office; RegieForm *form; gint64 me; gboolean take_doubtful; gboolean *doubted; RegieRecord *person, *dossier; } SavingPerson;

static SavingPerson *
saving_person_new (RowsDialog *self)
{
  SavingPerson *saving = g_new0 (SavingPerson, 1);

  *saving = (SavingPerson) { .office = office_of (&self->frame), .form = read_rows_dialog (self), .me = regie_session_get_me (self->frame.session)->id };
  return saving;
}

static void
saving_person_free (gpointer data)
{
  SavingPerson *saving = data;

  g_hash_table_unref (saving->form);
  g_clear_pointer (&saving->doubted, g_atomic_rc_box_release);
  g_clear_object (&saving->person);
  g_clear_object (&saving->dossier);
  g_free (saving);
}

static RegieChange *
make_dossier (RegieDb *db, gpointer data, GError **error)
{
  SavingPerson *saving = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (RegieChange) change = NULL;
  gint64 id;

  if ((change = regie_dossier_create (saving->office, saving->form, saving->me, &id, error)) == NULL)
    return NULL;
  if (regie_known_check_form (db, saving->form, 0, saving->take_doubtful, &local))
    return g_steal_pointer (&change);
  g_atomic_int_set (saving->doubted, g_error_matches (local, REGIE_ERROR, REGIE_ERROR_REFUSED));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
save_dossier (RowsDialog *self)
{
  SavingPerson *saving = saving_person_new (self);
  g_autofree char *text = regie_form_to_text (saving->form);

  saving->take_doubtful = g_atomic_int_get (self->doubted) && g_strcmp0 (text, self->saved) == 0;
  g_atomic_int_set (self->doubted, FALSE);
  g_free (self->saved);
  self->saved = g_steal_pointer (&text);
  saving->doubted = g_atomic_rc_box_acquire (self->doubted);
  regie_frame_make (&self->frame, make_dossier, saving, saving_person_free, _("New dossier"));
}

void
regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session)
{
  static const struct { RegieEntityId entity; const char *field; } fields[] = {
    { REGIE_ENTITY_Person, "given_names" }, { REGIE_ENTITY_Person, "prefix" }, { REGIE_ENTITY_Person, "surname" }, { REGIE_ENTITY_Person, "born" },
    { REGIE_ENTITY_Person, "bsn" }, { REGIE_ENTITY_Person, "v_number" }, { REGIE_ENTITY_Person, "language" }, { REGIE_ENTITY_Person, "literacy" },
    { REGIE_ENTITY_Dossier, "number" }, { REGIE_ENTITY_Dossier, "group" }, { REGIE_ENTITY_Dossier, "municipality" },
  };
  RowsDialog *self = g_new0 (RowsDialog, 1);

  self->rows = g_ptr_array_new ();
  self->doubted = g_atomic_rc_box_new0 (gboolean);
  regie_frame_init (&self->frame, parent, session, _("New dossier"), _("_Save"), G_CALLBACK (save_dossier), self, rows_dialog_free);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (self, fields[i].entity, fields[i].field, NULL, FALSE);
  regie_frame_present (&self->frame, g_strdup ("dossier"), read_rows_dialog, write_rows_dialog);
}

static RegieChange *
make_corrected (RegieDb *db, gpointer data, GError **error)
{
  const SavingPerson *saving = data;
  g_autoptr (RegieChange) change = regie_person_correct (saving->office, saving->person, saving->dossier, saving->form, error);

  return change != NULL && regie_known_check_form (db, saving->form, regie_record_get_id (saving->dossier), TRUE, error) ? g_steal_pointer (&change) : NULL;
}

static void
save_person (RowsDialog *self)
{
  g_autoptr (GHashTable) form = read_rows_dialog (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = regie_person_correct (office_of (&self->frame), self->person, self->record, form, &error);
  SavingPerson *saving;

  regie_frame_fault (&self->frame, error);
  if (change == NULL)
    return;
  if (regie_change_is_empty (change))
    {
      gtk_window_close (GTK_WINDOW (self->frame.window));
      return;
    }
  saving = saving_person_new (self);
  saving->person = g_object_ref (self->person);
  saving->dossier = g_object_ref (self->record);
  regie_frame_make (&self->frame, make_corrected, saving, saving_person_free, _("Personal data changed"));
}

void
regie_person_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *person, RegieRecord *dossier)
{
  RowsDialog *self = g_new0 (RowsDialog, 1);
  const RegieField *field;
  RegieEntityId entity;

  self->rows = g_ptr_array_new ();
  self->person = g_object_ref (person);
  self->record = g_object_ref (dossier);
  regie_frame_init (&self->frame, parent, session, _("Personal data"), _("_Save"), G_CALLBACK (save_person), self, rows_dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 480, 680);
  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    add_row (self, entity, field->name, regie_record_get (entity == REGIE_ENTITY_Person ? person : dossier, field->name), FALSE);
  regie_frame_present (&self->frame, g_strdup_printf ("persoon/%" G_GINT64_FORMAT, regie_record_get_id (dossier)), read_rows_dialog, write_rows_dialog);
}
