/* SPDX-License-Identifier: EUPL-1.2 */
/* A chart, drawn: grid, bars with their patterns, lines, norm, signs and words. */
#include "regie-chart-draw.h"

#include <adwaita.h>

#include "regie-palette.h"

/* Of a pattern, in pixels; and how much of its ink there is. */
#define TILE 6
#define INK .5f
#define RADIUS 2
#define DASH 4
#define DASH_AND_GAP 7

static gboolean
is_contrast_high (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* In high contrast nothing is dim. */
static const GdkRGBA *
tone (RegieTone of)
{
  if (!is_contrast_high ())
    return regie_tone (of);
  return regie_tone (of == REGIE_TONE_RULE                           ? REGIE_TONE_BASE
                     : of == REGIE_TONE_DIM || of == REGIE_TONE_BASE ? REGIE_TONE_TEXT
                                                                     : of);
}

static void
draw_rule (GtkSnapshot *snapshot, const RegieChartRule *rule)
{
  static const RegieTone of[] = { REGIE_TONE_RULE, REGIE_TONE_BASE, REGIE_TONE_INK,
                                  REGIE_TONE_ACCENT };
  gboolean is_upright = rule->x1 == rule->x2;
  graphene_rect_t line = GRAPHENE_RECT_INIT ((float) rule->x1, (float) rule->y1,
                                             (float) (rule->x2 - rule->x1 + (is_upright ? 1 : 0)),
                                             (float) (rule->y2 - rule->y1 + (is_upright ? 0 : 1)));
  graphene_rect_t dash = line;
  graphene_rect_t tile = line;

  if (rule->x1 == rule->x2 && rule->y1 == rule->y2)
    return;
  if (rule->kind != REGIE_CHART_RULE_NORM)
    {
      gtk_snapshot_append_color (snapshot, tone (of[rule->kind]), &line);
      return;
    }
  *(is_upright ? &dash.size.height : &dash.size.width) = DASH;
  *(is_upright ? &tile.size.height : &tile.size.width) = DASH_AND_GAP;
  gtk_snapshot_push_repeat (snapshot, &line, &tile);
  gtk_snapshot_append_color (snapshot, tone (of[rule->kind]), &dash);
  gtk_snapshot_pop (snapshot);
}

static void
draw_rules (GtkSnapshot *snapshot, const RegieChartLayout *layout, gboolean norm)
{
  for (guint i = 0; i < layout->rules->len; i++)
    {
      const RegieChartRule *rule = &g_array_index (layout->rules, RegieChartRule, i);

      if ((rule->kind == REGIE_CHART_RULE_NORM) == norm)
        draw_rule (snapshot, rule);
    }
}

static void
draw_stripes (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *ink)
{
  const GdkRGBA none = { ink->red, ink->green, ink->blue, 0 };
  const GskColorStop stops[] = { { 0, none }, { .66f, none }, { .66f, *ink }, { 1, *ink } };

  /* From one point for all, so that stripes go on from part to part. */
  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (TILE * .71f, TILE * .71f),
                                                 stops, G_N_ELEMENTS (stops));
}

static void
draw_dots (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *ink)
{
  const graphene_rect_t tile = GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, TILE, TILE);

  gtk_snapshot_push_repeat (snapshot, rect, &tile);
  regie_box_snapshot (snapshot, rect->origin.x + 1.5f, rect->origin.y + 1.5f, 3, 3, 1.5f, ink,
                      NULL);
  gtk_snapshot_pop (snapshot);
}

static void
draw_box (GtkSnapshot *snapshot, const RegieChartMark *mark)
{
  RegieFamily family = (RegieFamily) mark->family;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) mark->box.x, (float) mark->box.y,
                                             (float) mark->box.width, (float) mark->box.height);
  GdkRGBA ink = *regie_family (family, REGIE_SHADE_OUTLINE);
  GskRoundedRect round;

  if (mark->box.width <= 0 || mark->box.height <= 0)
    return;
  ink.alpha = INK;
  gsk_rounded_rect_init_from_rect (&round, &rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (
    snapshot, regie_family (family, mark->is_light ? REGIE_SHADE_BEHIND : REGIE_SHADE_BAR), &rect);
  if (mark->pattern == REGIE_PATTERN_STRIPES && !mark->is_light)
    draw_stripes (snapshot, &rect, &ink);
  else if (mark->pattern == REGIE_PATTERN_DOTS && !mark->is_light)
    draw_dots (snapshot, &rect, &ink);
  gtk_snapshot_pop (snapshot);
  if (is_contrast_high ())
    regie_box_snapshot (snapshot, rect.origin.x, rect.origin.y, rect.size.width, rect.size.height,
                        RADIUS, NULL, regie_family (family, REGIE_SHADE_TEXT));
}

