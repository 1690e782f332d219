/* SPDX-License-Identifier: EUPL-1.2 */
/* The sentence below a row of a form that says what is wrong with it. */
#include "regie-fault-row.h"

#include "regie-form-conflict.h"

struct _RegieFaultRow {
  GtkListBoxRow parent_instance;
  GtkLabel *label;
  GtkWidget *choice, *both;
  RegieFieldRow *about; /* not owned: the row above */
};

G_DEFINE_FINAL_TYPE (RegieFaultRow, regie_fault_row, GTK_TYPE_LIST_BOX_ROW)

static void
take_theirs (RegieFaultRow *self)
{
  if (self->about != NULL)
    regie_form_conflict_take (self->about, FALSE);
}

static void
keep_both (RegieFaultRow *self)
{
  if (self->about != NULL)
    regie_form_conflict_take (self->about, TRUE);
}

static void
regie_fault_row_dispose (GObject *object)
{
  g_clear_weak_pointer (&REGIE_FAULT_ROW (object)->about);
  G_OBJECT_CLASS (regie_fault_row_parent_class)->dispose (object);
}

static void
regie_fault_row_class_init (RegieFaultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-fault-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFaultRow, label);
  gtk_widget_class_bind_template_child (widget_class, RegieFaultRow, choice);
  gtk_widget_class_bind_template_child (widget_class, RegieFaultRow, both);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs);
  gtk_widget_class_bind_template_callback (widget_class, keep_both);
  G_OBJECT_CLASS (klass)->dispose = regie_fault_row_dispose;
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
  gboolean asks;

  g_assert (REGIE_IS_FAULT_ROW (self));
  regie_form_conflict_get (about, &asks);
  gtk_widget_set_visible (self->choice, asks);
  gtk_widget_set_visible (self->both, regie_field_row_get_field (about) != NULL
                                        && regie_field_row_get_field (about)->kind == REGIE_NOTE);
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
  g_set_weak_pointer (&self->about, about);
  g_signal_connect_object (about, "notify::fault", G_CALLBACK (fault_changed), self,
                           G_CONNECT_SWAPPED);
  fault_changed (self, NULL, about);
  return GTK_WIDGET (self);
}
