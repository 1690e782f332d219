/* SPDX-License-Identifier: EUPL-1.2 */
/* Something that was found: what it is, what tells it from others, and its keys. */
#include "regie-finder-row.h"

#include "regie-closures.h"
#include "regie-finder-view.h"

struct _RegieFinderRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieFinderRow, regie_finder_row, REGIE_TYPE_ITEM_ROW)

static void
regie_finder_row_class_init (RegieFinderRowClass *klass)
{
  g_type_ensure (regie_found_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-finder-row.ui");
}

static void
regie_finder_row_init (RegieFinderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
