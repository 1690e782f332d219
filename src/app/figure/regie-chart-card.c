/* SPDX-License-Identifier: EUPL-1.2 */
/* A chart in its card. */
#include "regie-chart-card.h"

#include <glib/gi18n.h>

#include "regie-chart-item.h"
#include "regie-chart-save.h"
#include "regie-chart-view.h"
#include "regie-compat.h"
#include "regie-grid.h"
#include "regie-save-as.h"

struct _RegieChartCard {
  RegieItemWidget parent_instance;
  GtkMenuButton *save_button;
  GMenuModel *save_menu;
};

G_DEFINE_FINAL_TYPE (RegieChartCard, regie_chart_card, REGIE_TYPE_ITEM_WIDGET)

/* The numbers of CHART in rows, when they ARE_WANTED: most charts are never asked for theirs. */
static GObject *
table_of (gpointer self, RegieChart *chart, gboolean are_wanted)
{
  return chart != NULL && are_wanted ? G_OBJECT (regie_chart_make_table (chart)) : NULL;
}

static gboolean
save_chart (gpointer data, GFile *file, GCancellable *cancellable, GError **error)
{
  return regie_chart_save (data, file, cancellable, error);
}

/* As the file that the ending TARGET says. */
static void
save_as (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieChart *chart = regie_item_widget_get_item (REGIE_ITEM_WIDGET (widget));
  g_autofree char *file = NULL;

  if (chart == NULL)
    return;
  file = g_strdup_printf ("%s.%s", chart->name != NULL ? chart->name : _("chart"),
                          g_variant_get_string (target, NULL));
  regie_save_as (widget, _("Save the chart"), file, save_chart, regie_item_copy (chart),
                 g_object_unref);
}

static void
regie_chart_card_class_init (RegieChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_chart_get_type ());
  g_type_ensure (regie_table_get_type ());
  g_type_ensure (REGIE_TYPE_CHART_VIEW);
  g_type_ensure (REGIE_TYPE_GRID);
  gtk_widget_class_install_action (widget_class, "chart.save-as", "s", save_as);
  regie_widget_class_set_ui (widget_class, "regie-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieChartCard, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegieChartCard, save_menu);
  gtk_widget_class_bind_template_callback (widget_class, table_of);
}

static void
regie_chart_card_init (RegieChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_menu_button_set_menu (self->save_button, self->save_menu);
}
