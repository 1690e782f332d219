/* SPDX-License-Identifier: EUPL-1.2 */
/* A chart in its card. */
#include "regie-chart-card.h"

#include "regie-chart-item.h"
#include "regie-chart-view.h"
#include "regie-grid.h"

struct _RegieChartCard {
  RegieItemWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieChartCard, regie_chart_card, REGIE_TYPE_ITEM_WIDGET)

/* The numbers of CHART in rows, when they ARE_WANTED: most charts are never asked for theirs. */
static GObject *
table_of (gpointer self, RegieChart *chart, gboolean are_wanted)
{
  return chart != NULL && are_wanted ? G_OBJECT (regie_chart_make_table (chart)) : NULL;
}

static void
regie_chart_card_class_init (RegieChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_chart_get_type ());
  g_type_ensure (regie_table_get_type ());
  g_type_ensure (REGIE_TYPE_CHART_VIEW);
  g_type_ensure (REGIE_TYPE_GRID);
  regie_widget_class_set_ui (widget_class, "regie-chart-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, table_of);
}

static void
regie_chart_card_init (RegieChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
