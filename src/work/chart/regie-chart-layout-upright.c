/* SPDX-License-Identifier: EUPL-1.2 */
/* Where columns and lines stand: values upwards along an axis, points from left to right, the names
 * of the series at the right end or, in a narrow room, above. */
#include "regie-chart-layout-private.h"

#include <glib/gi18n.h>

#define LINES_A_TICK 3
#define MOST_TICKS 6
#define WIDEST_COLUMN 48
#define DOT 9

/* What is said of a series, or of the norm, beside where it ends. */
typedef struct {
  char *name, *about; /* ABOUT may be NULL */
  int wanted, y;      /* the middle that it wants and the top that it gets */
  int series;         /* -1: the norm */
} Tag;

static void
tag_clear (gpointer tag)
{
  g_free (((Tag *) tag)->name);
  g_free (((Tag *) tag)->about);
}

static gboolean
is_lines (RegieChartDraft *self)
{
  return self->chart->form == REGIE_CHART_LINES;
}

static RegieChartValue *
value_of (RegieChartDraft *self, guint point, guint series)
{
  return regie_chart_get_value (self->chart, point, series);
}

/* The least and the most that are drawn, of columns from all parts on each other. */
static void
find_ends (RegieChartDraft *self, gint64 *least, gint64 *most, gint64 *grain)
{
  *least = self->chart->has_norm ? MIN (0, self->chart->norm) : 0;
  *most = self->chart->has_norm ? MAX (0, self->chart->norm) : 0;
  *grain = 100;
  for (guint i = 0; i < self->n_points; i++)
    {
      gint64 below = 0;
      gint64 above = 0;

      for (guint k = 0; k < self->n_series; k++)
        {
          gint64 value = value_of (self, i, k)->hundredths;

          if (value % 100 != 0)
            *grain = 1;
          below = is_lines (self) ? MIN (below, value) : below + MIN (value, 0);
          above = is_lines (self) ? MAX (above, value) : above + MAX (value, 0);
        }
      *least = MIN (*least, below);
      *most = MAX (*most, above);
    }
}

static void
fit_axis (RegieChartDraft *self)
{
  gint64 least, most, grain;
  int ticks = self->out->height / (LINES_A_TICK * self->font->height) - 1;

  find_ends (self, &least, &most, &grain);
  self->axis = regie_value_axis_fit (least, most, grain, (guint) CLAMP (ticks, 3, MOST_TICKS));
}

static char *
label_dup (RegieChartDraft *self, gint64 value)
{
  return regie_value_axis_dup_label (&self->axis, value, self->chart->unit);
}

/* The last point at which SERIES has a value, -1 when there is none. */
static int
last_known (RegieChartDraft *self, guint series)
{
  int at = (int) self->n_points - 1;

  while (at >= 0 && !value_of (self, (guint) at, series)->known)
    at--;
  return at;
}

static void
add_tag (RegieChartDraft *self, GArray *tags, guint series)
{
  int at = last_known (self, series);
  const char *name = regie_chart_get_series (self->chart, series)->label;
  Tag tag = { .series = (int) series };
  g_autofree char *amount = NULL;

  if (at < 0)
    return;
  amount = label_dup (self, value_of (self, (guint) at, series)->hundredths);
  if (is_lines (self))
    tag.name = g_strdup_printf ("%s %s", name, amount);
  else
    {
      tag.name = g_strdup (name);
      /* The value and its point: "Nov: 21". */
      tag.about = g_strdup_printf (_("%s: %s"),
                                   regie_chart_get_point (self->chart, (guint) at)->label, amount);
    }
  g_array_append_val (tags, tag);
}

/* One for each series, from the highest down, and one for the norm. A column of one series is named
 * by the title. */
static GArray *
make_tags (RegieChartDraft *self)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (Tag));

  g_array_set_clear_func (tags, tag_clear);
  if (is_lines (self) || self->n_series > 1)
    for (guint i = self->n_series; i-- > 0;)
      add_tag (self, tags, i);
  if (self->chart->has_norm)
    {
      Tag tag = { .name = g_strdup (self->chart->norm_label), .series = -1 };

      g_array_append_val (tags, tag);
    }
  return tags;
}

