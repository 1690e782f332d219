/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether it will work, beside the timeline. */
#include "regie-closures.h"
#include "regie-outlook-panel.h"

#include "regie-clock-rows.h"
#include "regie-compat.h"
#include "regie-outlook-view.h"

/* What is reckoned with: an assumption and its number. */
#define REGIE_TYPE_ASSUMPTION_ROW (regie_assumption_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieAssumptionRow, regie_assumption_row, REGIE, ASSUMPTION_ROW, RegieItemRow)

struct _RegieAssumptionRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieAssumptionRow, regie_assumption_row, REGIE_TYPE_ITEM_ROW)

struct _RegieOutlookPanel {
  GtkWidget parent_instance;
  RegieDossierView *dossier;
  RegieOutlookView *outlook;
  RegieAssumptions assumed;
  GtkListBox *duties, *repairs, *assumptions;
  GListStore *shown_duties, *shown_repairs;
  GListStore *shown_assumptions; /* NULL until somebody looked */
};

G_DEFINE_FINAL_TYPE (RegieOutlookPanel, regie_outlook_panel, GTK_TYPE_WIDGET)

enum { PROP_DOSSIER = 1, PROP_OUTLOOK, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
value_changed (GtkSpinButton *spin, RegieAssumptionRow *self)
{
  RegieAssumption *assumption = regie_item_row_get_item (REGIE_ITEM_ROW (self));

  if (assumption != NULL) /* not while the row is made */
    gtk_widget_activate_action (GTK_WIDGET (self), "outlook.assume", "(si)", assumption->key,
                                gtk_spin_button_get_value_as_int (spin));
}

static void
regie_assumption_row_class_init (RegieAssumptionRowClass *klass)
{
  g_type_ensure (regie_assumption_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-assumption-row.ui");
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), value_changed);
}

static void
regie_assumption_row_init (RegieAssumptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
foresee (RegieOutlookPanel *self)
{
  RegieOutlookView *outlook = NULL;

  if (self->dossier != NULL)
    outlook = regie_outlook_view_new (self->dossier->office, self->dossier->dossier,
                                      &self->assumed);
  g_clear_object (&self->outlook);
  self->outlook = outlook;
  regie_items_update (self->shown_duties, outlook != NULL ? G_LIST_MODEL (outlook->duties) : NULL);
  regie_items_update (self->shown_repairs,
                      outlook != NULL ? G_LIST_MODEL (outlook->repairs) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTLOOK]);
}

static void
assume (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieOutlookPanel *self = REGIE_OUTLOOK_PANEL (widget);
  const char *key;
  int value;

  g_variant_get (target, "(&si)", &key, &value);
  regie_assumptions_set (&self->assumed, key, value);
  foresee (self);
}

/* What was assumed stays, for one person after the other. */
static void
make_assumptions (RegieOutlookPanel *self)
{
  if (self->shown_assumptions != NULL)
    return;
  self->assumed = self->dossier->office->assumed;
  self->shown_assumptions = regie_assumptions_list (&self->assumed);
  regie_item_rows_bind (self->assumptions, self->shown_assumptions, REGIE_TYPE_ASSUMPTION_ROW);
}

void
regie_outlook_panel_set_dossier (RegieOutlookPanel *self, RegieDossierView *dossier)
{
  g_return_if_fail (REGIE_IS_OUTLOOK_PANEL (self)
                    && (dossier == NULL || REGIE_IS_DOSSIER_VIEW (dossier)));
  if (!g_set_object (&self->dossier, dossier))
    return;
  if (dossier != NULL)
    make_assumptions (self);
  foresee (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOSSIER]);
}

static void
regie_outlook_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieOutlookPanel *self = REGIE_OUTLOOK_PANEL (object);

  if (id == PROP_DOSSIER)
    g_value_set_object (value, self->dossier);
  else
    g_value_set_object (value, self->outlook);
}

static void
regie_outlook_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_DOSSIER);
  regie_outlook_panel_set_dossier (REGIE_OUTLOOK_PANEL (object), g_value_get_object (value));
}

static void
regie_outlook_panel_dispose (GObject *object)
{
  g_clear_object (&REGIE_OUTLOOK_PANEL (object)->dossier);
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_OUTLOOK_PANEL);
  G_OBJECT_CLASS (regie_outlook_panel_parent_class)->dispose (object);
}

static void
regie_outlook_panel_finalize (GObject *object)
{
  RegieOutlookPanel *self = REGIE_OUTLOOK_PANEL (object);

  g_clear_object (&self->outlook);
  g_clear_object (&self->shown_duties);
  g_clear_object (&self->shown_repairs);
  g_clear_object (&self->shown_assumptions);
  G_OBJECT_CLASS (regie_outlook_panel_parent_class)->finalize (object);
}

static void
regie_outlook_panel_class_init (RegieOutlookPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_outlook_view_get_type ());
  object_class->get_property = regie_outlook_panel_get_property;
  object_class->set_property = regie_outlook_panel_set_property;
  object_class->dispose = regie_outlook_panel_dispose;
  object_class->finalize = regie_outlook_panel_finalize;
  properties[PROP_DOSSIER] = g_param_spec_object ("dossier", NULL, NULL,
                                                  regie_dossier_view_get_type (),
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTLOOK] = g_param_spec_object ("outlook", NULL, NULL,
                                                  regie_outlook_view_get_type (),
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-outlook-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, duties);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, repairs);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, assumptions);
  gtk_widget_class_install_action (widget_class, "outlook.assume", "(si)", assume);
}

static void
regie_outlook_panel_init (RegieOutlookPanel *self)
{
  self->shown_duties = g_list_store_new (REGIE_TYPE_ITEM);
  self->shown_repairs = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_item_rows_bind (self->duties, self->shown_duties, REGIE_TYPE_DUTY_ROW);
  regie_item_rows_bind (self->repairs, self->shown_repairs, REGIE_TYPE_STEP_ROW);
}
