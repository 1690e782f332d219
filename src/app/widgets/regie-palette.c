/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of colours, and the icons that go with a state. */
#include "regie-palette.h"

#include <adwaita.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 255) / 255.f, ((hex) >> 8 & 255) / 255.f, ((hex) &255) / 255.f, 1               \
  }

static const GdkRGBA tones[2][REGIE_N_TONES] = REGIE_TONES (RGB);
static const GdkRGBA tints[2][5] = {
  { RGB (0xfbe3e4), RGB (0xfdeadb), RGB (0xedecee), RGB (0xdff3e7), RGB (0xe1edfb) },
  { RGB (0x4a2a28), RGB (0x46341f), RGB (0x3a3a3d), RGB (0x24402f), RGB (0x263a54) },
};
static const GdkRGBA families[2][REGIE_N_FAMILIES + 1][REGIE_N_SHADES] = REGIE_FAMILIES (RGB);

static int
style (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

const GdkRGBA *
regie_tone (RegieTone tone)
{
  return &tones[style ()][tone];
}

RegieTone
regie_shape_tone (RegieShape shape)
{
  switch (shape)
    {
    case REGIE_SHAPE_LATE:
    case REGIE_SHAPE_FAILED:
      return REGIE_TONE_LATE;
    case REGIE_SHAPE_SOON:
      return REGIE_TONE_SOON;
    case REGIE_SHAPE_DONE:
      return REGIE_TONE_DONE;
    case REGIE_SHAPE_SIGNAL:
      return REGIE_TONE_SIGNAL;
    case REGIE_SHAPE_DECISION:
      return REGIE_TONE_INK;
    default:
      return REGIE_TONE_RUN;
    }
}

const GdkRGBA *
regie_tint (RegieShape shape)
{
  static const guint8 index[] = { 0, 1, 2, 3, 0, 4, 2, 2 };

  return &tints[style ()][index[shape]];
}

const GdkRGBA *
regie_family (RegieFamily family, RegieShade shade)
{
  return &families[style ()][family][shade];
}

void
regie_box_snapshot (GtkSnapshot *snapshot, float x, float y, float width, float height,
                    float radius, const GdkRGBA *fill, const GdkRGBA *outline)
{
  GskRoundedRect box;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, MAX (width, 0), height);

  if (width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&box, &rect, MIN (radius, width / 2));
  if (fill != NULL)
    {
      if (radius > 0)
        gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, fill, &rect);
      if (radius > 0)
        gtk_snapshot_pop (snapshot);
    }
  if (outline != NULL)
    gtk_snapshot_append_border (snapshot, &box, (float[]){ 1, 1, 1, 1 },
                                (GdkRGBA[]){ *outline, *outline, *outline, *outline });
}

static void
add_polygon (cairo_t *cr, const double (*points)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
  cairo_close_path (cr);
}

