/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts in files: SVG by a writer of our own, and their numbers as a table. */
#include "regie-chart-out.h"

#include "regie-chart-layout.h"

#define MARGIN 16
#define LETTERS 12
#define TITLE_LETTERS 16
#define HEAD 48
#define NUMBER(rgb) rgb

static const guint32 tones[2][REGIE_N_TONES] = REGIE_TONES (NUMBER);
static const guint32 families[2][REGIE_N_FAMILIES + 1][REGIE_N_SHADES] = REGIE_FAMILIES (NUMBER);

static const char *
color (guint32 rgb, char text[8])
{
  g_snprintf (text, 8, "#%06x", rgb);
  return text;
}

static void
append_text (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
write_line (GString *out, int x, int y, int size, gboolean is_bold, guint32 rgb, const char *text)
{
  char buffer[8];

  g_string_append_printf (out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s fill=\"%s\">", x, y,
                          size, is_bold ? " font-weight=\"bold\"" : "", color (rgb, buffer));
  append_text (out, text);
  g_string_append (out, "</text>\n");
}

static void
write_texts (const RegieChartLayout *layout, GString *out)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const RegieChartText *text = &g_array_index (layout->texts, RegieChartText, i);

      write_line (out, text->box.x, text->box.y + LETTERS, LETTERS, text->is_bold,
                  text->family >= 0 ? families[0][text->family][REGIE_SHADE_TEXT]
                                    : tones[0][text->tone],
                  text->text);
    }
}

/* The stripes and dots of every family: "p2-1" is pattern 1 on family 2. */
static void
write_patterns (GString *out)
{
  g_string_append (out, "<defs>\n");
  for (int i = 0; i <= REGIE_N_FAMILIES; i++)
    for (int pattern = REGIE_PATTERN_STRIPES; pattern <= REGIE_PATTERN_DOTS; pattern++)
      {
        char ground[8], ink[8];

        color (families[0][i][REGIE_SHADE_BAR], ground);
        color (families[0][i][REGIE_SHADE_OUTLINE], ink);
        g_string_append_printf (
          out,
          "<pattern id=\"p%d-%d\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
          "%s><rect width=\"6\" height=\"6\" fill=\"%s\"/>",
          i, pattern, pattern == REGIE_PATTERN_STRIPES ? " patternTransform=\"rotate(45)\"" : "",
          ground);
        if (pattern == REGIE_PATTERN_STRIPES)
          g_string_append_printf (
            out, "<rect width=\"2\" height=\"6\" fill=\"%s\" fill-opacity=\"0.5\"/>", ink);
        else
          g_string_append_printf (out, "<circle cx=\"3\" cy=\"3\" r=\"1.3\" fill=\"%s\"/>", ink);
        g_string_append (out, "</pattern>\n");
      }
  g_string_append (out, "</defs>\n");
}

static void
write_box (const RegieChartMark *mark, const char *spoken, GString *out)
{
  char fill[16];
  char rgb[8];

  if (mark->pattern == REGIE_PATTERN_PLAIN || mark->is_light)
    g_strlcpy (
      fill,
      color (families[0][mark->family][mark->is_light ? REGIE_SHADE_BEHIND : REGIE_SHADE_BAR], rgb),
      sizeof fill);
  else
    g_snprintf (fill, sizeof fill, "url(#p%d-%d)", mark->family, (int) mark->pattern);
  g_string_append_printf (out,
                          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" "
                          "fill=\"%s\">",
                          mark->box.x, mark->box.y, mark->box.width, mark->box.height, fill);
  if (spoken != NULL)
    {
      g_string_append (out, "<title>");
      append_text (out, spoken);
      g_string_append (out, "</title>");
    }
  g_string_append (out, "</rect>\n");
}

/* Those that are light first: they lie behind. */
static void
write_marks (RegieChart *chart, const RegieChartLayout *layout, GString *out)
{
  for (int light = 1; light >= 0; light--)
    for (guint i = 0; i < layout->marks->len; i++)
      {
        const RegieChartMark *mark = &g_array_index (layout->marks, RegieChartMark, i);
        g_autofree char *spoken = regie_chart_dup_spoken (chart, mark->point, mark->series);

        if (mark->is_light == light)
          write_box (mark, spoken, out);
      }
}

/* The points of SERIES from AT, as far as they follow on each other; returns where the next piece
 * begins. */
static guint
write_points (const RegieChartLayout *layout, guint series, guint at, int *first_x, int *last_x,
              GString *out)
{
  const RegieChartMark *before = NULL;

  for (; at < layout->marks->len; at++)
    {
      const RegieChartMark *mark = &g_array_index (layout->marks, RegieChartMark, at);

      if (mark->series != series)
        continue;
      if (before != NULL && mark->point != before->point + 1)
        break;
      *last_x = mark->box.x + mark->box.width / 2;
      if (before == NULL)
        *first_x = *last_x;
      g_string_append_printf (out, "%s%d,%d", before != NULL ? " " : "", *last_x,
                              mark->box.y + mark->box.height / 2);
      before = mark;
    }
  return at;
}

