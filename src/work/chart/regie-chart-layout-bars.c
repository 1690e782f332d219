/* SPDX-License-Identifier: EUPL-1.2 */
/* Where lying bars stand: a row for each point, its label to the left or, in a narrow room, above
 * it. */
#include "regie-chart-layout-private.h"

/* What a row has beside its letters, at least and at most. */
#define ROW_SPACE 10
#define MOST_ROW_SPACE 26

typedef struct {
  int label_width, end_width; /* the longest label, and what is said at the right end */
  gboolean above;             /* labels stand above their bars */
  int head, foot, row;        /* heights; ROW the least */
  int bar_x, bar_width;
  gint64 most; /* the value of the whole width */
} Rows;

static RegieChartValue *
value_of (RegieChartDraft *self, guint point, guint series)
{
  return regie_chart_get_value (self->chart, point, series);
}

/* Of a sign, which grows with the letters. */
static int
sign_size (RegieChartDraft *self)
{
  return self->font->height * 4 / 5;
}

static gint64
find_most (RegieChartDraft *self)
{
  gint64 most = self->chart->has_norm ? self->chart->norm : 0;

  for (guint i = 0; i < self->n_points; i++)
    for (guint k = 0; k < self->n_series; k++)
      most = MAX (most, value_of (self, i, k)->hundredths);
  return MAX (most, 1);
}

static char *
amount_dup (RegieChartDraft *self, guint point, guint series)
{
  return regie_amount_dup (value_of (self, point, series)->hundredths, self->chart->unit);
}

/* What stands at the end of the rows: the second value, and a sign where it asks for attention. */
static int
find_end_width (RegieChartDraft *self)
{
  int width = 0;
  gboolean has_sign = FALSE;

  for (guint i = 0; i < self->n_points; i++)
    {
      g_autofree char *amount = self->n_series > 1 ? amount_dup (self, i, 1) : g_strdup ("");

      width = MAX (width, regie_chart_draft_width (self, amount, TRUE));
      has_sign |= regie_chart_get_point (self->chart, i)->shape != REGIE_SHAPE_NONE;
    }
  width += has_sign ? sign_size (self) + GAP : 0;
  if (self->n_series > 1)
    width = MAX (
      width, regie_chart_draft_width (self, regie_chart_get_series (self->chart, 1)->label, FALSE));
  return width;
}

static Rows
find_rows (RegieChartDraft *self, int width)
{
  int line = self->font->height;
  Rows rows = { .most = find_most (self) };

  for (guint i = 0; i < self->n_points; i++)
    rows.label_width = MAX (
      rows.label_width,
      regie_chart_draft_width (self, regie_chart_get_point (self->chart, i)->label, FALSE));
  rows.end_width = find_end_width (self);
  rows.above = rows.label_width > width * 2 / 5;
  rows.bar_x = rows.above ? 0 : rows.label_width + WIDE_GAP;
  rows.bar_width = MAX (1,
                        width - rows.bar_x - (rows.end_width > 0 ? rows.end_width + WIDE_GAP : 0));
  rows.row = (rows.above ? 2 * line : line) + ROW_SPACE;
  rows.head = self->n_series > 1 || regie_chart_draft_get_unit (self) != NULL ? line + GAP : 0;
  rows.foot = self->chart->has_norm ? line + GAP : 0;
  return rows;
}

int
regie_chart_draft_bars_height (RegieChartDraft *self, int width)
{
  Rows rows = find_rows (self, width);

  return rows.head + (int) self->n_points * rows.row + rows.foot;
}

static int
length_of (const Rows *rows, gint64 value)
{
  RegieValueAxis axis = { 0, rows->most, rows->most };

  return regie_value_axis_place (&axis, CLAMP (value, 0, rows->most), rows->bar_width);
}

static void
lay_head (RegieChartDraft *self, const Rows *rows)
{
  const char *unit = regie_chart_draft_get_unit (self);
  int width = self->out->width;
  int end = 0;

  if (self->n_series > 1)
    end = WIDE_GAP
          + regie_chart_draft_add_text (self, regie_chart_get_series (self->chart, 1)->label, width,
                                        0, width, 2, LOOK_DIM)
              .width;
  if (unit != NULL)
    regie_chart_draft_add_text (self, unit, rows->bar_x, 0, MAX (0, width - rows->bar_x - end), 0,
                                LOOK_DIM);
}

/* The first value stands in its bar when there is room, else behind everything of its row; and
 * beside the norm, not on it. */
