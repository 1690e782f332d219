/* SPDX-License-Identifier: EUPL-1.2 */
/* A column of a file, and the choice of what it is. */
#include "regie-file-column-row.h"

struct _RegieFileColumnRow {
  AdwComboRow parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (RegieFileColumnRow, regie_file_column_row, ADW_TYPE_COMBO_ROW)

static void
chosen (RegieFileColumnRow *self)
{
  RegieFileChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (choice != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.column", "(us)", self->number,
                                choice->target);
}

static void
regie_file_column_row_class_init (RegieFileColumnRowClass *klass)
{
  g_type_ensure (regie_file_choice_get_type ());
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-file-column-row.ui");
}

static void
regie_file_column_row_init (RegieFileColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_file_column_row_new (RegieFileColumn *column, GListModel *choices)
{
  RegieFileColumnRow *self;

  g_return_val_if_fail (REGIE_IS_FILE_COLUMN (column) && G_IS_LIST_MODEL (choices), NULL);
  self = g_object_new (REGIE_TYPE_FILE_COLUMN_ROW, "title", column->heading, "subtitle",
                       column->sample, "model", choices, "selected", (guint) column->chosen, NULL);
  self->number = (guint) column->number;
  g_signal_connect (self, "notify::selected", G_CALLBACK (chosen), NULL);
  return GTK_WIDGET (self);
}