static int
find_tags_width (RegieChartDraft *self, const GArray *tags)
{
  int width = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      const Tag *tag = &g_array_index (tags, Tag, i);

      width = MAX (width, regie_chart_draft_width (self, tag->name, TRUE));
      if (tag->about != NULL)
        width = MAX (width, regie_chart_draft_width (self, tag->about, FALSE));
    }
  return width;
}

static RegieChartLook
tag_look (RegieChartDraft *self, const Tag *tag)
{
  if (tag->series < 0)
    return LOOK_PLAIN;
  return (RegieChartLook){ TRUE, regie_chart_get_series (self->chart, (guint) tag->series)->family,
                           REGIE_TONE_TEXT };
}

static void
add_swatch (RegieChartDraft *self, int series, int x, int y)
{
  RegieChartSeries *of = regie_chart_get_series (self->chart, (guint) series);
  int size = self->font->height * 2 / 3;
  RegieChartMark mark = { .series = (guint) series,
                          .box = { x, y + (self->font->height - size) / 2, size, size },
                          .family = of->family,
                          .pattern = (RegiePattern) of->pattern };

  g_array_append_val (self->out->swatches, mark);
}

/* The names above the chart, from Y down, as many on a line as fit; returns where they end. */
static int
lay_key (RegieChartDraft *self, const GArray *tags, int y)
{
  int line = self->font->height;
  int swatch = line * 2 / 3 + GAP;
  int x = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      const Tag *tag = &g_array_index (tags, Tag, i);
      int before = tag->series >= 0 ? swatch : 0;
      int width = before + regie_chart_draft_width (self, tag->name, TRUE);

      if (x > 0 && x + width > self->out->width)
        x = 0, y += line;
      if (tag->series >= 0)
        add_swatch (self, tag->series, x, y);
      regie_chart_draft_add_text (self, tag->name, x + before, y,
                                  MAX (0, self->out->width - x - before), 0, tag_look (self, tag));
      x += width + WIDE_GAP;
    }
  return tags->len > 0 ? y + line : y;
}

static int
y_of (RegieChartDraft *self, gint64 value)
{
  const RegieChartBox *plot = &self->out->plot;

  return plot->y + plot->height - regie_value_axis_place (&self->axis, value, plot->height);
}

/* The middle of POINT. */
static int
x_of (RegieChartDraft *self, guint point)
{
  const RegieChartBox *plot = &self->out->plot;

  if (!is_lines (self))
    return plot->x + (int) (2 * point + 1) * plot->width / (2 * (int) self->n_points);
  return self->n_points == 1 ? plot->x + plot->width / 2
                             : plot->x + (int) point * plot->width / ((int) self->n_points - 1);
}

static void
lay_ticks (RegieChartDraft *self)
{
  const RegieChartBox *plot = &self->out->plot;

  for (guint i = 0; i < regie_value_axis_get_n_ticks (&self->axis); i++)
    {
      gint64 value = regie_value_axis_get_tick (&self->axis, i);
      int y = y_of (self, value);
      g_autofree char *label = label_dup (self, value);

      if (value == 0) /* the line says it */
        continue;
      regie_chart_draft_add_rule (self, REGIE_CHART_RULE_GRID, plot->x, y, plot->x + plot->width,
                                  y);
      regie_chart_draft_add_text (self, label, plot->x - GAP, y - self->font->height / 2, plot->x,
                                  2, LOOK_DIM);
    }
  self->out->zero = y_of (self, 0);
}

/* The points that have a label, which is not shown for each when there are too many. */
static GArray *
find_labelled (RegieChartDraft *self)
{
  GArray *labelled = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_points; i++)
    if (*regie_chart_get_point (self->chart, i)->label != '\0')
      g_array_append_val (labelled, i);
  return labelled;
}

