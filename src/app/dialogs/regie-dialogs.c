/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialog-frame.h"
#include "regie-error.h"
#include "regie-fact-form.h"
#include "regie-text.h"

/* The toast overlay of the window that WIDGET is in. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (widget);
      GtkWindow *above = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
      GtkWidget *content = ADW_IS_APPLICATION_WINDOW (above) ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (above)) : NULL;

      overlay = ADW_IS_TOAST_OVERLAY (content) ? content : NULL;
    }
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

void
regie_show_toast (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, g_object_new (ADW_TYPE_TOAST, "title", text, "timeout", 6, NULL));
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
  RegieSession *session;
  gint64        dossier;
  char         *born, *title;
  RegieRecord  *record;    /* when this is a correction */
  AdwComboRow  *kind;
  GtkWidget    *day, *note, *planned;
  GPtrArray    *rows;      /* of the attributes of the kind that is chosen */
  RegieFormFunc trial;
  GObject      *trial_data;
} FactDialog;

static void
fact_dialog_free (gpointer data)
{
  FactDialog *self = data;

  g_free (self->born);
  g_free (self->title);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->trial_data);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static const RegieCode *
chosen_kind (FactDialog *self)
{
  GPtrArray *kinds = regie_codes_list (regie_session_get_office (self->session)->codes, "feit");

  return kinds->pdata[adw_combo_row_get_selected (self->kind)];
}

/* The right form for each kind of fact. */
static void
kind_changed (FactDialog *self)
{
  const RegieCode *kind = chosen_kind (self);
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->frame.group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->note);
  adw_preferences_group_remove (self->frame.group, self->note);
  for (guint i = 0; kind->fields[i] != NULL; i++)
    {
      const RegieField *field = regie_entity_find_key (entity, kind->fields[i]);
      gboolean same = self->record != NULL && strcmp (regie_record_get (self->record, "kind"), kind->key) == 0;
      GtkWidget *row = regie_field_row_new (field, regie_session_get_office (self->session)->codes,
                                            same ? regie_record_get (self->record, field->name) : NULL,
                                            g_strv_contains ((const char *const *) kind->required, field->key));

      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->frame.group, self->note);
  g_object_unref (self->note);
}

static RegieForm *
read_form (FactDialog *self)
{
  RegieForm *form = regie_form_new ();
  g_autofree char *day = regie_field_row_dup_value (self->day), *note = regie_field_row_dup_value (self->note);

  regie_form_set (form, "soort", chosen_kind (self)->key);
  regie_form_set (form, "datum", day);
  regie_form_set (form, "toelichting", note);
  regie_form_set (form, "bron", "consulent");
  if (self->planned != NULL && gtk_switch_get_active (GTK_SWITCH (self->planned)))
    regie_form_set (form, "gepland", "1");
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegieField *field = g_object_get_data (self->rows->pdata[i], "field");
      g_autofree char *value = regie_field_row_dup_value (self->rows->pdata[i]);

      regie_form_set (form, field->key, value);
    }
  if (self->record != NULL)
    regie_form_set (form, "bij", regie_record_get (self->record, "belongs_to"));
  return form;
}

static void
fact_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  FactDialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  gint64 seq = regie_session_apply_finish (self->session, result, &error);

  gtk_widget_set_sensitive (self->frame.save, TRUE);
  regie_frame_fault (&self->frame, error);
  if (error != NULL)
    return; /* what was typed stays */
  regie_session_did (self->session, self->title, seq);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
