/* SPDX-License-Identifier: EUPL-1.2 */
/* A figure on the dashboard: everything of it is a binding. */
#include "regie-figure-card.h"

#include "regie-dashboard-view.h"
#include "regie-palette.h"

struct _RegieFigureCard {
  RegieItemWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieFigureCard, regie_figure_card, REGIE_TYPE_ITEM_WIDGET)

/* For the .ui. */
static gboolean
has_shape (RegieFigureCard *self, int shape)
{
  return shape != REGIE_SHAPE_NONE;
}

static void
regie_figure_card_class_init (RegieFigureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_figure_tile_get_type ());
  regie_widget_class_set_ui (widget_class, "regie-figure-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_shape);
}

static void
regie_figure_card_init (RegieFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
