/* SPDX-License-Identifier: EUPL-1.2 */
/* The ring of a minute, drawn by hand. */
#include "regie-minute.h"

#include <math.h>

#include "regie-compat.h"
#include "regie-item-widget.h"
#include "regie-palette.h"

#define SECONDS 60
#define LINE 6 /* pixels */

struct _RegieMinute {
  GtkWidget parent_instance;
  GtkLabel *text;
  gint64 began; /* monotonic */
  guint ticking;
};

G_DEFINE_FINAL_TYPE (RegieMinute, regie_minute, GTK_TYPE_WIDGET)

static gboolean
tick (gpointer data)
{
  RegieMinute *self = data;
  int seconds = (int) ((g_get_monotonic_time () - self->began) / G_USEC_PER_SEC);
  g_autofree char *text = g_strdup_printf ("%d:%02d", seconds / 60, seconds % 60);

  gtk_label_set_text (self->text, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_CONTINUE;
}

void
regie_minute_begin (RegieMinute *self)
{
  g_return_if_fail (REGIE_IS_MINUTE (self));
  self->began = g_get_monotonic_time ();
  tick (self);
}

static void
regie_minute_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (regie_minute_parent_class)->map (widget);
  REGIE_MINUTE (widget)->ticking = g_timeout_add_seconds (1, tick, widget);
}

static void
regie_minute_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&REGIE_MINUTE (widget)->ticking, g_source_remove);
  GTK_WIDGET_CLASS (regie_minute_parent_class)->unmap (widget);
}

static void
draw_arc (cairo_t *cr, float size, double part, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, size / 2.0, size / 2.0, size / 2.0 - 4, -G_PI / 2, -G_PI / 2 + part * 2 * G_PI);
  cairo_stroke (cr);
}

static void
regie_minute_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieMinute *self = REGIE_MINUTE (widget);
  float size = (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double part = MIN (1,
                     (g_get_monotonic_time () - self->began) / (SECONDS * (double) G_USEC_PER_SEC));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size));

  cairo_set_line_width (cr, LINE);
  draw_arc (cr, size, 1, regie_tone (REGIE_TONE_GRID));
  draw_arc (cr, size, part, regie_tone (part < 1 ? REGIE_TONE_ACCENT : REGIE_TONE_SOON));
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (regie_minute_parent_class)->snapshot (widget, snapshot);
}

static void
regie_minute_dispose (GObject *object)
{
  g_clear_handle_id (&REGIE_MINUTE (object)->ticking, g_source_remove);
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_MINUTE);
  G_OBJECT_CLASS (regie_minute_parent_class)->dispose (object);
}

static void
regie_minute_class_init (RegieMinuteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_minute_dispose;
  widget_class->map = regie_minute_map;
  widget_class->unmap = regie_minute_unmap;
  widget_class->snapshot = regie_minute_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  regie_widget_class_set_ui (widget_class, "regie-minute.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieMinute, text);
}

static void
regie_minute_init (RegieMinute *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
