/* SPDX-License-Identifier: EUPL-1.2 */
/* "What if": facts that are only tried out, and the dates that change by them. */
#include "regie-what-if.h"

#include "regie-closures.h"
#include "regie-date-change-row.h"
#include "regie-dossier-commands.h"
#include "regie-fact-dialog.h"
#include "regie-trial-view.h"
#include "regie-tried-row.h"

struct _RegieWhatIf {
  GtkWidget parent_instance;
  RegieSession *session;
  const RegieDossier *dossier;
  GtkListBox *tried;
  GtkListBox *changes;
  GPtrArray *tries;      /* RegieTried */
  GListStore *shown;     /* those, and the planned facts that could be moved */
  GListStore *changed;   /* RegieDateChange */
  GArray *extra;         /* RegieFact: those that are on */
  RegieTrialView *trial; /* what they would change; NULL without a dossier */
  RegieTried *editing;   /* what the open form changes or moves; NULL for something new */
};

enum { PROP_TRIAL = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieWhatIf, regie_what_if, GTK_TYPE_WIDGET)

static const RegieOffice *
office_of (const RegieWhatIf *self)
{
  return regie_session_get_office (self->session);
}

/* Runs the clock again with what is on. */
static void
update (RegieWhatIf *self)
{
  g_array_set_size (self->extra, 0);
  g_clear_object (&self->trial);
  if (self->dossier == NULL)
    return;
  for (guint i = 0; i < self->tries->len; i++)
    if (regie_tried_is_on (self->tries->pdata[i]))
      g_array_append_vals (self->extra, regie_tried_get_fact (self->tries->pdata[i]), 1);
  self->trial = regie_trial_view_new (office_of (self), self->dossier, self->extra);
  regie_items_update (self->changed, G_LIST_MODEL (self->trial->changes));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRIAL]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is tried of RECORD already, or NULL. */
static RegieTried *
find_tried (RegieWhatIf *self, RegieRecord *record)
{
  for (guint i = 0; i < self->tries->len; i++)
    if (regie_tried_get_fact (self->tries->pdata[i])->id == regie_record_get_id (record))
      return self->tries->pdata[i];
  return NULL;
}

/* What is tried, each with a switch; then what is planned already and could be moved. */
static void
fill_tried (RegieWhatIf *self)
{
  g_list_store_remove_all (self->shown);
  for (guint i = 0; i < self->tries->len; i++)
    g_list_store_append (self->shown, self->tries->pdata[i]);
  for (guint i = 0; i < self->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (self->dossier->facts, RegieFact, i);
      RegieRecord *record = regie_dossier_get_record (self->dossier, i);
      g_autoptr (RegieTried) planned = NULL;

      if (!(fact->flags & REGIE_FACT_PLANNED) || record == NULL
          || find_tried (self, record) != NULL)
        continue;
      planned = regie_tried_new_planned (office_of (self), fact, record);
      g_list_store_append (self->shown, planned);
    }
}

