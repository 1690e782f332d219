/* SPDX-License-Identifier: EUPL-1.2 */
/* The row of a deadline that falls on another day: its .ui says all. */
#include "regie-date-change-row.h"

#include "regie-closures.h"
#include "regie-trial-view.h"

struct _RegieDateChangeRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieDateChangeRow, regie_date_change_row, REGIE_TYPE_ITEM_ROW)

static void
regie_date_change_row_class_init (RegieDateChangeRowClass *klass)
{
  g_type_ensure (regie_date_change_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-date-change-row.ui");
}

static void
regie_date_change_row_init (RegieDateChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
