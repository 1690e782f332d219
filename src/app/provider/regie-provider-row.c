/* SPDX-License-Identifier: EUPL-1.2 */
/* A provider in the list: its name, its contract, what comes first and how far the purchase is. */
#include "regie-provider-row.h"

#include "regie-bar.h"
#include "regie-palette.h"
#include "regie-shelf-view.h"

struct _RegieProviderRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieProviderRow, regie_provider_row, REGIE_TYPE_ITEM_ROW)

static void
regie_provider_row_class_init (RegieProviderRowClass *klass)
{
  g_type_ensure (REGIE_TYPE_DASHES);
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_shelf_row_get_type ());
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-provider-row.ui");
}

static void
regie_provider_row_init (RegieProviderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