/* What is tried in FORM: under the id of what it changes or moves, or a new one. */
static RegieTried *
make_tried (RegieWhatIf *self, RegieForm *form)
{
  gint64 id = self->editing != NULL ? regie_tried_get_fact (self->editing)->id
                                    : -1 - (gint64) self->tries->len;
  RegieRecord *record = self->editing != NULL ? regie_tried_get_record (self->editing) : NULL;
  RegieTried *tried = regie_tried_new (office_of (self), form, id, record);

  g_signal_connect_object (tried, "notify::on", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return tried;
}

static void
try_form (RegieWhatIf *self, RegieForm *form)
{
  RegieTried *tried;
  guint at;

  g_assert (REGIE_IS_WHAT_IF (self));
  if (self->dossier == NULL)
    return;
  tried = make_tried (self, form);
  if (self->editing != NULL && g_ptr_array_find (self->tries, self->editing, &at))
    {
      g_object_unref (self->tries->pdata[at]);
      self->tries->pdata[at] = tried;
    }
  else
    g_ptr_array_add (self->tries, tried);
  fill_tried (self);
  update (self);
}

void
regie_what_if_move (RegieWhatIf *self, RegieRecord *record, RegieForm *form)
{
  g_autoptr (RegieTried) moved = NULL;
  RegieFact fact;

  g_return_if_fail (REGIE_IS_WHAT_IF (self) && record != NULL && form != NULL);
  if (self->dossier == NULL)
    return;
  regie_form_to_fact (form, &fact);
  fact.id = regie_record_get_id (record);
  if (find_tried (self, record) == NULL)
    moved = regie_tried_new_planned (office_of (self), &fact, record);
  if (moved == NULL)
    moved = g_object_ref (find_tried (self, record));
  g_set_object (&self->editing, moved);
  try_form (self, form);
}

/* Opens the form of TRIED, NULL for a new one. */
static void
present (RegieWhatIf *self, RegieTried *tried)
{
  RegieFactDialog *dialog = regie_fact_dialog_present_trial (
    GTK_WIDGET (self), self->session, regie_record_get_id (self->dossier->dossier),
    regie_get (self->dossier->person, Person, born),
    tried != NULL ? regie_tried_get_form (tried) : NULL);

  g_set_object (&self->editing, tried);
  g_signal_connect_object (dialog, "tried", G_CALLBACK (try_form), self, G_CONNECT_SWAPPED);
}

static void
edit_asked (RegieWhatIf *self, RegieTriedRow *row)
{
  g_assert (REGIE_IS_WHAT_IF (self) && REGIE_IS_TRIED_ROW (row));
  if (self->dossier != NULL)
    present (self, regie_tried_row_get_tried (row));
}

static GtkWidget *
make_tried_row (gpointer item, gpointer data)
{
  GtkWidget *row = regie_tried_row_new (item);

  g_signal_connect_object (row, "edit", G_CALLBACK (edit_asked), data, G_CONNECT_SWAPPED);
  return row;
}

void
regie_what_if_ask (RegieWhatIf *self)
{
  g_return_if_fail (REGIE_IS_WHAT_IF (self));
  if (self->dossier != NULL)
    present (self, NULL);
}

void
regie_what_if_set (RegieWhatIf *self, RegieSession *session, const RegieDossier *dossier)
{
  g_set_object (&self->session, session);
  self->dossier = dossier;
  if (dossier != NULL)
    {
      fill_tried (self);
      update (self);
    }
}

void
regie_what_if_clear (RegieWhatIf *self)
{
  g_return_if_fail (REGIE_IS_WHAT_IF (self));
  g_ptr_array_set_size (self->tries, 0);
  g_array_set_size (self->extra, 0);
  g_list_store_remove_all (self->shown);
}

gboolean
regie_what_if_is_empty (RegieWhatIf *self)
{
  g_return_val_if_fail (REGIE_IS_WHAT_IF (self), TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;
}

const GArray *
regie_what_if_get_facts (RegieWhatIf *self)
{
  return self->extra;
}

const GArray *
regie_what_if_get_deadlines (RegieWhatIf *self)
{
  return self->extra->len > 0 && self->trial != NULL ? self->trial->deadlines : NULL;
}

/* The form of TRIED as text, with the planned fact that it moves. */
static char *
dup_form (RegieTried *tried)
{
  g_autoptr (RegieForm) form = regie_form_copy (regie_tried_get_form (tried));
  RegieRecord *record = regie_tried_get_record (tried);
  g_autofree char *moves = record != NULL
                             ? g_strdup_printf ("%" G_GINT64_FORMAT, regie_record_get_id (record))
                             : NULL;

  regie_form_set (form, REGIE_FORM_MOVES, moves);
  return regie_form_to_text (form);
}

char **
regie_what_if_dup_forms (RegieWhatIf *self)
{
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();

  g_return_val_if_fail (REGIE_IS_WHAT_IF (self), NULL);
  for (guint i = 0; i < self->tries->len; i++)
    {
      g_autofree char *text = dup_form (self->tries->pdata[i]);

      if (regie_tried_is_on (self->tries->pdata[i]))
        g_strv_builder_add (forms, text);
    }
  return g_strv_builder_end (forms);
}

char *
regie_what_if_dup_paper (RegieWhatIf *self)
{
  g_autoptr (GStrvBuilder) suppositions = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (REGIE_IS_WHAT_IF (self), NULL);
  if (self->extra->len == 0 || self->trial == NULL)
    return NULL;
  for (guint i = 0; i < self->tries->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *date = NULL;
      g_autofree char *line = NULL;

      if (!regie_tried_is_on (self->tries->pdata[i]))
        continue;
      g_object_get (self->tries->pdata[i], "title", &title, "date", &date, NULL);
      line = g_strdup_printf ("%s: %s", title, date);
      g_strv_builder_add (suppositions, line);
    }
  list = g_strv_builder_end (suppositions);
  return regie_trial_view_dup_paper (self->trial, self->dossier, (const char *const *) list);
}

static void
regie_what_if_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_TRIAL);
  g_value_set_object (value, REGIE_WHAT_IF (object)->trial);
}

static void
regie_what_if_dispose (GObject *object)
{
  RegieWhatIf *self = REGIE_WHAT_IF (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  self->dossier = NULL;
  g_clear_object (&self->editing);
  g_clear_object (&self->session);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (regie_what_if_parent_class)->dispose (object);
}

static void
regie_what_if_finalize (GObject *object)
{
  RegieWhatIf *self = REGIE_WHAT_IF (object);

  g_ptr_array_unref (self->tries);
  g_object_unref (self->shown);
  g_object_unref (self->changed);
  g_array_unref (self->extra);
  g_clear_object (&self->trial);
  G_OBJECT_CLASS (regie_what_if_parent_class)->finalize (object);
}

static void
regie_what_if_class_init (RegieWhatIfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_trial_view_get_type ());
  G_OBJECT_CLASS (klass)->get_property = regie_what_if_get_property;
  G_OBJECT_CLASS (klass)->dispose = regie_what_if_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_what_if_finalize;
  properties[PROP_TRIAL] = g_param_spec_object ("trial", NULL, NULL, regie_trial_view_get_type (),
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-what-if.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieWhatIf, tried);
  gtk_widget_class_bind_template_child (widget_class, RegieWhatIf, changes);
  regie_closures_bind (widget_class);
}

static void
regie_what_if_init (RegieWhatIf *self)
{
  self->tries = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (REGIE_TYPE_TRIED);
  self->changed = g_list_store_new (REGIE_TYPE_ITEM);
  self->extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->tried, G_LIST_MODEL (self->shown), make_tried_row, self, NULL);
  regie_item_rows_bind (self->changes, self->changed, REGIE_TYPE_DATE_CHANGE_ROW);
}