save_fact (FactDialog *self)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  g_autoptr (GHashTable) form = read_form (self);
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 me = regie_session_get_me (self->session)->id;

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
  change = self->record != NULL ? regie_fact_correct (office, self->record, self->born, form, me, &error)
                                : regie_fact_record (office, self->dossier, self->born, form, me, &error);
  regie_frame_fault (&self->frame, error);
  if (change == NULL)
    return;
  g_free (self->title);
  self->title = g_strdup (change->title);
  gtk_widget_set_sensitive (self->frame.save, FALSE);
  regie_session_apply (self->session, change, fact_saved, g_object_ref (self->frame.window));
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
present_fact_dialog (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, const char *kind, RegieRecord *record,
                     gboolean planned, RegieFormFunc trial, gpointer trial_data)
{
  const RegieOffice *office = regie_session_get_office (session);
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  FactDialog *self = g_new0 (FactDialog, 1);
  GPtrArray *kinds = regie_codes_list (office->codes, "feit");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  char today[REGIE_DAY_TEXT];
  int at;

  self->session = g_object_ref (session);
  self->dossier = dossier;
  self->born = g_strdup (born);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->rows = g_ptr_array_new ();
  self->trial = trial;
  self->trial_data = trial_data != NULL ? g_object_ref (trial_data) : NULL;
  regie_frame_init (&self->frame, parent, trial != NULL ? _("Try a fact") : record != NULL ? _("Correct a fact") : _("Record a fact"),
                    trial != NULL ? _("_Try") : _("_Save"), G_CALLBACK (save_fact), self);
  g_object_set_data_full (G_OBJECT (self->frame.window), "dialog", self, fact_dialog_free);
  for (guint i = 0; i < kinds->len; i++)
    gtk_string_list_append (labels, ((RegieCode *) kinds->pdata[i])->label);
  self->kind = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _("What happened"));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  at = regie_codes_index (office->codes, "feit", record != NULL ? regie_record_get (record, "kind") : kind != NULL ? kind
                          : trial != NULL ? "verlenging_besluit" : "contact");
  adw_combo_row_set_selected (self->kind, MAX (0, at));
  regie_day_format (regie_office_today (office), today);
  self->day = regie_field_row_new (regie_entity_find (entity, "day"), office->codes, record != NULL ? regie_record_get (record, "day") : today, TRUE);
  self->note = regie_field_row_new (regie_entity_find (entity, "note"), office->codes, record != NULL ? regie_record_get (record, "note") : NULL, FALSE);
  adw_preferences_group_add (self->frame.group, GTK_WIDGET (self->kind));
  adw_preferences_group_add (self->frame.group, self->day);
  if (trial == NULL)
    add_planned_row (self, planned || (record != NULL && regie_record_get_bool (record, "planned")));
  adw_preferences_group_add (self->frame.group, self->note);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_changed), self);
  kind_changed (self);
  gtk_window_present (GTK_WINDOW (self->frame.window));
}

void
regie_fact_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, const char *kind, RegieRecord *record,
                           gboolean planned)
{
  present_fact_dialog (parent, session, dossier, born, kind, record, planned, NULL, NULL);
}

void
regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *born, RegieFormFunc func, gpointer data)
{
  present_fact_dialog (parent, session, dossier, born, NULL, NULL, TRUE, func, data);
}

typedef struct { RegieFrame frame; RegieSession *session; gint64 dossier, fact; char *rule; GtkWidget *until, *reason; } DeferDialog;

static void
defer_dialog_free (gpointer data)
{
  g_free (((DeferDialog *) data)->rule);
  g_object_unref (((DeferDialog *) data)->session);
  g_free (data);
}