/* Where the label of POINT stands in its line. */
static void
find_span (RegieChartDraft *self, guint point, int *from, int *until)
{
  int width = regie_chart_draft_width (self, regie_chart_get_point (self->chart, point)->label,
                                       FALSE);

  *from = CLAMP (x_of (self, point) - width / 2, 0, MAX (0, self->out->width - width));
  *until = *from + width;
}

/* Does each STEPth label, up to the last, leave a gap to the next? */
static gboolean
labels_fit (RegieChartDraft *self, const GArray *labelled, guint step)
{
  int end = -GAP;

  for (guint i = (labelled->len - 1) % step; i < labelled->len; i += step)
    {
      int from, until;

      find_span (self, g_array_index (labelled, guint, i), &from, &until);
      if (from < end + GAP)
        return FALSE;
      end = until;
    }
  return TRUE;
}

static void
lay_labels (RegieChartDraft *self, int y)
{
  g_autoptr (GArray) labelled = find_labelled (self);
  guint step = 1;

  if (labelled->len == 0)
    return;
  while (step < labelled->len && !labels_fit (self, labelled, step))
    step++;
  for (guint i = (labelled->len - 1) % step; i < labelled->len; i += step)
    {
      guint point = g_array_index (labelled, guint, i);

      regie_chart_draft_add_text (self, regie_chart_get_point (self->chart, point)->label,
                                  x_of (self, point), y, self->out->width, 1, LOOK_DIM);
    }
}

static void
lay_column (RegieChartDraft *self, guint point)
{
  const RegieChartBox *plot = &self->out->plot;
  int left = plot->x + (int) point * plot->width / (int) self->n_points;
  int right = plot->x + (int) (point + 1) * plot->width / (int) self->n_points;
  int gap = CLAMP ((right - left) / 5, 1, 8);
  int width = CLAMP (right - left - gap, 1, WIDEST_COLUMN);
  int x = left + (right - left - width) / 2;
  gint64 above = 0;
  gint64 below = 0;

  for (guint i = 0; i < self->n_series; i++)
    {
      const RegieChartValue *value = value_of (self, point, i);
      gint64 *base = value->hundredths < 0 ? &below : &above;
      int from = y_of (self, *base);
      int to = y_of (self, *base + value->hundredths);
      RegieChartBox box = { x, MIN (from, to), width, ABS (to - from) };

      if (!value->known)
        continue;
      /* A line of the ground between two parts. */
      if (*base > 0 && box.height > 2)
        box.height--;
      *base += value->hundredths;
      regie_chart_draft_add_mark (self, point, i, box,
                                  (RegieChartBox){
                                    left, box.height >= GAP ? box.y : box.y + box.height - GAP,
                                    right - left, MAX (GAP, box.height) });
    }
}

static void
lay_dots (RegieChartDraft *self, guint point)
{
  int pitch = self->out->plot.width / MAX (1, (int) self->n_points - 1);
  int width = CLAMP (pitch, 3, DOT);

  for (guint i = 0; i < self->n_series; i++)
    {
      const RegieChartValue *value = value_of (self, point, i);
      RegieChartBox box = { x_of (self, point) - width / 2,
                            y_of (self, value->hundredths) - DOT / 2, width, DOT };

      if (value->known)
        regie_chart_draft_add_mark (self, point, i, box, box);
    }
}

/* Where the marks end that stand between X and X + WIDTH. */
static int
find_top (RegieChartDraft *self, int x, int width)
{
  int top = self->out->zero;

  for (guint i = 0; i < self->out->marks->len; i++)
    {
      RegieChartBox box = g_array_index (self->out->marks, RegieChartMark, i).box;

      if (box.x < x + width && x < box.x + box.width)
        top = MIN (top, box.y);
    }
  return top;
}

