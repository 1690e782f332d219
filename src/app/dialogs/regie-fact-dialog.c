/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a fact: a new one, a correction, or one that is only tried. */
#include "regie-fact-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-choice-row.h"
#include "regie-day-row.h"
#include "regie-delivery-row.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-field-kinds.h"
#include "regie-note-row.h"
#include "regie-option.h"
#include "regie-switch-row.h"

struct _RegieFactDialog {
  RegieFormWindow parent_instance;
  gboolean trial;
  gboolean is_line; /* it was opened for a line of the plan */
  gint64 dossier;
  char *born;          /* as the page knew it; else the window finds out */
  RegieRecord *record; /* when this is a correction */
  RegieFieldRow *kind;
  RegieFieldRow *day;
  RegieFieldRow *planned;
  RegieFieldRow *note;
  GtkWidget *delivery;   /* of a line of the plan: who delivers it; the list owns it */
  GPtrArray *attributes; /* rows of the kind that is chosen, which the list owns */
  RegieForm *typed;      /* what stood in attributes of kinds chosen before */
};

G_DEFINE_FINAL_TYPE (RegieFactDialog, regie_fact_dialog, REGIE_TYPE_FORM_WINDOW)

enum { PROP_TRIAL = 1 };
enum { TRIED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const RegieOffice *
office_of (RegieFactDialog *self)
{
  return regie_session_get_office (regie_form_window_get_session (REGIE_FORM_WINDOW (self)));
}

static const RegieCode *
chosen_kind (RegieFactDialog *self)
{
  g_autofree char *key = regie_field_row_dup_value (self->kind);

  return regie_codes_find (office_of (self)->codes, "feit", key);
}

/* What was typed in the attributes is remembered for another kind that has them too. */
static void
clear_attributes (RegieFactDialog *self)
{
  if (self->delivery != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (self->delivery)), self->delivery);
  self->delivery = NULL;
  for (guint i = 0; i < self->attributes->len; i++)
    {
      RegieFieldRow *row = self->attributes->pdata[i];

      regie_field_row_read (row, self->typed);
      regie_form_window_remove_row (REGIE_FORM_WINDOW (self), row);
    }
  g_ptr_array_set_size (self->attributes, 0);
}

/* The value of FIELD in the fact that is corrected, while it is of the kind that it was. */
static const char *
recorded (RegieFactDialog *self, const RegieCode *kind, const RegieField *field)
{
  return self->record != NULL && strcmp (regie_get (self->record, Fact, kind), kind->key) == 0
           ? regie_record_get (self->record, field->name)
           : NULL;
}

static gboolean
is_line (const char *kind)
{
  return g_strcmp0 (kind, REGIE_CODE_KEY (Fact, kind, REGIE_FACT_PLAN_LINE)) == 0;
}

/* The provider of a line of the plan is chosen above the row in which it can be typed. */
static void
add_delivery (RegieFactDialog *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_copy (self->attributes, NULL, NULL);
  GtkWidget *provider = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (regie_field_row_get_field (rows->pdata[i]) != NULL
        && strcmp (regie_field_row_get_field (rows->pdata[i])->key,
                   REGIE_FIELD (Fact, provider)->key)
             == 0)
      provider = rows->pdata[i];
  g_return_if_fail (provider != NULL);
  g_ptr_array_add (rows, self->day);
  self->delivery = regie_delivery_row_new (regie_form_window_get_session (REGIE_FORM_WINDOW (self)),
                                           self->dossier, rows);
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (provider)), self->delivery,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (provider)));
}

/* The right form for each kind of fact. */
static void
kind_changed (RegieFactDialog *self)
{
  const RegieCode *kind = chosen_kind (self);

  g_assert (REGIE_IS_FACT_DIALOG (self) && kind != NULL);
  clear_attributes (self);
  for (guint i = 0; kind->fields[i] != NULL; i++)
    {
      const RegieField *field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact),
                                                       kind->fields[i]);
      RegieFieldRow *row = regie_field_row_new (
        field, office_of (self)->codes, recorded (self, kind, field),
        g_strv_contains ((const char *const *) kind->required, field->key));

      if (regie_form_get (self->typed, field->key) != NULL)
        regie_field_row_write (row, self->typed);
      regie_form_window_insert_row (REGIE_FORM_WINDOW (self), row, GTK_WIDGET (self->note));
      g_ptr_array_add (self->attributes, row);
    }
  /* Who adds a line to the plan is not asked what happened, unless what was kept is something
   * else. */
  gtk_widget_set_visible (GTK_WIDGET (self->kind), !self->is_line || !is_line (kind->key));
  if (is_line (kind->key))
    add_delivery (self);
}

