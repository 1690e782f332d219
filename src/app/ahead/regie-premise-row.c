/* SPDX-License-Identifier: EUPL-1.2 */
/* A number that a forecast rests on. */
#include "regie-premise-row.h"

#include <math.h>

#include "regie-forecast-view.h"

struct _RegiePremiseRow {
  RegieItemWidget parent_instance;
  GtkSpinButton *number;
};

G_DEFINE_FINAL_TYPE (RegiePremiseRow, regie_premise_row, REGIE_TYPE_ITEM_WIDGET)

static void
changed (GtkSpinButton *number, RegiePremiseRow *self)
{
  RegiePremiseItem *item = regie_item_widget_get_item (REGIE_ITEM_WIDGET (self));
  double value = gtk_spin_button_get_value (number);

  /* What the program itself set is no change. */
  if (item == NULL || fabs (value - item->value) < 0.005)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "forecast.assume", "(sx)", item->id,
                              (gint64) floor (value * (item->digits > 0 ? 100 : 1) + 0.5));
}

static void
regie_premise_row_shown (RegieItemWidget *widget, gpointer item)
{
  RegiePremiseRow *self = REGIE_PREMISE_ROW (widget);
  RegiePremiseItem *premise = item;

  gtk_spin_button_set_digits (self->number, (guint) premise->digits);
  gtk_spin_button_set_range (self->number, premise->least, premise->most);
  gtk_spin_button_set_value (self->number, premise->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  premise->name, -1);
}

static void
regie_premise_row_class_init (RegiePremiseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_premise_item_get_type ());
  REGIE_ITEM_WIDGET_CLASS (klass)->shown = regie_premise_row_shown;
  regie_widget_class_set_ui (widget_class, "regie-premise-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegiePremiseRow, number);
  gtk_widget_class_bind_template_callback (widget_class, changed);
}

static void
regie_premise_row_init (RegiePremiseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