static void
write_line_of (RegieChart *chart, const RegieChartLayout *layout, guint series, GString *out)
{
  static const char *const dashes[] = { "", " stroke-dasharray=\"7 4\"",
                                        " stroke-dasharray=\"2 3\"" };
  RegieChartSeries *of = regie_chart_get_series (chart, series);
  char rgb[8];

  for (guint at = 0; at < layout->marks->len;)
    {
      g_autoptr (GString) points = g_string_new (NULL);
      int first = 0;
      int last = 0;

      at = write_points (layout, series, at, &first, &last, points);
      if (points->len == 0)
        break;
      if (of->filled)
        g_string_append_printf (out, "<polygon points=\"%d,%d %s %d,%d\" fill=\"%s\"/>\n", first,
                                layout->zero, points->str, last, layout->zero,
                                color (families[0][of->family][REGIE_SHADE_PLANNED], rgb));
      g_string_append_printf (
        out, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n",
        points->str, color (families[0][of->family][REGIE_SHADE_OUTLINE], rgb),
        dashes[of->pattern]);
    }
}

static void
write_rules (const RegieChartLayout *layout, gboolean norm, GString *out)
{
  static const RegieTone of[] = { REGIE_TONE_RULE, REGIE_TONE_BASE, REGIE_TONE_INK,
                                  REGIE_TONE_ACCENT };
  char rgb[8];

  for (guint i = 0; i < layout->rules->len; i++)
    {
      const RegieChartRule *rule = &g_array_index (layout->rules, RegieChartRule, i);

      if ((rule->kind == REGIE_CHART_RULE_NORM) != norm)
        continue;
      g_string_append_printf (out,
                              "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"%s/>\n",
                              rule->x1, rule->y1, rule->x2, rule->y2,
                              color (tones[0][of[rule->kind]], rgb),
                              norm ? " stroke-dasharray=\"4 3\"" : "");
    }
}

/* A diamond for what is late and a triangle for what asks for attention, as on the screen. */
static void
write_signs (const RegieChartLayout *layout, GString *out)
{
  char rgb[8];

  for (guint i = 0; i < layout->signs->len; i++)
    {
      const RegieChartSign *sign = &g_array_index (layout->signs, RegieChartSign, i);
      gboolean is_late = sign->shape == REGIE_SHAPE_LATE;
      int r = sign->size / 2;

      g_string_append_printf (out, "<path d=\"M%d,%d l%d,%d %s l%d,%d z\" fill=\"%s\"/>\n", sign->x,
                              sign->y - r, r, is_late ? r : 2 * r, is_late ? "" : "h0",
                              is_late ? -r : -2 * r, is_late ? r : 0,
                              color (tones[0][is_late ? REGIE_TONE_LATE : REGIE_TONE_SOON], rgb));
    }
}

void
regie_chart_write_svg (RegieChart *chart, int width, int height, GString *out)
{
  g_autoptr (RegieChartLayout) layout = NULL;
  char rgb[8];

  g_return_if_fail (REGIE_IS_CHART (chart) && out != NULL);
  g_return_if_fail (width > 2 * MARGIN && height > HEAD + MARGIN);
  layout = regie_chart_layout_new (chart, regie_letters_plain (), width - 2 * MARGIN,
                                   height - HEAD - MARGIN);
  g_string_append_printf (out,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                          "viewBox=\"0 0 %d %d\" font-family=\"Cantarell, sans-serif\">\n<title>",
                          width, height, width, height);
  append_text (out, chart->title);
  g_string_append (out, "</title>\n<desc>");
  append_text (out, chart->definition != NULL ? chart->definition : "");
  g_string_append (out, "</desc>\n");
  write_patterns (out);
  g_string_append_printf (out, "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", width, height,
                          color (tones[0][REGIE_TONE_VIEW], rgb));
  write_line (out, MARGIN, 22, TITLE_LETTERS, TRUE, tones[0][REGIE_TONE_TEXT], chart->title);
  if (chart->about != NULL)
    write_line (out, MARGIN, 39, LETTERS, FALSE, tones[0][REGIE_TONE_DIM], chart->about);
  g_string_append_printf (out, "<g transform=\"translate(%d %d)\">\n", MARGIN, HEAD);
  write_rules (layout, FALSE, out);
  if (layout->form == REGIE_CHART_LINES)
    for (guint i = 0; i < regie_chart_get_n_series (chart); i++)
      write_line_of (chart, layout, i, out);
  else
    write_marks (chart, layout, out);
  for (guint i = 0; i < layout->swatches->len; i++)
    write_box (&g_array_index (layout->swatches, RegieChartMark, i), NULL, out);
  write_rules (layout, TRUE, out);
  write_signs (layout, out);
  write_texts (layout, out);
  g_string_append (out, "</g>\n</svg>\n");
}

RegieCells *
regie_chart_make_cells (RegieChart *chart)
{
  RegieCells *cells;

  g_return_val_if_fail (REGIE_IS_CHART (chart), NULL);
  cells = regie_cells_new (chart->title);
  regie_cells_add_column (cells, chart->unit != NULL ? chart->unit : "", REGIE_CELL_TEXT);
  for (guint i = 0; i < regie_chart_get_n_series (chart); i++)
    regie_cells_add_column (cells, regie_chart_get_series (chart, i)->label,
                            g_strcmp0 (chart->unit, "€") == 0 ? REGIE_CELL_MONEY
                                                              : REGIE_CELL_NUMBER);
  for (guint i = 0; i < regie_chart_get_n_points (chart); i++)
    {
      regie_cells_add_text (cells, regie_chart_get_point (chart, i)->name);
      for (guint k = 0; k < regie_chart_get_n_series (chart); k++)
        {
          const RegieChartValue *value = regie_chart_get_value (chart, i, k);

          if (value->known)
            regie_cells_add_amount (cells, value->hundredths);
          else
            regie_cells_add_empty (cells);
        }
    }
  return cells;
}
