/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that stay where they are on the screen.  Their new place is known when they are laid out,
 * and what is scrolled then is laid out once more before anything is drawn. */
#include "regie-steady.h"

typedef struct {
  GtkWidget *row; /* weak */
  double y;
} Seen;

typedef struct {
  GtkScrolledWindow *scrolled; /* weak */
  GPtrArray *seen;             /* Seen; the first that is still there counts */
  gulong layout_id;
} Steady;

/* On a part that is held until it was laid out. */
#define HELD "regie-steady"

static void
seen_free (gpointer data)
{
  g_clear_weak_pointer (&((Seen *) data)->row);
  g_free (data);
}

/* With its handler, so also when the window goes before it was laid out. */
static void
steady_free (gpointer data, GClosure *closure)
{
  Steady *self = data;

  if (self->scrolled != NULL)
    g_object_set_data (G_OBJECT (self->scrolled), HELD, NULL);
  g_clear_weak_pointer (&self->scrolled);
  g_ptr_array_unref (self->seen);
  g_free (self);
}

/* Is it what a list or a page is made of? */
static gboolean
is_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_FLOW_BOX_CHILD (widget);
}

static gboolean
find_y (GtkWidget *row, GtkScrolledWindow *scrolled, double *y, double *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (row) || !gtk_widget_is_ancestor (row, GTK_WIDGET (scrolled))
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (scrolled), &bounds))
    return FALSE;
  *y = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

static void
laid_out (GdkFrameClock *clock, Steady *self)
{
  for (guint i = 0; self->scrolled != NULL && i < self->seen->len; i++)
    {
      const Seen *seen = self->seen->pdata[i];
      double y, bottom;

      if (seen->row != NULL && find_y (seen->row, self->scrolled, &y, &bottom))
        {
          GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scrolled);

          gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + y - seen->y);
          break;
        }
    }
  g_signal_handler_disconnect (clock, self->layout_id);
}

static void
add_seen (GPtrArray *seen, GtkWidget *row, double y, gboolean first)
{
  Seen *one = g_new0 (Seen, 1);

  g_set_weak_pointer (&one->row, row);
  one->y = y;
  g_ptr_array_insert (seen, first ? 0 : -1, one);
}

/* The rows in or below WIDGET that are in sight, in their order; those under the pointer or with
 * the focus first. */
static void
collect (GtkWidget *widget, GtkScrolledWindow *scrolled, gboolean is_scrolled, GPtrArray *seen)
{
  double y, bottom;

  if (is_row (widget) && find_y (widget, scrolled, &y, &bottom) && bottom > 0
      && y < gtk_widget_get_height (GTK_WIDGET (scrolled)))
    {
      const GtkStateFlags flags = gtk_widget_get_state_flags (widget);
      const gboolean is_looked_at = (flags
                                     & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
                                    != 0;

      if (is_looked_at || is_scrolled)
        add_seen (seen, widget, y, is_looked_at);
    }
  for (widget = gtk_widget_get_first_child (widget); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (gtk_widget_get_child_visible (widget))
      collect (widget, scrolled, is_scrolled, seen);
}

static void
hold (GtkScrolledWindow *scrolled, GtkWidget *viewport)
{
  const double value = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scrolled));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (viewport);
  Steady *self;

  if (g_object_get_data (G_OBJECT (scrolled), HELD) != NULL)
    return;
  self = g_new0 (Steady, 1);
  self->seen = g_ptr_array_new_with_free_func (seen_free);
  g_set_weak_pointer (&self->scrolled, scrolled);
  g_object_set_data (G_OBJECT (scrolled), HELD, self);
  collect (viewport, scrolled, value > 0, self->seen);
  /* GTK lays out in the handler that it connected first. */
  self->layout_id = g_signal_connect_data (clock, "layout", G_CALLBACK (laid_out), self,
                                           steady_free, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

void
regie_steady_hold (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget)
      && GTK_IS_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
    hold (GTK_SCROLLED_WINDOW (widget),
          gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
  for (widget = gtk_widget_get_first_child (widget); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    regie_steady_hold (widget);
}