static RegieForm *
regie_fact_dialog_read (RegieFormWindow *window)
{
  RegieFactDialog *self = REGIE_FACT_DIALOG (window);
  RegieForm *form = REGIE_FORM_WINDOW_CLASS (regie_fact_dialog_parent_class)->read (window);

  regie_form_set (form, "bron", "consulent");
  if (self->record != NULL)
    regie_form_set (form, "bij", regie_get (self->record, Fact, belongs_to));
  return form;
}

/* The kind comes first: it says which rows there are. */
static void
regie_fact_dialog_write (RegieFormWindow *window, RegieForm *form)
{
  RegieFactDialog *self = REGIE_FACT_DIALOG (window);

  regie_field_row_write (self->kind, form);
  g_hash_table_remove_all (self->typed);
  REGIE_FORM_WINDOW_CLASS (regie_fact_dialog_parent_class)->write (window, form);
}

/* "What if": nothing is saved, so what is wrong must be known here. */
static void
try_fact (RegieFactDialog *self, RegieForm *form)
{
  RegieFormWindow *window = REGIE_FORM_WINDOW (self);
  g_autoptr (GError) error = NULL;
  const char *born = self->born != NULL ? self->born : regie_form_window_get_born (window);

  regie_form_set (form, "gepland", "1");
  if (!regie_fact_check (office_of (self), form, born, &error))
    {
      regie_form_window_set_fault (window, error);
      return;
    }
  g_signal_emit (self, signals[TRIED], 0, form);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
regie_fact_dialog_save (RegieFormWindow *window, RegieForm *form)
{
  if (REGIE_FACT_DIALOG (window)->trial)
    try_fact (REGIE_FACT_DIALOG (window), form);
  else
    REGIE_FORM_WINDOW_CLASS (regie_fact_dialog_parent_class)->save (window, form);
}

static void
regie_fact_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRIAL)
    REGIE_FACT_DIALOG (object)->trial = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_fact_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRIAL)
    g_value_set_boolean (value, REGIE_FACT_DIALOG (object)->trial);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_fact_dialog_dispose (GObject *object)
{
  RegieFactDialog *self = REGIE_FACT_DIALOG (object);

  g_ptr_array_set_size (self->attributes, 0);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (regie_fact_dialog_parent_class)->dispose (object);
}

static void
regie_fact_dialog_finalize (GObject *object)
{
  RegieFactDialog *self = REGIE_FACT_DIALOG (object);

  g_free (self->born);
  g_ptr_array_unref (self->attributes);
  g_hash_table_unref (self->typed);
  G_OBJECT_CLASS (regie_fact_dialog_parent_class)->finalize (object);
}

