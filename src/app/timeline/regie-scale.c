/* SPDX-License-Identifier: EUPL-1.2 */
/* From days to pixels, and the years, months and weeks above the lanes. */
#include "regie-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "regie-text.h"

#define LEAST (1 / 14.0) /* ten years and more on a screen */
#define MOST 160.0       /* a week */
/* The usual letters: 11 points, and the most that a line of them takes, in pixels. */
#define LETTERS (11 * 96 / 72.0)
#define LINE 20.0

double
regie_scale_text (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int line = pango_font_metrics_get_ascent (metrics)
                   + pango_font_metrics_get_descent (metrics);
  const double size = pango_font_description_get_size_is_absolute (font)
                        ? pango_font_description_get_size (font)
                        : pango_font_description_get_size (font) * 96 / 72.0;

  pango_font_metrics_unref (metrics);
  return round (MAX (size / LETTERS, line / LINE) / PANGO_SCALE * 100) / 100;
}

double
regie_scale_x (const RegieScale *self, RegieDay day)
{
  return (day - self->first) * self->per_day;
}

RegieDay
regie_scale_day (const RegieScale *self, double x)
{
  return (RegieDay) floor (self->first + x / self->per_day);
}

void
regie_scale_zoom (RegieScale *self, double factor, double x)
{
  double day = self->first + x / self->per_day;

  self->per_day = CLAMP (self->per_day * factor, LEAST, MOST);
  self->first = day - x / self->per_day;
}

/* The unit of a row of labels: its first day on or before DAY, and the next. */
typedef enum { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR } Unit;

static RegieDay
unit_begin (Unit unit, RegieDay day)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  switch (unit)
    {
    case UNIT_DAY:
      return day;
    case UNIT_WEEK:
      return day - (regie_day_weekday (day) - 1);
    case UNIT_MONTH:
      return regie_day_from_civil (y, m, 1);
    case UNIT_QUARTER:
      return regie_day_from_civil (y, (m - 1) / 3 * 3 + 1, 1);
    default:
      return regie_day_from_civil (y, 1, 1);
    }
}

static RegieDay
unit_next (Unit unit, RegieDay begin)
{
  switch (unit)
    {
    case UNIT_DAY:
      return begin + 1;
    case UNIT_WEEK:
      return begin + 7;
    case UNIT_MONTH:
      return regie_day_add_months (begin, 1);
    case UNIT_QUARTER:
      return regie_day_add_months (begin, 3);
    default:
      return regie_day_add_months (begin, 12);
    }
}

static char *
unit_label (Unit unit, RegieDay begin, gboolean upper)
{
  int y, m, d;

  regie_day_to_civil (begin, &y, &m, &d);
  switch (unit)
    {
    case UNIT_DAY:
      return g_strdup_printf ("%s %d", regie_weekday_short (regie_day_weekday (begin)), d);
    case UNIT_WEEK:
      return g_strdup_printf ("%d", d);
    case UNIT_MONTH:
      return upper ? g_strdup_printf ("%s %d", regie_month_long (m), y)
                   : g_strdup (regie_month_short (m));
    case UNIT_QUARTER:
      return g_strdup_printf ("%s–%s", regie_month_short (m), regie_month_short (m + 2));
    default:
      return g_strdup_printf ("%d", y);
    }
}

/* Which units the two rows show at this zoom. */
static void
choose_units (double per_day, Unit *upper, Unit *lower, gboolean *has_lower)
{
  *has_lower = TRUE;
  if (per_day >= 44)
    *upper = UNIT_MONTH, *lower = UNIT_DAY;
  else if (per_day >= 5)
    *upper = UNIT_MONTH, *lower = UNIT_WEEK;
  else if (per_day >= 1.1)
    *upper = UNIT_YEAR, *lower = UNIT_MONTH;
  else if (per_day >= 0.42)
    *upper = UNIT_YEAR, *lower = UNIT_QUARTER;
  else
    *upper = UNIT_YEAR, *lower = UNIT_QUARTER, *has_lower = per_day >= 0.2;
}