static void
deferred (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  DeferDialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  gint64 seq = regie_session_apply_finish (self->session, result, &error);

  regie_frame_fault (&self->frame, error);
  if (error != NULL)
    return;
  regie_session_did (self->session, _("Put off"), seq);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
save_deferral (DeferDialog *self)
{
  g_autofree char *until = regie_field_row_dup_value (self->until), *reason = regie_field_row_dup_value (self->reason);
  g_autoptr (GError) error = NULL;
  RegieDay day = REGIE_DAY_NONE;
  RegieChange *change;

  regie_day_parse (until, &day);
  change = regie_deadline_defer (regie_session_get_office (self->session), self->dossier, self->rule, self->fact, day, reason, &error);
  regie_frame_fault (&self->frame, error);
  if (change != NULL)
    regie_session_apply (self->session, change, deferred, g_object_ref (self->frame.window));
}

void
regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier, const char *rule, gint64 fact, const char *what)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Deferral);
  DeferDialog *self = g_new0 (DeferDialog, 1);
  char day[REGIE_DAY_TEXT];

  self->session = g_object_ref (session);
  self->dossier = dossier;
  self->fact = fact;
  self->rule = g_strdup (rule);
  regie_frame_init (&self->frame, parent, _("Later, with a reason"), _("_Put off"), G_CALLBACK (save_deferral), self);
  g_object_set_data_full (G_OBJECT (self->frame.window), "dialog", self, defer_dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 440, 300);
  adw_preferences_group_set_title (self->frame.group, what);
  adw_preferences_group_set_description (self->frame.group, _("It comes back on the day you choose. The reason is kept in the log."));
  self->until = regie_field_row_new (regie_entity_find (entity, "until_day"), NULL,
                                     regie_day_format (regie_office_today (regie_session_get_office (session)) + 7, day), TRUE);
  self->reason = regie_field_row_new (regie_entity_find (entity, "reason"), NULL, NULL, TRUE);
  adw_preferences_group_add (self->frame.group, self->until);
  adw_preferences_group_add (self->frame.group, self->reason);
  gtk_window_present (GTK_WINDOW (self->frame.window));
}

typedef struct { RegieFrame frame; RegieSession *session; GPtrArray *rows; } DossierDialog;

static void
dossier_dialog_free (gpointer data)
{
  g_ptr_array_unref (((DossierDialog *) data)->rows);
  g_object_unref (((DossierDialog *) data)->session);
  g_free (data);
}

static void
dossier_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  DossierDialog *self = g_object_get_data (G_OBJECT (window), "dialog");
  g_autoptr (GError) error = NULL;
  gint64 seq = regie_session_apply_finish (self->session, result, &error);

  regie_frame_fault (&self->frame, error);
  if (error != NULL)
    return;
  regie_session_did (self->session, _("New dossier"), seq);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
save_dossier (DossierDialog *self)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegieField *field = g_object_get_data (self->rows->pdata[i], "field");
      g_autofree char *value = regie_field_row_dup_value (self->rows->pdata[i]);

      regie_form_set (form, field->key, value);
    }
  change = regie_dossier_create (regie_session_get_office (self->session), form, regie_session_get_me (self->session)->id, &id, &error);
  regie_frame_fault (&self->frame, error);
  if (change != NULL)
    regie_session_apply (self->session, change, dossier_saved, g_object_ref (self->frame.window));
}

void
regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session)
{
  static const struct { RegieEntityId entity; const char *field; } fields[] = {
    { REGIE_ENTITY_Person, "given_names" }, { REGIE_ENTITY_Person, "prefix" }, { REGIE_ENTITY_Person, "surname" }, { REGIE_ENTITY_Person, "born" },
    { REGIE_ENTITY_Person, "bsn" }, { REGIE_ENTITY_Person, "v_number" }, { REGIE_ENTITY_Person, "language" }, { REGIE_ENTITY_Person, "literacy" },
    { REGIE_ENTITY_Dossier, "number" }, { REGIE_ENTITY_Dossier, "group" }, { REGIE_ENTITY_Dossier, "municipality" },
  };
  DossierDialog *self = g_new0 (DossierDialog, 1);

  self->session = g_object_ref (session);
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, _("New dossier"), _("_Save"), G_CALLBACK (save_dossier), self);
  g_object_set_data_full (G_OBJECT (self->frame.window), "dialog", self, dossier_dialog_free);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const RegieField *field = regie_entity_find (regie_entity (fields[i].entity), fields[i].field);
      GtkWidget *row = regie_field_row_new (field, regie_session_get_office (session)->codes, NULL, (field->flags & REGIE_REQUIRED) != 0);

      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_window_present (GTK_WINDOW (self->frame.window));
}
