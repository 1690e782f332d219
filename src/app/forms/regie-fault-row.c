/* SPDX-License-Identifier: EUPL-1.2 */
/* The sentence below a row of a form that says what is wrong with it. */
#include "regie-fault-row.h"

#include "regie-closures.h"
#include "regie-compat.h"

struct _RegieFaultRow {
  GtkListBoxRow parent_instance;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RegieFaultRow, regie_fault_row, GTK_TYPE_LIST_BOX_ROW)

static void
regie_fault_row_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_FAULT_ROW);
  G_OBJECT_CLASS (regie_fault_row_parent_class)->dispose (object);
}

static void
regie_fault_row_class_init (RegieFaultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_fault_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-fault-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFaultRow, label);
}

static void
regie_fault_row_init (RegieFaultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fault_changed (RegieFaultRow *self, GParamSpec *pspec, RegieFieldRow *about)
{
  g_autofree char *fault = NULL;

  g_assert (REGIE_IS_FAULT_ROW (self));
  g_object_get (about, "fault", &fault, NULL);
  gtk_label_set_text (self->label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self), fault != NULL);
}

GtkWidget *
regie_fault_row_new (RegieFieldRow *about)
{
  RegieFaultRow *self;

  g_return_val_if_fail (REGIE_IS_FIELD_ROW (about), NULL);
  self = g_object_new (REGIE_TYPE_FAULT_ROW, NULL);
  g_signal_connect_object (about, "notify::fault", G_CALLBACK (fault_changed), self,
                           G_CONNECT_SWAPPED);
  fault_changed (self, NULL, about);
  return GTK_WIDGET (self);
}