/* TEXT right above POINT, and above what stands beside it, if nothing else is said there. */
static void
lay_above (RegieChartDraft *self, guint point, const char *text, RegieChartLook look)
{
  const RegieChartBox *plot = &self->out->plot;
  int width = regie_chart_draft_width (self, text, look.is_bold);
  int x = CLAMP (x_of (self, point) - width / 2, plot->x,
                 MAX (plot->x, plot->x + plot->width - width));
  RegieChartBox box = { x, find_top (self, x, width) - self->font->height, width,
                        self->font->height };

  while (box.y > 0 && !regie_chart_draft_is_free (self, box))
    box.y--;
  if (box.y >= 0 && width <= plot->width && regie_chart_draft_is_free (self, box))
    regie_chart_draft_add_text (self, text, x, box.y, width, 0, look);
}

/* How much the first column and the last come to; of one column the last is the first. */
static void
lay_totals (RegieChartDraft *self)
{
  guint last = self->n_points - 1;

  for (guint i = 0; i < 2; i++)
    {
      guint point = i == 0 ? last : 0;
      g_autofree char *total = label_dup (self, regie_chart_get_total (self->chart, point));

      if (i == 0 || last > 0)
        lay_above (self, point, total, LOOK_BOLD);
    }
}

static void
lay_notes (RegieChartDraft *self)
{
  for (guint i = 0; i < self->n_points; i++)
    {
      RegieChartPoint *point = regie_chart_get_point (self->chart, i);

      if (point->note != NULL)
        lay_above (self, i, point->note,
                   (RegieChartLook){ TRUE, REGIE_FAMILY_AMBER, REGIE_TONE_TEXT });
    }
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return ((const Tag *) a)->wanted - ((const Tag *) b)->wanted;
}

static int
tag_height (RegieChartDraft *self, const Tag *tag)
{
  return self->font->height * (tag->about != NULL ? 2 : 1);
}

/* Each beside where its series ends; those that would stand on each other make way. */
static void
spread_tags (RegieChartDraft *self, GArray *tags)
{
  int top = self->out->plot.y;
  int bottom = top + self->out->plot.height;

  for (guint i = 0; i < tags->len; i++)
    {
      Tag *tag = &g_array_index (tags, Tag, i);

      tag->wanted = y_of (self, self->chart->norm);
      for (guint k = 0; tag->series >= 0 && k < self->out->marks->len; k++)
        {
          const RegieChartMark *mark = &g_array_index (self->out->marks, RegieChartMark, k);

          if (mark->series == (guint) tag->series)
            tag->wanted = mark->box.y + mark->box.height / 2;
        }
    }
  g_array_sort (tags, compare_tags);
  for (guint i = 0; i < tags->len; i++)
    {
      Tag *tag = &g_array_index (tags, Tag, i);

      tag->y = MAX (top, tag->wanted - tag_height (self, tag) / 2);
      top = tag->y + tag_height (self, tag);
    }
  for (guint i = tags->len; i-- > 0;)
    {
      Tag *tag = &g_array_index (tags, Tag, i);

      tag->y = MIN (tag->y, bottom - tag_height (self, tag));
      bottom = tag->y;
    }
}

static void
lay_tags (RegieChartDraft *self, GArray *tags)
{
  int x = self->out->plot.x + self->out->plot.width + GAP + 2;
  int room = self->out->width - x;

  spread_tags (self, tags);
  for (guint i = 0; i < tags->len; i++)
    {
      const Tag *tag = &g_array_index (tags, Tag, i);

      regie_chart_draft_add_text (self, tag->name, x, tag->y, room, 0, tag_look (self, tag));
      if (tag->about != NULL)
        regie_chart_draft_add_text (self, tag->about, x, tag->y + self->font->height, room, 0,
                                    LOOK_DIM);
    }
}

static void
lay_rules (RegieChartDraft *self)
{
  const RegieChartBox *plot = &self->out->plot;
  int right = plot->x + plot->width;

  lay_ticks (self);
  regie_chart_draft_add_rule (self, REGIE_CHART_RULE_ZERO, plot->x, self->out->zero, right,
                              self->out->zero);
  if (self->chart->has_norm)
    regie_chart_draft_add_rule (self, REGIE_CHART_RULE_NORM, plot->x,
                                y_of (self, self->chart->norm), right,
                                y_of (self, self->chart->norm));
  for (guint i = 0; is_lines (self) && i < self->n_series; i++)
    {
      int last = last_known (self, i);

      if (regie_chart_get_series (self->chart, i)->filled && last >= 0
          && last < (int) self->n_points - 1)
        regie_chart_draft_add_rule (self, REGIE_CHART_RULE_NOW, x_of (self, (guint) last), plot->y,
                                    x_of (self, (guint) last), plot->y + plot->height);
    }
}

