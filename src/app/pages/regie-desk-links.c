/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines between the three columns: from a wish to each proposal and from there to its offer, as
 * far as they are on screen. */
#include "regie-desk-page-private.h"

#include <math.h>
#include <string.h>

#include "regie-list.h"
#include "regie-palette.h"

typedef struct {
  gint64 wish, offer;
} Pair;

void
regie_desk_links_set_card (GtkWidget *card, gint64 wish, gint64 offer)
{
  Pair *pair = g_new (Pair, 1);

  *pair = (Pair){ wish, offer };
  g_object_set_data_full (G_OBJECT (card), "pair", pair, g_free);
}

/* The middle of row POSITION of LIST, when it is on screen. */
static gboolean
find_row (GtkWidget *list, GtkWidget *area, guint position, double *y)
{
  graphene_rect_t bounds;
  double scroll = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));

  if (!gtk_widget_get_mapped (list) || !gtk_widget_compute_bounds (list, area, &bounds))
    return FALSE;
  *y = bounds.origin.y + (position + 0.5) * REGIE_DESK_ROW_HEIGHT - scroll;
  return *y > bounds.origin.y && *y < bounds.origin.y + bounds.size.height;
}

static gboolean
find_wish (RegieDeskPage *self, gint64 id, guint *position)
{
  for (*position = 0; *position < self->waiting->len; (*position)++)
    {
      guint at = g_array_index (self->waiting, guint, *position);

      if (at < REGIE_DESK_IDLE && regie_record_get_id (regie_desk_page_wish (self, at)->wish) == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_offer (RegieDeskPage *self, gint64 id, guint *position)
{
  for (*position = 0; *position < self->offered->len; (*position)++)
    if (regie_record_get_id (
          regie_desk_page_offer (self, g_array_index (self->offered, guint, *position))->offer)
        == id)
      return TRUE;
  return FALSE;
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

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RegieDeskPage *self = data;
  graphene_rect_t left, middle, right;
  gboolean first = TRUE;

  if (self->desk == NULL || self->narrow || !gtk_widget_get_mapped (self->proposals)
      || !gtk_widget_compute_bounds (self->wish_list, GTK_WIDGET (area), &left)
      || !gtk_widget_compute_bounds (self->offer_list, GTK_WIDGET (area), &right)
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->middle), GTK_WIDGET (area), &middle))
    return;
  for (GtkWidget *card = gtk_widget_get_first_child (self->proposals); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      const Pair *pair = g_object_get_data (G_OBJECT (card), "pair");
      graphene_rect_t bounds;
      double y, other;
      guint at;

      if (pair == NULL || !gtk_widget_compute_bounds (card, GTK_WIDGET (area), &bounds))
        continue;
      y = bounds.origin.y + MIN (bounds.size.height / 2, 60);
      if (y > middle.origin.y && y < middle.origin.y + middle.size.height)
        {
          if (find_wish (self, pair->wish, &at)
              && find_row (self->wish_list, GTK_WIDGET (area), at, &other))
            draw_link (cr, left.origin.x + left.size.width, other, bounds.origin.x, y, first);
          if (find_offer (self, pair->offer, &at)
              && find_row (self->offer_list, GTK_WIDGET (area), at, &other))
            draw_link (cr, bounds.origin.x + bounds.size.width, y, right.origin.x, other, first);
        }
      first = FALSE;
    }
}

GtkWidget *
regie_desk_links_new (RegieDeskPage *self)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_can_target (area, FALSE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  return area;
}

void
regie_desk_links_watch (RegieDeskPage *self, GtkWidget *scrolled)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self->links, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self->links,
                           G_CONNECT_SWAPPED);
}
