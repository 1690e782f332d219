/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws what the layout of a chart says with Cairo and Pango. */
#include "regie-chart-picture.h"

#include <glib/gi18n.h>

#include "regie-chart-layout.h"
#include "regie-error.h"

#define MARGIN 16
#define LINE 16
#define HEAD 48
#define FONT "Cantarell, DejaVu Sans, Sans"
#define LETTERS 12
#define TITLE_LETTERS 16
/* Of a pattern, as on the screen. */
#define TILE 6
#define INK .5
#define RADIUS 2

#define NUMBER(rgb) rgb

static const guint32 tones[2][REGIE_N_TONES] = REGIE_TONES (NUMBER);
static const guint32 families[2][REGIE_N_FAMILIES + 1][REGIE_N_SHADES] = REGIE_FAMILIES (NUMBER);

typedef struct {
  cairo_t *cr;
  PangoLayout *text;
  PangoFontDescription *plain, *bold, *title;
} Pen;

static PangoFontDescription *
font_new (int letters, gboolean is_bold)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, letters * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

static void
pen_init (Pen *self, cairo_t *cr)
{
  self->cr = cr;
  self->text = pango_cairo_create_layout (cr);
  /* As wide on every screen and in every file. */
  pango_cairo_context_set_resolution (pango_layout_get_context (self->text), 96);
  self->plain = font_new (LETTERS, FALSE);
  self->bold = font_new (LETTERS, TRUE);
  self->title = font_new (TITLE_LETTERS, TRUE);
}

static void
pen_clear (Pen *self)
{
  g_object_unref (self->text);
  pango_font_description_free (self->plain);
  pango_font_description_free (self->bold);
  pango_font_description_free (self->title);
}

static int
letters_width (gpointer data, const char *text, gboolean is_bold)
{
  const Pen *self = data;
  int width;

  pango_layout_set_font_description (self->text, is_bold ? self->bold : self->plain);
  pango_layout_set_text (self->text, text, -1);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  return width;
}

static void
set_color (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255., (rgb >> 8 & 0xff) / 255.,
                         (rgb & 0xff) / 255., alpha);
}

/* TEXT with its left at X and its middle at Y. */
static void
draw_text (const Pen *self, const PangoFontDescription *font, const char *text, int x, int y,
           guint32 rgb)
{
  int height;

  pango_layout_set_font_description (self->text, font);
  pango_layout_set_text (self->text, text, -1);
  pango_layout_get_pixel_size (self->text, NULL, &height);
  set_color (self->cr, rgb, 1);
  cairo_move_to (self->cr, x, y - height / 2.);
  pango_cairo_show_layout (self->cr, self->text);
}

static void
draw_texts (const Pen *self, const RegieChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const RegieChartText *text = &g_array_index (layout->texts, RegieChartText, i);

      draw_text (self, text->is_bold ? self->bold : self->plain, text->text, text->box.x,
                 text->box.y + text->box.height / 2,
                 text->family >= 0 ? families[0][text->family][REGIE_SHADE_TEXT]
                                   : tones[0][text->tone]);
    }
}

