/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws the way of a figure until now as a line that fills its room, and a point at its end. */
#include "regie-sparkline.h"

#include "regie-palette.h"

#define WIDTH 64
#define HEIGHT 28
#define LEAST_WIDTH 24 /* below it nothing can be seen */
#define DOT 3.f

struct _RegieSparkline {
  GtkWidget parent_instance;
  GVariant *values;
  int shape;
};

G_DEFINE_FINAL_TYPE (RegieSparkline, regie_sparkline, GTK_TYPE_WIDGET)

enum { PROP_VALUES = 1, PROP_SHAPE, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The least and the most of what is known; FALSE when nothing is. */
static gboolean
find_range (const gint64 *values, gsize n, gint64 *least, gint64 *most)
{
  gboolean is_known = FALSE;

  for (gsize i = 0; i < n; i++)
    if (values[i] != G_MININT64)
      {
        *least = is_known ? MIN (*least, values[i]) : values[i];
        *most = is_known ? MAX (*most, values[i]) : values[i];
        is_known = TRUE;
      }
  return is_known;
}

/* Where the I-th of N values stands; what never changes lies in the middle. */
static graphene_point_t
place (RegieSparkline *self, gint64 value, gsize i, gsize n, gint64 least, gint64 most)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOT;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DOT;
  float high = most > least ? (float) (value - least) / (float) (most - least) : .5f;

  return GRAPHENE_POINT_INIT (DOT + width * (float) i / (float) MAX (n - 1, 1),
                              DOT + height * (1 - high));
}

static void
draw_line (RegieSparkline *self, cairo_t *cr, const gint64 *values, gsize n, gint64 least,
           gint64 most)
{
  gboolean is_open = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      graphene_point_t at;

      if (values[i] == G_MININT64)
        {
          is_open = FALSE;
          continue;
        }
      at = place (self, values[i], i, n, least, most);
      if (is_open)
        cairo_line_to (cr, at.x, at.y);
      else
        cairo_move_to (cr, at.x, at.y);
      is_open = TRUE;
    }
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, regie_tone (REGIE_TONE_DIM));
  cairo_stroke (cr);
}

static void
regie_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieSparkline *self = REGIE_SPARKLINE (widget);
  RegieTone tone = self->shape == REGIE_SHAPE_NONE ? REGIE_TONE_ACCENT
                                                   : regie_shape_tone ((RegieShape) self->shape);
  graphene_rect_t room = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  gint64 least, most;
  const gint64 *values;
  cairo_t *cr;
  gsize n;

  if (self->values == NULL || room.size.width < LEAST_WIDTH)
    return;
  values = g_variant_get_fixed_array (self->values, &n, sizeof (gint64));
  if (!find_range (values, n, &least, &most))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &room);
  draw_line (self, cr, values, n, least, most);
  cairo_destroy (cr);
  if (values[n - 1] != G_MININT64)
    {
      graphene_point_t end = place (self, values[n - 1], n - 1, n, least, most);

      regie_box_snapshot (snapshot, end.x - DOT, end.y - DOT, 2 * DOT, 2 * DOT, DOT,
                          regie_tone (tone), NULL);
    }
}

static void
regie_sparkline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean is_there = REGIE_SPARKLINE (widget)->values != NULL;

  /* It is the first to make room. */
  *natural = !is_there ? 0 : orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : *natural;
}

static void
regie_sparkline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieSparkline *self = REGIE_SPARKLINE (object);

  if (id == PROP_VALUES)
    g_value_set_variant (value, self->values);
  else if (id == PROP_SHAPE)
    g_value_set_int (value, self->shape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_sparkline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieSparkline *self = REGIE_SPARKLINE (object);

  if (id == PROP_VALUES)
    {
      g_clear_pointer (&self->values, g_variant_unref);
      self->values = g_value_dup_variant (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  else if (id == PROP_SHAPE)
    self->shape = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
regie_sparkline_finalize (GObject *object)
{
  g_clear_pointer (&REGIE_SPARKLINE (object)->values, g_variant_unref);
  G_OBJECT_CLASS (regie_sparkline_parent_class)->finalize (object);
}

static void
regie_sparkline_class_init (RegieSparklineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_sparkline_get_property;
  object_class->set_property = regie_sparkline_set_property;
  object_class->finalize = regie_sparkline_finalize;
  widget_class->snapshot = regie_sparkline_snapshot;
  widget_class->measure = regie_sparkline_measure;
  properties[PROP_VALUES] = g_param_spec_variant ("values", NULL, NULL, G_VARIANT_TYPE ("ax"), NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHAPE] = g_param_spec_int ("shape", NULL, NULL, G_MININT, G_MAXINT,
                                             REGIE_SHAPE_NONE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
regie_sparkline_init (RegieSparkline *self)
{
  self->shape = REGIE_SHAPE_NONE;
}
