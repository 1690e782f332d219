/* SPDX-License-Identifier: EUPL-1.2 */
/* A figure on the dashboard: everything of it is a binding. */
#include "regie-figure-card.h"

#include "regie-dashboard-view.h"
#include "regie-palette.h"
#include "regie-sparkline.h"

struct _RegieFigureCard {
  RegieItemWidget parent_instance;
  GtkWidget *button, *pin;
};

G_DEFINE_FINAL_TYPE (RegieFigureCard, regie_figure_card, REGIE_TYPE_ITEM_WIDGET)

/* For the .ui. */
static gboolean
has_shape (RegieFigureCard *self, int shape)
{
  return shape != REGIE_SHAPE_NONE;
}

/* A long amount is smaller, so that four cards stand beside each other.  For the .ui. */
static char **
dup_value_classes (RegieFigureCard *self, const char *value)
{
  const char *classes[] = { value != NULL && g_utf8_strlen (value, -1) > 9 ? "title-3" : "title-1",
                            NULL };

  return g_strdupv ((char **) classes);
}

/* No binding reaches what a screen reader says. */
static void
regie_figure_card_shown (RegieItemWidget *widget, gpointer item)
{
  RegieFigureCard *self = REGIE_FIGURE_CARD (widget);
  RegieFigureTile *tile = REGIE_FIGURE_TILE (item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tile->spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tile->pin, -1);
}

static void
regie_figure_card_class_init (RegieFigureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SPARKLINE);
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_figure_tile_get_type ());
  REGIE_ITEM_WIDGET_CLASS (klass)->shown = regie_figure_card_shown;
  regie_widget_class_set_ui (widget_class, "regie-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFigureCard, button);
  gtk_widget_class_bind_template_child (widget_class, RegieFigureCard, pin);
  gtk_widget_class_bind_template_callback (widget_class, dup_value_classes);
  gtk_widget_class_bind_template_callback (widget_class, has_shape);
}

static void
regie_figure_card_init (RegieFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