static void
draw_rules (cairo_t *cr, const RegieChartLayout *layout, gboolean norm)
{
  static const RegieTone of[] = { REGIE_TONE_RULE, REGIE_TONE_BASE, REGIE_TONE_INK,
                                  REGIE_TONE_ACCENT };
  static const double dash[] = { 4, 3 };

  for (guint i = 0; i < layout->rules->len; i++)
    {
      const RegieChartRule *rule = &g_array_index (layout->rules, RegieChartRule, i);

      if ((rule->kind == REGIE_CHART_RULE_NORM) != norm)
        continue;
      set_color (cr, tones[0][of[rule->kind]], 1);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dash, norm ? 2 : 0, 0);
      cairo_move_to (cr, rule->x1 + .5, rule->y1 + .5);
      cairo_line_to (cr, rule->x2 + .5, rule->y2 + .5);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

static void
add_round_box (cairo_t *cr, RegieChartBox box)
{
  double r = MIN (RADIUS, MIN (box.width, box.height) / 2.);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

/* Sloping lines within the clip, from one point for all, so that they go on from part to part. */
static void
draw_stripes (cairo_t *cr, RegieChartBox box)
{
  int last = box.x + box.width + box.y + box.height;

  cairo_set_line_width (cr, 2);
  for (int at = (box.x + box.y) / TILE * TILE; at <= last; at += TILE)
    {
      cairo_move_to (cr, at - box.y, box.y);
      cairo_line_to (cr, at - box.y - box.height, box.y + box.height);
    }
  cairo_stroke (cr);
}

static void
draw_dots (cairo_t *cr, RegieChartBox box)
{
  for (int x = box.x + TILE / 2; x < box.x + box.width; x += TILE)
    for (int y = box.y + TILE / 2; y < box.y + box.height; y += TILE)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, 1.3, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_box (cairo_t *cr, const RegieChartMark *mark)
{
  const guint32 *shades = families[0][mark->family];

  if (mark->box.width <= 0 || mark->box.height <= 0)
    return;
  cairo_save (cr);
  add_round_box (cr, mark->box);
  cairo_clip_preserve (cr);
  set_color (cr, shades[mark->is_light ? REGIE_SHADE_BEHIND : REGIE_SHADE_BAR], 1);
  cairo_fill (cr);
  set_color (cr, shades[REGIE_SHADE_OUTLINE], INK);
  if (mark->pattern == REGIE_PATTERN_STRIPES && !mark->is_light)
    draw_stripes (cr, mark->box);
  else if (mark->pattern == REGIE_PATTERN_DOTS && !mark->is_light)
    draw_dots (cr, mark->box);
  cairo_restore (cr);
}

/* Those that are light first: they lie behind. */
static void
draw_boxes (cairo_t *cr, const GArray *marks)
{
  for (int light = 1; light >= 0; light--)
    for (guint i = 0; i < marks->len; i++)
      if (g_array_index (marks, RegieChartMark, i).is_light == light)
        draw_box (cr, &g_array_index (marks, RegieChartMark, i));
}

/* The points of SERIES from AT, as far as they follow on each other, as a path from *FIRST to
 * *LAST; returns where the next piece begins. */
static guint
add_points (cairo_t *cr, const RegieChartLayout *layout, guint series, guint at, double *first,
            double *last)
{
  const RegieChartMark *before = NULL;

  for (; at < layout->marks->len; at++)
    {
      const RegieChartMark *mark = &g_array_index (layout->marks, RegieChartMark, at);

      if (mark->series != series)
        continue;
      if (before != NULL && mark->point != before->point + 1)
        break;
      *last = mark->box.x + mark->box.width / 2 + .5;
      if (before == NULL)
        *first = *last;
      cairo_line_to (cr, *last, mark->box.y + mark->box.height / 2 + .5);
      before = mark;
    }
  return at;
}

static void
fill_under (cairo_t *cr, int zero, double first, double last, guint32 rgb)
{
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_line_to (cr, last, zero);
  cairo_line_to (cr, first, zero);
  set_color (cr, rgb, 1);
  cairo_fill (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
draw_line (cairo_t *cr, const RegieChartLayout *layout, const RegieChartSeries *of, guint series)
{
  static const double dashes[][2] = { { 0 }, { 7, 4 }, { 2, 3 } };
  const guint32 *shades = families[0][of->family];
  double first = 0;
  double last = 0;

  for (guint at = 0; at < layout->marks->len;)
    {
      at = add_points (cr, layout, series, at, &first, &last);
      if (!cairo_has_current_point (cr))
        break;
      if (of->filled)
        fill_under (cr, layout->zero, first, last, shades[REGIE_SHADE_PLANNED]);
      cairo_set_dash (cr, dashes[of->pattern], of->pattern == REGIE_PATTERN_PLAIN ? 0 : 2, 0);
      cairo_set_line_width (cr, 2);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      set_color (cr, shades[REGIE_SHADE_OUTLINE], 1);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A diamond for what is late and a triangle for what asks for attention, as on the screen. */
static void
draw_signs (cairo_t *cr, const RegieChartLayout *layout)
{
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RegieChartSign *sign = &g_array_index (layout->signs, RegieChartSign, i);
      gboolean is_late = sign->shape == REGIE_SHAPE_LATE;
      int r = sign->size / 2;

      cairo_move_to (cr, sign->x, sign->y - r);
      cairo_line_to (cr, sign->x + r, sign->y + (is_late ? 0 : r));
      if (is_late)
        cairo_line_to (cr, sign->x, sign->y + r);
      cairo_line_to (cr, sign->x - r, sign->y + (is_late ? 0 : r));
      cairo_close_path (cr);
      set_color (cr, tones[0][is_late ? REGIE_TONE_LATE : REGIE_TONE_SOON], 1);
      cairo_fill (cr);
    }
}

static void
draw_layout (const Pen *self, RegieChart *chart, const RegieChartLayout *layout)
{
  draw_rules (self->cr, layout, FALSE);
  if (layout->form == REGIE_CHART_LINES)
    for (guint i = 0; i < regie_chart_get_n_series (chart); i++)
      draw_line (self->cr, layout, regie_chart_get_series (chart, i), i);
  else
    draw_boxes (self->cr, layout->marks);
  draw_boxes (self->cr, layout->swatches);
  draw_rules (self->cr, layout, TRUE);
  draw_signs (self->cr, layout);
  draw_texts (self, layout);
}

void
regie_chart_draw_page (RegieChart *chart, cairo_t *cr, int width, int height)
{
  g_autoptr (RegieChartLayout) layout = NULL;
  Pen pen;

  g_return_if_fail (REGIE_IS_CHART (chart) && cr != NULL);
  g_return_if_fail (width > 2 * MARGIN && height > HEAD + MARGIN);
  pen_init (&pen, cr);
  {
    const RegieLetters font = { letters_width, &pen, LINE };

    layout = regie_chart_layout_new (chart, &font, width - 2 * MARGIN, height - HEAD - MARGIN);
  }
  cairo_save (cr);
  draw_text (&pen, pen.title, chart->title, MARGIN, LINE, tones[0][REGIE_TONE_TEXT]);
  if (chart->about != NULL)
    draw_text (&pen, pen.plain, chart->about, MARGIN, LINE + 20, tones[0][REGIE_TONE_DIM]);
  cairo_translate (cr, MARGIN, HEAD);
  draw_layout (&pen, chart, layout);
  cairo_restore (cr);
  pen_clear (&pen);
}

int
regie_chart_get_page_height (RegieChart *chart, int width)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  int height;
  Pen pen;

  g_return_val_if_fail (REGIE_IS_CHART (chart) && width > 2 * MARGIN, 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (surface);
  pen_init (&pen, cr);
  {
    const RegieLetters font = { letters_width, &pen, LINE };

    height = regie_chart_layout_get_height (chart, &font, width - 2 * MARGIN) + HEAD + MARGIN;
  }
  pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

typedef struct {
  GOutputStream *stream;
  GError **error;
} Writing;

static cairo_status_t
write_some (void *data, const unsigned char *bytes, unsigned int length)
{
  const Writing *w = data;

  return g_output_stream_write_all (w->stream, bytes, length, NULL, NULL, w->error)
           ? CAIRO_STATUS_SUCCESS
           : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
regie_chart_write_png (RegieChart *chart, int width, int height, int scale, GOutputStream *stream,
                       GError **error)
{
  Writing w = { stream, error };
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && scale > 0, FALSE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  set_color (cr, tones[0][REGIE_TONE_VIEW], 1);
  cairo_paint (cr);
  regie_chart_draw_page (chart, cr, width, height);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, write_some, &w);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (status != CAIRO_STATUS_WRITE_ERROR) /* which said itself what was wrong */
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("The picture could not be made: %s"),
                 cairo_status_to_string (status));
  return FALSE;
}