/* Those that are light first: they lie behind. */
static void
draw_boxes (GtkSnapshot *snapshot, const GArray *marks)
{
  for (int light = 1; light >= 0; light--)
    for (guint i = 0; i < marks->len; i++)
      if (g_array_index (marks, RegieChartMark, i).is_light == light)
        draw_box (snapshot, &g_array_index (marks, RegieChartMark, i));
}

/* The points of SERIES from AT, as far as they follow on each other, as a path; returns where the
 * next piece begins.  FIRST and LAST: where it begins and ends; NULL when there is none. */
static guint
add_path (cairo_t *cr, const RegieChartLayout *layout, guint series, guint at,
          const RegieChartMark **first, const RegieChartMark **last)
{
  *first = *last = NULL;
  for (; at < layout->marks->len; at++)
    {
      const RegieChartMark *mark = &g_array_index (layout->marks, RegieChartMark, at);

      if (mark->series != series)
        continue;
      if (*last != NULL && mark->point != (*last)->point + 1)
        break;
      if (*first == NULL)
        *first = mark;
      *last = mark;
      cairo_line_to (cr, mark->box.x + mark->box.width / 2 + .5,
                     mark->box.y + mark->box.height / 2 + .5);
    }
  return at;
}

static double
middle (const RegieChartMark *mark)
{
  return mark->box.x + mark->box.width / 2 + .5;
}

static void
fill_under (cairo_t *cr, const RegieChartLayout *layout, const RegieChartMark *first,
            const RegieChartMark *last, RegieFamily family)
{
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_line_to (cr, middle (last), layout->zero);
  cairo_line_to (cr, middle (first), layout->zero);
  gdk_cairo_set_source_rgba (cr, regie_family (family, REGIE_SHADE_PLANNED));
  cairo_fill (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
draw_line (cairo_t *cr, const RegieChartLayout *layout, const RegieChartSeries *of, guint series)
{
  static const double stripes[] = { 7, 4 };
  static const double dots[] = { 2, 3 };
  RegieFamily family = (RegieFamily) of->family;
  const RegieChartMark *first, *last;

  for (guint at = 0; at < layout->marks->len;)
    {
      at = add_path (cr, layout, series, at, &first, &last);
      if (first == NULL)
        break;
      if (of->filled)
        fill_under (cr, layout, first, last, family);
      cairo_set_dash (cr, of->pattern == REGIE_PATTERN_DOTS ? dots : stripes,
                      of->pattern == REGIE_PATTERN_PLAIN ? 0 : 2, 0);
      gdk_cairo_set_source_rgba (
        cr, regie_family (family, is_contrast_high () ? REGIE_SHADE_TEXT : REGIE_SHADE_OUTLINE));
      cairo_stroke (cr);
    }
}

static void
draw_lines (GtkSnapshot *snapshot, RegieChart *chart, const RegieChartLayout *layout)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) layout->width, (float) layout->height));

  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < regie_chart_get_n_series (chart); i++)
    draw_line (cr, layout, regie_chart_get_series (chart, i), i);
  cairo_destroy (cr);
}

static void
draw_texts (GtkSnapshot *snapshot, const RegieChartLayout *layout, PangoLayout *plain,
            PangoLayout *bold)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const RegieChartText *text = &g_array_index (layout->texts, RegieChartText, i);

      regie_text_snapshot (snapshot, text->is_bold ? bold : plain, text->text, (float) text->box.x,
                           (float) text->box.y + (float) text->box.height / 2, 0, 0,
                           text->family >= 0
                             ? regie_family ((RegieFamily) text->family, REGIE_SHADE_TEXT)
                             : tone (text->tone));
    }
}

void
regie_chart_draw (GtkSnapshot *snapshot, RegieChart *chart, const RegieChartLayout *layout,
                  PangoLayout *plain, PangoLayout *bold)
{
  g_return_if_fail (snapshot != NULL && REGIE_IS_CHART (chart) && layout != NULL);
  draw_rules (snapshot, layout, FALSE);
  if (layout->form == REGIE_CHART_LINES)
    draw_lines (snapshot, chart, layout);
  else
    draw_boxes (snapshot, layout->marks);
  draw_boxes (snapshot, layout->swatches);
  draw_rules (snapshot, layout, TRUE);
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RegieChartSign *sign = &g_array_index (layout->signs, RegieChartSign, i);

      regie_shape_snapshot (snapshot, sign->shape, (float) sign->x, (float) sign->y,
                            (float) sign->size);
    }
  draw_texts (snapshot, layout, plain, bold);
}