/* The mark inside a filled shape: an exclamation mark, a check, a cross or an i. */
static void
draw_mark (cairo_t *cr, RegieShape shape, double r)
{
  cairo_set_line_width (cr, r / 4.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (shape == REGIE_SHAPE_DONE)
    {
      cairo_move_to (cr, -r * .42, r * .02);
      cairo_line_to (cr, -r * .1, r * .34);
      cairo_line_to (cr, r * .45, -r * .32);
    }
  else if (shape == REGIE_SHAPE_FAILED)
    {
      cairo_move_to (cr, -r * .33, -r * .33);
      cairo_line_to (cr, r * .33, r * .33);
      cairo_move_to (cr, r * .33, -r * .33);
      cairo_line_to (cr, -r * .33, r * .33);
    }
  else
    {
      double up = shape == REGIE_SHAPE_SIGNAL ? -1 : 1;
      double dy = shape == REGIE_SHAPE_SOON ? r * .18 : 0;

      cairo_move_to (cr, 0, dy - up * r * .45);
      cairo_line_to (cr, 0, dy + up * r * .05);
      cairo_move_to (cr, 0, dy + up * r * .4);
      cairo_line_to (cr, 0, dy + up * r * .41);
    }
  cairo_stroke (cr);
}

void
regie_shape_snapshot (GtkSnapshot *snapshot, RegieShape shape, float x, float y, float size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - size / 2 - 1, y - size / 2 - 1, size + 2,
                                               size + 2);
  const GdkRGBA *color = regie_tone (regie_shape_tone (shape));
  double r = size / 2;
  cairo_t *cr;

  if (shape == REGIE_SHAPE_DECISION)
    {
      regie_box_snapshot (snapshot, x - r * .8f, y - r * .8f, r * 1.6f, r * 1.6f, 1.5f, color,
                          NULL);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  gdk_cairo_set_source_rgba (cr, color);
  switch (shape)
    {
    case REGIE_SHAPE_LATE:
      add_polygon (cr, (const double[][2]){ { 0, -r }, { r, 0 }, { 0, r }, { -r, 0 } }, 4);
      break;
    case REGIE_SHAPE_SOON:
      add_polygon (cr, (const double[][2]){ { 0, -r * .92 }, { r, r * .8 }, { -r, r * .8 } }, 3);
      break;
    case REGIE_SHAPE_SIGNAL:
      add_polygon (cr,
                   (const double[][2]){ { -r * .85, -r * .85 },
                                        { r * .85, -r * .85 },
                                        { r * .85, r * .85 },
                                        { -r * .85, r * .85 } },
                   4);
      break;
    case REGIE_SHAPE_FACT:
      cairo_arc (cr, 0, 0, r * .65, 0, 2 * G_PI);
      break;
    default:
      cairo_arc (cr, 0, 0, r * .82, 0, 2 * G_PI);
      break;
    }
  if (shape == REGIE_SHAPE_RUN || shape == REGIE_SHAPE_FAILED)
    {
      cairo_set_line_width (cr, MAX (1.4, r / 5));
      cairo_stroke (cr);
      if (shape == REGIE_SHAPE_FAILED)
        draw_mark (cr, shape, r);
    }
  else
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_fill (cr);
      gdk_cairo_set_source_rgba (cr, regie_tone (REGIE_TONE_VIEW));
      if (shape != REGIE_SHAPE_FACT)
        draw_mark (cr, shape, r);
    }
  cairo_destroy (cr);
}

float
regie_text_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, float x, float y,
                     float width, float align, const GdkRGBA *color)
{
  int w, h;

  pango_layout_set_text (layout, text, -1);
  /* A name in Arabic stands where every name stands; its letters run as they do. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (layout, width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_get_pixel_size (layout, &w, &h);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((int) (x + (width > 0 ? MAX (0, width - w) * align : -w * align)),
                          (int) (y - h / 2.f)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return w;
}

struct _RegieSymbol {
  GtkWidget parent_instance;
  int shape;
};

G_DEFINE_FINAL_TYPE (RegieSymbol, regie_symbol, GTK_TYPE_WIDGET)

enum { PROP_SHAPE = 1 };

static void
regie_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieSymbol *self = REGIE_SYMBOL (widget);

  if (self->shape != REGIE_SHAPE_NONE)
    regie_shape_snapshot (snapshot, (RegieShape) self->shape, gtk_widget_get_width (widget) / 2.f,
                          gtk_widget_get_height (widget) / 2.f, 15);
}

static void
regie_symbol_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *min_base, int *nat_base)
{
  *minimum = *natural = 18;
}

static void
regie_symbol_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieSymbol *self = REGIE_SYMBOL (object);

  self->shape = g_value_get_int (value);
  gtk_widget_set_visible (GTK_WIDGET (self), self->shape != REGIE_SHAPE_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
regie_symbol_class_init (RegieSymbolClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = regie_symbol_set_property;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_symbol_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = regie_symbol_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SHAPE,
                                   g_param_spec_int ("shape", NULL, NULL, REGIE_SHAPE_NONE,
                                                     REGIE_SHAPE_FACT, REGIE_SHAPE_LATE,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
regie_symbol_init (RegieSymbol *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