/* The first text that lies on RULE, or NULL. */
static const RegieChartText *
find_text_on (RegieChartDraft *self, const RegieChartRule *rule)
{
  const RegieChartText *first = NULL;

  for (guint i = 0; i < self->out->texts->len; i++)
    {
      const RegieChartText *text = &g_array_index (self->out->texts, RegieChartText, i);
      RegieChartBox line = { rule->x1, rule->y1, rule->x2 - rule->x1, 1 };

      if (regie_chart_boxes_meet (text->box, line) && (first == NULL || text->box.x < first->box.x))
        first = text;
    }
  return first;
}

/* No line goes through a word. */
static void
part_rules (RegieChartDraft *self)
{
  for (guint i = 0; i < self->out->rules->len; i++)
    {
      RegieChartRule *rule = &g_array_index (self->out->rules, RegieChartRule, i);
      const RegieChartText *text = rule->y1 == rule->y2 ? find_text_on (self, rule) : NULL;
      RegieChartRule rest = *rule;

      if (text == NULL)
        continue;
      rest.x1 = text->box.x + text->box.width + 2;
      rule->x2 = MAX (rule->x1, text->box.x - 2);
      if (rest.x1 < rest.x2)
        g_array_append_val (self->out->rules, rest);
    }
}

static int
find_ticks_width (RegieChartDraft *self)
{
  int width = 0;

  for (guint i = 0; i < regie_value_axis_get_n_ticks (&self->axis); i++)
    {
      g_autofree char *label = label_dup (self, regie_value_axis_get_tick (&self->axis, i));

      width = MAX (width, regie_chart_draft_width (self, label, FALSE));
    }
  return width;
}

/* The room of the values.  Above it the key, a line with the unit, and one for totals; under it the
 * labels. */
static void
find_plot (RegieChartDraft *self, const GArray *tags, gboolean at_end)
{
  RegieChartLayout *out = self->out;
  int line = self->font->height;
  const char *unit = regie_chart_draft_get_unit (self);
  int top = at_end ? 0 : lay_key (self, tags, 0);
  int left = find_ticks_width (self) + GAP;
  int end = at_end && tags->len > 0 ? find_tags_width (self, tags) + GAP + 2
                                    : is_lines (self) * GAP;

  if (unit != NULL)
    {
      regie_chart_draft_add_text (self, unit, 0, top, out->width, 0, LOOK_DIM);
      top += line;
    }
  top += is_lines (self) ? line / 2 + 2 : line + 2;
  out->plot = (RegieChartBox){ left, top, MAX (1, out->width - left - end), 0 };
  out->plot.height = MAX (1, out->height - top - line - (self->axis.low < 0 ? line / 2 : 0) - GAP);
}

void
regie_chart_draft_lay_upright (RegieChartDraft *self)
{
  RegieChartLayout *out = self->out;
  g_autoptr (GArray) tags = NULL;
  int tags_height = 0;
  gboolean at_end;

  fit_axis (self);
  tags = make_tags (self);
  for (guint i = 0; i < tags->len; i++)
    tags_height += tag_height (self, &g_array_index (tags, Tag, i));
  at_end = find_tags_width (self, tags) <= out->width / 3
           && tags_height <= out->height - 4 * self->font->height;
  find_plot (self, tags, at_end);
  lay_rules (self);
  for (guint i = 0; i < self->n_points; i++)
    is_lines (self) ? lay_dots (self, i) : lay_column (self, i);
  lay_labels (self, out->height - self->font->height);
  if (!is_lines (self))
    lay_totals (self);
  lay_notes (self);
  if (at_end)
    lay_tags (self, tags);
  part_rules (self);
}