static void
lay_amount (RegieChartDraft *self, const Rows *rows, guint point, int length, int farthest, int y)
{
  g_autofree char *amount = amount_dup (self, point, 0);
  int needed = regie_chart_draft_width (self, amount, TRUE);
  int norm = length_of (rows, self->chart->norm);
  int x = needed + 2 * GAP <= length ? GAP : farthest + GAP;

  if (self->chart->has_norm && x <= norm && x + needed >= norm)
    x = norm + GAP;
  if (x + needed <= rows->bar_width)
    regie_chart_draft_add_text (self, amount, rows->bar_x + x, y, rows->bar_width - x, 0,
                                LOOK_BOLD);
}

static void
lay_end (RegieChartDraft *self, guint point, int y)
{
  RegieShape shape = (RegieShape) regie_chart_get_point (self->chart, point)->shape;
  gboolean stands_out = (int) shape != REGIE_SHAPE_NONE;
  int x = self->out->width;
  RegieChartLook look = stands_out ? (RegieChartLook){ TRUE, REGIE_FAMILY_AMBER, REGIE_TONE_TEXT }
                                   : LOOK_PLAIN;

  if (self->n_series > 1 && value_of (self, point, 1)->known)
    {
      g_autofree char *amount = amount_dup (self, point, 1);

      x = regie_chart_draft_add_text (self, amount, x, y, x, 2, look).x - GAP;
    }
  if (stands_out)
    {
      RegieChartSign sign = { shape, x - sign_size (self) / 2, y + self->font->height / 2,
                              sign_size (self) };

      g_array_append_val (self->out->signs, sign);
    }
}

/* The bars of POINT between Y and Y + HEIGHT.  The lighter one is seen behind the other, and is
 * pressed where it is seen. */
static void
lay_row (RegieChartDraft *self, const Rows *rows, guint point, int y, int height)
{
  int lengths[2] = { 0, 0 };

  for (guint i = 0; i < MIN (self->n_series, 2); i++)
    {
      int length = length_of (rows, value_of (self, point, i)->hundredths);
      int from = i == 0 || length < lengths[0] + GAP ? MAX (0, length - GAP) : lengths[0];
      RegieChartBox box = { rows->bar_x, y, length, height };
      RegieChartBox area = { rows->bar_x + (i == 0 ? 0 : from), y,
                             MAX (GAP, i == 0 ? length : length - from), height };

      lengths[i] = length;
      if (value_of (self, point, i)->known)
        regie_chart_draft_add_mark (self, point, i, box, area);
    }
  if (value_of (self, point, 0)->known)
    lay_amount (self, rows, point, lengths[0], MAX (lengths[0], lengths[1]),
                y + (height - self->font->height) / 2);
}

static void
lay_norm (RegieChartDraft *self, const Rows *rows, int bottom)
{
  int x = rows->bar_x + length_of (rows, self->chart->norm);

  regie_chart_draft_add_rule (self, REGIE_CHART_RULE_NORM, x, rows->head, x, bottom + GAP / 2);
  regie_chart_draft_add_text (self, self->chart->norm_label, x, bottom + GAP, self->out->width, 1,
                              LOOK_PLAIN);
}

void
regie_chart_draft_lay_bars (RegieChartDraft *self)
{
  RegieChartLayout *out = self->out;
  int line = self->font->height;
  Rows rows = find_rows (self, out->width);
  int room = (out->height - rows.head - rows.foot) / MAX (1, (int) self->n_points);
  int row = CLAMP (room, rows.row, rows.row + MOST_ROW_SPACE - ROW_SPACE);
  int y = rows.head;

  lay_head (self, &rows);
  for (guint i = 0; i < self->n_points; i++, y += row)
    {
      const char *label = regie_chart_get_point (self->chart, i)->label;
      int top = y + (rows.above ? line : 0);
      int height = row - (rows.above ? line : 0);

      regie_chart_draft_add_text (self, label, 0, rows.above ? y : y + (row - line) / 2,
                                  rows.above ? out->width : rows.label_width, 0, LOOK_PLAIN);
      lay_row (self, &rows, i, top + (height - line - 2) / 2, line + 2);
      lay_end (self, i, top + (height - line) / 2);
    }
  out->plot = (RegieChartBox){ rows.bar_x, rows.head, rows.bar_width, y - rows.head };
  out->zero = y;
  if (self->chart->has_norm)
    lay_norm (self, &rows, y);
}
