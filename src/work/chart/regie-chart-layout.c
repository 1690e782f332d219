/* SPDX-License-Identifier: EUPL-1.2 */
/* Where everything of a chart stands: what its forms share, and a chart without values. */
#include "regie-chart-layout-private.h"

#include <string.h>

/* In lines: what an upright chart needs, and one that is empty. */
#define UPRIGHT_LINES 14
#define EMPTY_LINES 6

int
regie_chart_draft_width (RegieChartDraft *self, const char *text, gboolean is_bold)
{
  return self->font->width (self->font->data, text, is_bold);
}

/* As much of TEXT as is no wider than WIDTH. */
static char *
shorten (RegieChartDraft *self, const char *text, int width, gboolean is_bold)
{
  g_autofree char *shorter = g_strdup (text);

  for (glong n = g_utf8_strlen (text, -1); regie_chart_draft_width (self, shorter, is_bold) > width;
       n--)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MAX (n - 1, 0));

      g_free (shorter);
      shorter = n > 1 ? g_strconcat (g_strchomp (start), "…", NULL) : g_strdup ("");
    }
  return g_steal_pointer (&shorter);
}

RegieChartBox
regie_chart_draft_add_text (RegieChartDraft *self, const char *text, int x, int y, int width,
                            int align, RegieChartLook look)
{
  RegieChartLayout *out = self->out;
  RegieChartText one = { .is_bold = look.is_bold, .family = look.family, .tone = look.tone };

  one.text = shorten (self, text, MIN (width, out->width), look.is_bold);
  one.box.width = regie_chart_draft_width (self, one.text, look.is_bold);
  one.box.height = self->font->height;
  one.box.x = CLAMP (x - one.box.width * align / 2, 0, out->width - one.box.width);
  one.box.y = CLAMP (y, 0, MAX (0, out->height - one.box.height));
  if (*one.text == '\0')
    g_free (one.text);
  else
    g_array_append_val (out->texts, one);
  return one.box;
}

gboolean
regie_chart_boxes_meet (RegieChartBox a, RegieChartBox b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

gboolean
regie_chart_draft_is_free (RegieChartDraft *self, RegieChartBox box)
{
  for (guint i = 0; i < self->out->texts->len; i++)
    if (regie_chart_boxes_meet (g_array_index (self->out->texts, RegieChartText, i).box, box))
      return FALSE;
  return TRUE;
}

void
regie_chart_draft_add_rule (RegieChartDraft *self, RegieChartRuleKind kind, int x1, int y1, int x2,
                            int y2)
{
  RegieChartRule rule = { kind, x1, y1, x2, y2 };

  g_array_append_val (self->out->rules, rule);
}

void
regie_chart_draft_add_mark (RegieChartDraft *self, guint point, guint series, RegieChartBox box,
                            RegieChartBox area)
{
  RegieChartSeries *of = regie_chart_get_series (self->chart, series);
  gboolean stands_out = regie_chart_get_point (self->chart, point)->shape != REGIE_SHAPE_NONE;
  gboolean is_light = self->chart->form == REGIE_CHART_BARS && series > 0;
  /* Of a bar that stands out it is the lighter part that says so, when there is one. */
  gboolean is_amber = stands_out && (is_light || self->n_series == 1);
  RegieChartMark mark = { .point = point,
                          .series = series,
                          .box = box,
                          .area = area,
                          .family = is_amber ? (int) REGIE_FAMILY_AMBER : of->family,
                          .is_light = is_light,
                          .pattern = (RegiePattern) of->pattern };

  g_array_append_val (self->out->marks, mark);
}

const char *
regie_chart_draft_get_unit (RegieChartDraft *self)
{
  const char *unit = self->chart->unit;

  return unit == NULL || *unit == '\0' || strcmp (unit, "%") == 0 || strcmp (unit, "€") == 0 ? NULL
                                                                                             : unit;
}

/* TEXT in the middle, in as many lines as it takes. */
static void
lay_sentence (RegieChartDraft *self, const char *text)
{
  RegieChartLayout *out = self->out;
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = g_strdup ("");

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *longer = *line != '\0' ? g_strconcat (line, " ", words[i], NULL)
                                              : g_strdup (words[i]);

      if (*line != '\0' && regie_chart_draft_width (self, longer, FALSE) > out->width)
        {
          g_ptr_array_add (lines, g_steal_pointer (&line));
          line = g_strdup (words[i]);
        }
      else
        {
          g_free (line);
          line = g_steal_pointer (&longer);
        }
    }
  g_ptr_array_add (lines, g_steal_pointer (&line));
  for (guint i = 0; i < lines->len; i++)
    regie_chart_draft_add_text (self, lines->pdata[i], out->width / 2,
                                (out->height - (int) lines->len * self->font->height) / 2
                                  + (int) i * self->font->height,
                                out->width, 1, LOOK_DIM);
}

static void
text_clear (gpointer text)
{
  g_free (((RegieChartText *) text)->text);
}

RegieChartLayout *
regie_chart_layout_new (RegieChart *chart, const RegieLetters *font, int width, int height)
{
  RegieChartLayout *self;
  RegieChartDraft draft = { .chart = chart, .font = font };

  g_return_val_if_fail (REGIE_IS_CHART (chart) && font != NULL && width > 0 && height > 0, NULL);
  self = draft.out = g_new0 (RegieChartLayout, 1);
  self->form = (RegieChartForm) chart->form;
  self->width = width;
  self->height = height;
  self->marks = g_array_new (FALSE, FALSE, sizeof (RegieChartMark));
  self->swatches = g_array_new (FALSE, FALSE, sizeof (RegieChartMark));
  self->texts = g_array_new (FALSE, FALSE, sizeof (RegieChartText));
  self->rules = g_array_new (FALSE, FALSE, sizeof (RegieChartRule));
  self->signs = g_array_new (FALSE, FALSE, sizeof (RegieChartSign));
  g_array_set_clear_func (self->texts, text_clear);
  draft.n_points = regie_chart_get_n_points (chart);
  draft.n_series = regie_chart_get_n_series (chart);
  if (!regie_chart_has_values (chart))
    lay_sentence (&draft, regie_chart_get_empty (chart));
  else if (chart->form == REGIE_CHART_BARS)
    regie_chart_draft_lay_bars (&draft);
  else
    regie_chart_draft_lay_upright (&draft);
  return self;
}

void
regie_chart_layout_free (RegieChartLayout *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->marks);
  g_array_unref (self->swatches);
  g_array_unref (self->texts);
  g_array_unref (self->rules);
  g_array_unref (self->signs);
  g_free (self);
}

int
regie_chart_layout_get_height (RegieChart *chart, const RegieLetters *font, int width)
{
  RegieChartDraft draft = { .chart = chart, .font = font };

  g_return_val_if_fail (REGIE_IS_CHART (chart) && font != NULL, 0);
  draft.n_points = regie_chart_get_n_points (chart);
  draft.n_series = regie_chart_get_n_series (chart);
  if (!regie_chart_has_values (chart))
    return EMPTY_LINES * font->height;
  return chart->form == REGIE_CHART_BARS ? regie_chart_draft_bars_height (&draft, width)
                                         : UPRIGHT_LINES * font->height;
}