static void
regie_fact_dialog_class_init (RegieFactDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegieFormWindowClass *window_class = REGIE_FORM_WINDOW_CLASS (klass);

  object_class->set_property = regie_fact_dialog_set_property;
  object_class->get_property = regie_fact_dialog_get_property;
  object_class->dispose = regie_fact_dialog_dispose;
  object_class->finalize = regie_fact_dialog_finalize;
  window_class->read = regie_fact_dialog_read;
  window_class->write = regie_fact_dialog_write;
  window_class->save = regie_fact_dialog_save;
  g_object_class_install_property (object_class, PROP_TRIAL,
                                   g_param_spec_boolean ("trial", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                           | G_PARAM_STATIC_STRINGS));
  signals[TRIED] = g_signal_new ("tried", REGIE_TYPE_FACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  g_type_ensure (REGIE_TYPE_CHOICE_ROW);
  g_type_ensure (REGIE_TYPE_DAY_ROW);
  g_type_ensure (REGIE_TYPE_SWITCH_ROW);
  g_type_ensure (REGIE_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-fact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFactDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, RegieFactDialog, day);
  gtk_widget_class_bind_template_child (widget_class, RegieFactDialog, planned);
  gtk_widget_class_bind_template_child (widget_class, RegieFactDialog, note);
}

static void
regie_fact_dialog_init (RegieFactDialog *self)
{
  self->attributes = g_ptr_array_new ();
  self->typed = regie_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The kinds of fact, in the words of somebody who records one. */
static void
set_kinds (RegieFactDialog *self)
{
  RegieField field = *REGIE_FIELD (Fact, kind);
  g_autoptr (GListStore) kinds = regie_options_new (FALSE);

  field.label = N_("What happened");
  regie_options_add_codes (kinds, office_of (self)->codes, "feit");
  g_object_set (self->kind, "field", &field, "model", kinds, NULL);
}

/* A row with FIELD, as it stands in the fact that is corrected, or else as VALUE. */
static void
set_row (RegieFactDialog *self, RegieFieldRow *row, const RegieField *field, const char *value)
{
  g_object_set (row, "field", field, NULL);
  regie_field_row_set_value (row, self->record != NULL
                                    ? regie_record_get (self->record, field->name)
                                    : value);
}

/* KIND: of a new fact, NULL for the most usual. */
static void
fill (RegieFactDialog *self, const char *kind, gboolean planned)
{
  char today[REGIE_DAY_TEXT];

  self->is_line = is_line (self->record != NULL ? regie_get (self->record, Fact, kind) : kind);
  if (self->is_line && !self->trial)
    gtk_window_set_title (GTK_WINDOW (self), _("A line of the plan"));
  set_kinds (self);
  regie_field_row_set_value (self->kind, self->record != NULL ? regie_get (self->record, Fact, kind)
                                         : kind != NULL       ? kind
                                         : self->trial        ? "verlenging_besluit"
                                                              : "contact");
  regie_day_format (regie_office_today (office_of (self)), today);
  set_row (self, self->day, REGIE_FIELD (Fact, day), today);
  set_row (self, self->note, REGIE_FIELD (Fact, note), NULL);
  set_row (self, self->planned, REGIE_FIELD (Fact, planned), planned && !self->trial ? "1" : NULL);
  kind_changed (self);
  g_signal_connect_object (self->kind, "notify::value", G_CALLBACK (kind_changed), self,
                           G_CONNECT_SWAPPED);
}

static RegieFactDialog *
dialog_new (GtkWidget *parent, RegieSession *session, gint64 dossier, RegieRecord *record,
            gboolean trial)
{
  RegieFactDialog *self = g_object_new (REGIE_TYPE_FACT_DIALOG, "transient-for",
                                        gtk_widget_get_root (parent), "session", session, "trial",
                                        trial, "keeps", !trial, NULL);
  RegieFormWindow *window = REGIE_FORM_WINDOW (self);

  self->dossier = dossier;
  g_set_object (&self->record, record);
  g_object_set (self, "title",
                trial            ? _("Try a fact")
                : record != NULL ? _("Correct a fact")
                                 : _("Record a fact"),
                "save-label", trial ? _("_Try") : _("_Save"), NULL);
  if (record != NULL)
    regie_form_window_see (window, record);
  regie_form_window_set_command (
    window, &regie_dossier_commands[record != NULL ? REGIE_FACT_CORRECT : REGIE_FACT_RECORD],
    g_variant_new_int64 (record != NULL ? regie_record_get_id (record) : dossier));
  return self;
}

/* START (borrowed) may be NULL. */
static void
present (RegieFactDialog *self, const char *born, RegieForm *start)
{
  self->born = g_strdup (born);
  if (start != NULL)
    regie_fact_dialog_write (REGIE_FORM_WINDOW (self), start);
  regie_form_window_show_about (REGIE_FORM_WINDOW (self), self->dossier);
  regie_form_window_present (REGIE_FORM_WINDOW (self));
}

void
regie_fact_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                           const char *born, const char *kind, RegieRecord *record,
                           gboolean planned)
{
  RegieFactDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session));
  /* Wherever it is asked from: what is saved here is written in a dossier. */
  if (!regie_session_may (session, REGIE_MAY_RECORD))
    return;
  self = dialog_new (parent, session, dossier, record, FALSE);
  fill (self, kind, planned);
  present (self, born, NULL);
}

void
regie_fact_dialog_present_from (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                RegieForm *start)
{
  RegieFactDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && start != NULL);
  self = dialog_new (parent, session, dossier, NULL, FALSE);
  fill (self, regie_form_get (start, "soort"), FALSE);
  present (self, NULL, start);
}

RegieFactDialog *
regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session, gint64 dossier,
                                 const char *born, RegieForm *start)
{
  RegieFactDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session), NULL);
  self = dialog_new (parent, session, dossier, NULL, TRUE);
  fill (self, NULL, TRUE);
  present (self, born, start);
  return self;
}
