/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines between the three columns. */
#include "regie-desk-links.h"

#include <math.h>

#include "regie-item-widget.h"
#include "regie-palette.h"

struct _RegieDeskLinks {
  GtkWidget parent_instance;
  RegieDeskList *wishes, *offers; /* borrowed: they lie beside it */
  RegieRepeat *proposals;
  GtkWidget *middle;
};

G_DEFINE_FINAL_TYPE (RegieDeskLinks, regie_desk_links, GTK_TYPE_WIDGET)

enum { PROP_WISHES = 1, PROP_OFFERS, PROP_PROPOSALS, PROP_MIDDLE };

/* Where the columns are. */
typedef struct {
  graphene_rect_t left, middle, right;
} Columns;

static gboolean
find_columns (RegieDeskLinks *self, Columns *columns)
{
  GtkWidget *area = GTK_WIDGET (self);

  return gtk_widget_get_mapped (GTK_WIDGET (self->proposals))
         && gtk_widget_get_mapped (GTK_WIDGET (self->wishes))
         && gtk_widget_get_mapped (GTK_WIDGET (self->offers))
         && gtk_widget_compute_bounds (GTK_WIDGET (self->wishes), area, &columns->left)
         && gtk_widget_compute_bounds (GTK_WIDGET (self->offers), area, &columns->right)
         && gtk_widget_compute_bounds (self->middle, area, &columns->middle);
}

static void
draw_link (cairo_t *cr, double x1, double y1, double x2, double y2, gboolean first)
{
  GdkRGBA color = *regie_tone (REGIE_TONE_ACCENT);
  double middle = (x1 + x2) / 2;

  color.alpha = first ? 1 : 0.45f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, first ? 2 : 1.4);
  cairo_move_to (cr, x1, y1);
  cairo_curve_to (cr, middle, y1, middle, y2, x2, y2);
  cairo_stroke (cr);
  for (guint i = 0; i < 2; i++)
    {
      cairo_arc (cr, i == 0 ? x1 : x2, i == 0 ? y1 : y2, 3, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* From CARD to its wish and its offer. */
static void
draw_card (RegieDeskLinks *self, cairo_t *cr, const Columns *columns, GtkWidget *card,
           gboolean first)
{
  RegieProposal *proposal = regie_item_widget_get_item (REGIE_ITEM_WIDGET (card));
  GtkWidget *area = GTK_WIDGET (self);
  graphene_rect_t bounds;
  double y;
  double other;

  if (!gtk_widget_compute_bounds (card, area, &bounds))
    return;
  y = bounds.origin.y + MIN (bounds.size.height / 2, 60);
  if (y <= columns->middle.origin.y || y >= columns->middle.origin.y + columns->middle.size.height)
    return;
  if (regie_desk_list_find (self->wishes, proposal->wish, area, &other))
    draw_link (cr, columns->left.origin.x + columns->left.size.width, other, bounds.origin.x, y,
               first);
  if (regie_desk_list_find (self->offers, proposal->offer, area, &other))
    draw_link (cr, bounds.origin.x + bounds.size.width, y, columns->right.origin.x, other, first);
}

static void
regie_desk_links_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieDeskLinks *self = REGIE_DESK_LINKS (widget);
  Columns columns;
  GtkWidget *card;
  cairo_t *cr;

  if (!find_columns (self, &columns))
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  for (guint i = 0; (card = regie_repeat_get_child (self->proposals, i)) != NULL; i++)
    draw_card (self, cr, &columns, card, i == 0);
  cairo_destroy (cr);
}

static void
regie_desk_links_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieDeskLinks *self = REGIE_DESK_LINKS (object);

  if (id == PROP_WISHES)
    self->wishes = g_value_get_object (value);
  else if (id == PROP_OFFERS)
    self->offers = g_value_get_object (value);
  else if (id == PROP_PROPOSALS)
    self->proposals = g_value_get_object (value);
  else
    self->middle = g_value_get_object (value);
}

static void
regie_desk_links_class_init (RegieDeskLinksClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_desk_links_set_property;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_desk_links_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_object_class_install_property (object_class, PROP_WISHES,
                                   g_param_spec_object ("wishes", NULL, NULL, REGIE_TYPE_DESK_LIST,
                                                        flags));
  g_object_class_install_property (object_class, PROP_OFFERS,
                                   g_param_spec_object ("offers", NULL, NULL, REGIE_TYPE_DESK_LIST,
                                                        flags));
  g_object_class_install_property (object_class, PROP_PROPOSALS,
                                   g_param_spec_object ("proposals", NULL, NULL, REGIE_TYPE_REPEAT,
                                                        flags));
  g_object_class_install_property (
    object_class, PROP_MIDDLE, g_param_spec_object ("middle", NULL, NULL, GTK_TYPE_WIDGET, flags));
}

static void
regie_desk_links_init (RegieDeskLinks *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}
