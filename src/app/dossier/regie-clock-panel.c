/* SPDX-License-Identifier: EUPL-1.2 */
/* The legal clock beside the timeline. */
#include "regie-clock-panel.h"

#include "regie-clock-rows.h"
#include "regie-compat.h"

struct _RegieClockPanel {
  GtkWidget parent_instance;
  RegieDossierView *dossier;
  GListStore *shown; /* RegieClockLine */
  GListStore *steps; /* RegieClockStep, of the one that is chosen */
  GtkListBox *list, *why;
  GtkToggleButton *all;
  gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE (RegieClockPanel, regie_clock_panel, GTK_TYPE_WIDGET)

enum { PROP_DOSSIER = 1, PROP_IS_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The place of the chosen deadline in the dossier; G_MAXUINT when none is chosen. */
static guint
chosen (RegieClockPanel *self)
{
  GtkListBoxRow *row = self->dossier != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;
  RegieClockLine *line = row != NULL ? regie_item_row_get_item (REGIE_ITEM_ROW (row)) : NULL;

  return line != NULL ? (guint) line->at : G_MAXUINT;
}

/* The steps that led to the date of what is chosen. */
static void
show_why (RegieClockPanel *self)
{
  guint at = chosen (self);
  g_autoptr (GListStore) steps = NULL;

  if (at != G_MAXUINT)
    steps = regie_clock_steps (self->dossier->office, self->dossier->dossier, at);
  regie_items_update (self->steps, G_LIST_MODEL (steps));
  if (self->is_chosen != (steps != NULL))
    {
      self->is_chosen = steps != NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CHOSEN]);
    }
  g_signal_emit (self, signals[CHOSEN], 0, at);
}

static void
copy_why (RegieClockPanel *self)
{
  guint at = chosen (self);
  g_autofree char *text = NULL;

  if (at == G_MAXUINT)
    return;
  text = regie_clock_dup_steps (self->dossier->office, self->dossier->dossier, at);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* What is over gets rows when it is asked for, or when nothing runs. */
static void
fill (RegieClockPanel *self)
{
  RegieClockView *clock = self->dossier != NULL ? self->dossier->clock : NULL;
  GListStore *lines = NULL;

  if (clock != NULL)
    lines = gtk_toggle_button_get_active (self->all) || !clock->can_hide ? clock->all_lines
                                                                         : clock->lines;
  regie_items_update (self->shown, G_LIST_MODEL (lines));
}

void
regie_clock_panel_set_dossier (RegieClockPanel *self, RegieDossierView *dossier)
{
  g_return_if_fail (REGIE_IS_CLOCK_PANEL (self)
                    && (dossier == NULL || REGIE_IS_DOSSIER_VIEW (dossier)));
  if (!g_set_object (&self->dossier, dossier))
    return;
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOSSIER]);
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  show_why (self);
}

RegieDossierView *
regie_clock_panel_get_dossier (RegieClockPanel *self)
{
  g_return_val_if_fail (REGIE_IS_CLOCK_PANEL (self), NULL);
  return self->dossier;
}

static void
regie_clock_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieClockPanel *self = REGIE_CLOCK_PANEL (object);

  if (id == PROP_DOSSIER)
    g_value_set_object (value, self->dossier);
  else
    g_value_set_boolean (value, self->is_chosen);
}

static void
regie_clock_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_DOSSIER);
  regie_clock_panel_set_dossier (REGIE_CLOCK_PANEL (object), g_value_get_object (value));
}

static void
regie_clock_panel_dispose (GObject *object)
{
  g_clear_object (&REGIE_CLOCK_PANEL (object)->dossier);
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_CLOCK_PANEL);
  G_OBJECT_CLASS (regie_clock_panel_parent_class)->dispose (object);
}

static void
regie_clock_panel_finalize (GObject *object)
{
  g_clear_object (&REGIE_CLOCK_PANEL (object)->shown);
  g_clear_object (&REGIE_CLOCK_PANEL (object)->steps);
  G_OBJECT_CLASS (regie_clock_panel_parent_class)->finalize (object);
}

static void
regie_clock_panel_class_init (RegieClockPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_dossier_view_get_type ());
  g_type_ensure (regie_clock_view_get_type ());
  object_class->get_property = regie_clock_panel_get_property;
  object_class->set_property = regie_clock_panel_set_property;
  object_class->dispose = regie_clock_panel_dispose;
  object_class->finalize = regie_clock_panel_finalize;
  properties[PROP_DOSSIER] = g_param_spec_object ("dossier", NULL, NULL,
                                                  regie_dossier_view_get_type (),
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_CHOSEN] = g_param_spec_boolean ("is-chosen", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", REGIE_TYPE_CLOCK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-clock-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, list);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, why);
  gtk_widget_class_bind_template_child (widget_class, RegieClockPanel, all);
  gtk_widget_class_bind_template_callback (widget_class, show_why);
  gtk_widget_class_bind_template_callback (widget_class, copy_why);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
regie_clock_panel_init (RegieClockPanel *self)
{
  self->shown = g_list_store_new (REGIE_TYPE_ITEM);
  self->steps = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_item_rows_bind (self->list, self->shown, REGIE_TYPE_CLOCK_ROW);
  regie_item_rows_bind (self->why, self->steps, REGIE_TYPE_STEP_ROW);
}