static void
snapshot_row (const RegieScale *self, GtkSnapshot *snapshot, PangoLayout *layout, double size,
              Unit unit, gboolean upper, double left, double width, double top, double height)
{
  RegieDay last = regie_scale_day (self, width);

  for (RegieDay day = unit_begin (unit, regie_scale_day (self, 0)), next; day <= last; day = next)
    {
      double x, end;
      int w, h;

      next = unit_next (unit, day);
      x = regie_scale_x (self, day);
      end = regie_scale_x (self, next);
      if (x >= 0)
        gtk_snapshot_append_color (snapshot, regie_tone (upper ? REGIE_TONE_YEAR : REGIE_TONE_GRID),
                                   &GRAPHENE_RECT_INIT ((float) floor (left + x), (float) top, 1,
                                                        (float) height));
      if (layout != NULL)
        {
          g_autofree char *text = unit_label (unit, day, upper);

          pango_layout_set_text (layout, text, -1);
          pango_layout_set_width (layout, -1);
          pango_layout_get_pixel_size (layout, &w, &h);
          if (unit == UNIT_QUARTER
              && self->per_day * 90 < 66 * size) /* all alike, whatever their months are called */
            {
              int year, month, day_of_month;
              g_autofree char *quarter = NULL;

              regie_day_to_civil (day, &year, &month, &day_of_month);
              /* TRANSLATORS: a quarter of a year where there is room for two letters: Q1 */
              quarter = g_strdup_printf (_("Q%d"), (month + 2) / 3);
              pango_layout_set_text (layout, quarter, -1);
              pango_layout_get_pixel_size (layout, &w, &h);
              g_free (text);
              text = g_steal_pointer (&quarter);
            }
          /* A label that does not fit whole is left out; the upper one sticks to the edge. */
          if ((unit != UNIT_QUARTER || self->per_day * 90 >= 30 * size)
              && MAX (x, 0) + w + 8 <= MIN (end, width))
            regie_text_snapshot (snapshot, layout, text, (float) (left + MAX (x, 0) + 5),
                                 (float) (top + (upper ? 13 : 36) * size), 0, 0,
                                 regie_tone (upper ? REGIE_TONE_TEXT : REGIE_TONE_DIM));
        }
    }
}

static void
set_weight (PangoLayout *layout, int weight)
{
  PangoFontDescription *font = pango_font_description_copy (
    pango_layout_get_font_description (layout) != NULL
      ? pango_layout_get_font_description (layout)
      : pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

void
regie_scale_snapshot (const RegieScale *self, GtkSnapshot *snapshot, PangoLayout *layout,
                      double text, double left, double width, double top, double height)
{
  Unit upper, lower;
  gboolean has_lower;

  choose_units (self->per_day / text, &upper, &lower, &has_lower);
  /* A lane between others has room for the lines of the years only: those between are drawn once,
   * above. */
  if (has_lower && (layout != NULL || self->per_day >= .42 * text))
    snapshot_row (self, snapshot, layout, text, lower, FALSE, left, width, top, height);
  if (layout != NULL)
    set_weight (layout, PANGO_WEIGHT_BOLD);
  snapshot_row (self, snapshot, layout, text, upper, TRUE, left, width, top, height);
  if (layout != NULL)
    set_weight (layout, PANGO_WEIGHT_NORMAL);
}

void
regie_pill_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, double x,
                     double y, double left, double right, const GdkRGBA *fill, const GdkRGBA *color)
{
  int w, h;
  double width, height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &w, &h);
  width = w + 16;
  height = MAX (20, h + 2);
  x = CLAMP (x - width / 2, left, MAX (left, right - width));
  regie_box_snapshot (snapshot, (float) floor (x), (float) floor (y - height / 2), (float) width,
                      (float) height, (float) height / 2, fill, NULL);
  regie_text_snapshot (snapshot, layout, text, (float) (floor (x) + 8), (float) y, 0, 0, color);
}
