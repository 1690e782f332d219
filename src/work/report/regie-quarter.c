/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the report of a quarter of its figures, and says what in it became another. */
#include "regie-quarter-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
part_free (gpointer data)
{
  RegieQuarterPart *self = data;

  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

static void
figure_free (gpointer data)
{
  RegieQuarterFigure *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->definition);
  g_free (self->explanation);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
series_free (gpointer data)
{
  RegieQuarterSeries *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->about);
  g_free (self->unit);
  g_ptr_array_unref (self->points);
  g_free (self);
}

static void
shift_free (gpointer data)
{
  RegieQuarterShift *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static void
cause_free (gpointer data)
{
  g_free (((RegieQuarterCause *) data)->what);
  g_free (data);
}

RegieQuarter *
regie_quarter_new_empty (RegiePeriod period, RegieDay as_of, const char *rules)
{
  RegieQuarter *self = g_new0 (RegieQuarter, 1);

  self->period = period;
  self->as_of = as_of;
  self->rules = g_strdup (rules);
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->series = g_ptr_array_new_with_free_func (series_free);
  return self;
}

void
regie_quarter_free (RegieQuarter *self)
{
  g_free (self->rules);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->series);
  g_clear_pointer (&self->changes, regie_quarter_changes_free);
  g_free (self);
}

RegieQuarterFigure *
regie_quarter_figure_new (void)
{
  RegieQuarterFigure *self = g_new0 (RegieQuarterFigure, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

RegieQuarterSeries *
regie_quarter_series_new (void)
{
  RegieQuarterSeries *self = g_new0 (RegieQuarterSeries, 1);

  self->points = g_ptr_array_new_with_free_func (part_free);
  return self;
}

RegieQuarterChanges *
regie_quarter_changes_new (RegiePeriod period)
{
  RegieQuarterChanges *self = g_new0 (RegieQuarterChanges, 1);

  self->period = period;
  self->shifts = g_ptr_array_new_with_free_func (shift_free);
  self->causes = g_ptr_array_new_with_free_func (cause_free);
  return self;
}

void
regie_quarter_changes_free (RegieQuarterChanges *self)
{
  g_ptr_array_unref (self->shifts);
  g_ptr_array_unref (self->causes);
  g_free (self);
}

void
regie_quarter_changes_add_cause (RegieQuarterChanges *self, const char *what, RegieQuarterHow how,
                                 guint n)
{
  RegieQuarterCause *cause;

  g_return_if_fail (self != NULL && what != NULL && how < REGIE_N_QUARTER_HOWS);
  cause = g_new (RegieQuarterCause, 1);
  *cause = (RegieQuarterCause){ g_strdup (what), how, n };
  g_ptr_array_add (self->causes, cause);
}

void
regie_quarter_part_add (GPtrArray *parts, const char *key, const char *label,
                        RegieQuarterValue value)
{
  RegieQuarterPart *part = g_new (RegieQuarterPart, 1);

  *part = (RegieQuarterPart){ g_strdup (key), g_strdup (label), value };
  g_ptr_array_add (parts, part);
}

void
regie_quarter_shift_add (RegieQuarterChanges *self, const char *id, const char *name,
                         RegieFigureKind kind, RegieQuarterValue was, RegieQuarterValue now)
{
  RegieQuarterShift *shift = g_new (RegieQuarterShift, 1);

  *shift = (RegieQuarterShift){ g_strdup (id), g_strdup (name), kind, was, now };
  g_ptr_array_add (self->shifts, shift);
}

/* What may be told of VALUE. */
static RegieQuarterValue
tell (const RegieFigureValue *value, RegieFigureKind kind)
{
  gboolean is_few = regie_figure_is_of_few (kind, value);
  gboolean known = value->known && !is_few;

  return (RegieQuarterValue){ known, is_few, known ? value->hundredths : 0 };
}

/* One part that is not told could be reckoned from the whole and the others: then the smallest of
 * those is not told either, which is unknown and not few. */
static void
hide_another (RegieQuarterFigure *self)
{
  RegieQuarterPart *smallest = NULL;
  guint n_few = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      RegieQuarterPart *part = self->parts->pdata[i];

      n_few += part->value.is_few ? 1 : 0;
      if (part->value.known && part->value.hundredths > 0
          && (smallest == NULL || part->value.hundredths < smallest->value.hundredths))
        smallest = part;
    }
  if (self->kind == REGIE_FIGURE_COUNT && n_few == 1 && smallest != NULL)
    smallest->value = (RegieQuarterValue){ 0 };
}

static void
add_figure (RegieQuarter *self, const RegieFigures *now, const RegieFigures *before,
            const RegieFigure *figure, const RegieFigureWords *words)
{
  RegieQuarterFigure *one = regie_quarter_figure_new ();
  const RegieFigureValue *value = regie_figures_get (now, figure);
  const GPtrArray *parts = regie_figures_parts (now, figure);
  /* A figure without a sort of its own has one part, without a name, that is the whole. */
  gboolean has_sorts = parts->len > 1
                       || (parts->len == 1 && *((RegieFigurePart *) parts->pdata[0])->key != '\0');

  one->id = g_strdup (figure->id);
  one->name = g_strdup (words->name);
  one->unit = g_strdup (words->unit);
  one->definition = g_strdup (words->definition);
  one->kind = figure->kind;
  one->value = tell (value, figure->kind);
  if (before != NULL)
    one->before = tell (regie_figures_get (before, figure), figure->kind);
  if (figure->kind == REGIE_FIGURE_SHARE && one->value.known)
    {
      one->part = value->part;
      one->whole = value->whole;
    }
  for (guint i = 0; has_sorts && i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];
      g_autofree char *label = regie_figure_dup_part (regie_figures_get_office (now), figure,
                                                      REGIE_SPLIT_SORT, part->key, NULL);

      regie_quarter_part_add (one->parts, part->key, label, tell (&part->value, figure->kind));
    }
  hide_another (one);
  g_ptr_array_add (self->figures, one);
}

RegieQuarter *
regie_quarter_new (RegiePeriod period, const RegieFigures *now, const RegieFigures *before,
                   const GPtrArray *words, const char *rules)
{
  RegieQuarter *self;
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  g_return_val_if_fail (now != NULL && words != NULL && words->len == n && rules != NULL, NULL);
  g_return_val_if_fail (regie_figures_get_ask (now)->split == REGIE_SPLIT_SORT, NULL);
  self = regie_quarter_new_empty (period, regie_figures_get_ask (now)->span.until, rules);
  for (guint i = 0; i < n; i++)
    add_figure (self, now, before, &table[i], words->pdata[i]);
  return self;
}

/* What the part KEY of PARTS says; nothing happened in a month that is not there. */
static RegieQuarterValue
value_of (const GPtrArray *parts, const char *key, RegieFigureKind kind)
{
  for (guint i = 0; i < parts->len; i++)
    if (strcmp (((RegieFigurePart *) parts->pdata[i])->key, key) == 0)
      return tell (&((RegieFigurePart *) parts->pdata[i])->value, kind);
  return (RegieQuarterValue){ .known = TRUE };
}

void
regie_quarter_add_months (RegieQuarter *self, const RegieFigures *months, const char *figure,
                          const GPtrArray *words, const char *about, RegiePeriod first, guint n)
{
  const RegieFigure *of = regie_figure_find (figure);
  RegieQuarterSeries *series;
  const RegieFigureWords *said;
  guint size;

  g_return_if_fail (self != NULL && months != NULL && of != NULL && words != NULL);
  said = words->pdata[of - regie_figures_table (&size)];
  series = regie_quarter_series_new ();
  series->id = g_strdup (figure);
  series->title = g_strdup_printf (_("%s by month"), said->name);
  series->about = g_strdup (about);
  series->unit = g_strdup (said->unit);
  series->form = REGIE_CHART_COLUMNS;
  for (guint i = 0; i < n; i++)
    {
      RegiePeriod month = regie_period_later (first, (int) i);
      g_autofree char *label = regie_period_dup_label (month);
      char key[REGIE_PERIOD_TEXT];

      regie_period_format (month, key);
      regie_quarter_part_add (series->points, key, label,
                              value_of (regie_figures_parts (months, of), key, of->kind));
    }
  g_ptr_array_add (self->series, series);
}

void
regie_quarter_add_parts (RegieQuarter *self, const char *figure, const char *about)
{
  const RegieQuarterFigure *of;
  RegieQuarterSeries *series;

  g_return_if_fail (self != NULL && figure != NULL);
  of = regie_quarter_find (self, figure);
  if (of == NULL || of->parts->len == 0)
    return;
  series = regie_quarter_series_new ();
  series->id = g_strdup (figure);
  series->title = g_strdup (of->name);
  series->about = g_strdup (about);
  series->unit = g_strdup (of->unit);
  series->form = REGIE_CHART_BARS;
  for (guint i = 0; i < of->parts->len; i++)
    {
      const RegieQuarterPart *part = of->parts->pdata[i];

      regie_quarter_part_add (series->points, part->key, part->label, part->value);
    }
  g_ptr_array_add (self->series, series);
}

const RegieQuarterFigure *
regie_quarter_find (const RegieQuarter *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->figures->len; i++)
    if (g_strcmp0 (((RegieQuarterFigure *) self->figures->pdata[i])->id, id) == 0)
      return self->figures->pdata[i];
  return NULL;
}

void
regie_quarter_explain (RegieQuarter *self, const char *id, const char *text)
{
  RegieQuarterFigure *figure = (RegieQuarterFigure *) regie_quarter_find (self, id);

  if (figure == NULL)
    return;
  g_free (figure->explanation);
  figure->explanation = g_strdup (text);
}

static gboolean
is_same (const RegieQuarterValue *a, const RegieQuarterValue *b)
{
  return a->known == b->known && a->is_few == b->is_few && a->hundredths == b->hundredths;
}

RegieQuarterChanges *
regie_quarter_compare (const RegieQuarter *was, const RegieQuarter *now)
{
  RegieQuarterChanges *self;

  g_return_val_if_fail (was != NULL && now != NULL, NULL);
  self = regie_quarter_changes_new (was->period);
  self->has_other_rules = g_strcmp0 (was->rules, now->rules) != 0;
  for (guint i = 0; i < was->figures->len; i++)
    {
      const RegieQuarterFigure *one = was->figures->pdata[i];
      const RegieQuarterFigure *other = regie_quarter_find (now, one->id);

      if (other != NULL && !is_same (&one->value, &other->value))
        regie_quarter_shift_add (self, one->id, other->name, one->kind, one->value, other->value);
    }
  return self;
}

char *
regie_quarter_dup_value (RegieFigureKind kind, const RegieQuarterValue *value)
{
  const RegieFigure figure = { .kind = kind };
  const RegieFigureWords words = { 0 };
  RegieFigureValue plain;

  g_return_val_if_fail (value != NULL, NULL);
  if (value->is_few)
    return g_strdup ("< 5");
  plain = (RegieFigureValue){ .known = value->known, .hundredths = value->hundredths };
  return regie_figure_dup_value (&figure, &words, &plain);
}

/* SIZE (> 0) as the difference between two values. */
static char *
dup_size (RegieFigureKind kind, gint64 size)
{
  const RegieQuarterValue value = { .known = TRUE, .hundredths = size };

  if (kind == REGIE_FIGURE_SHARE)
    return g_strdup_printf (ngettext ("%d percentage point", "%d percentage points",
                                      (gulong) (size / 100)),
                            (int) (size / 100));
  return regie_quarter_dup_value (kind, &value);
}

char *
regie_quarter_dup_difference (RegieFigureKind kind, const RegieQuarterValue *value,
                              const RegieQuarterValue *before)
{
  g_autofree char *text = NULL;
  gint64 difference;

  g_return_val_if_fail (value != NULL && before != NULL, NULL);
  if (!value->known || !before->known)
    return g_strdup ("");
  /* Of what is shown, so that a reader who subtracts finds the same. */
  difference = ((value->hundredths + 50) / 100 - (before->hundredths + 50) / 100) * 100;
  if (difference == 0)
    return g_strdup ("0");
  text = dup_size (kind, ABS (difference));
  return g_strconcat (difference > 0 ? "+" : "−", text, NULL);
}

char *
regie_quarter_dup_cause (const RegieQuarterCause *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  switch (self->how)
    {
    case REGIE_QUARTER_ADDED:
      /* TRANSLATORS: a kind of record, and how many of them were recorded later */
      return g_strdup_printf (ngettext ("%s: %u recorded later", "%s: %u recorded later", self->n),
                              self->what, self->n);
    case REGIE_QUARTER_CHANGED:
      return g_strdup_printf (ngettext ("%s: %u corrected", "%s: %u corrected", self->n),
                              self->what, self->n);
    default:
      return g_strdup_printf (ngettext ("%s: %u removed", "%s: %u removed", self->n), self->what,
                              self->n);
    }
}

/* The month alone along the axis, and what it is in full. */
static char *
dup_axis_label (const RegieQuarterPart *point, RegieChartForm form)
{
  const char *space = strchr (point->label, ' ');

  if (form == REGIE_CHART_BARS)
    return point->value.is_few ? g_strconcat (point->label, " (< 5)", NULL)
                               : g_strdup (point->label);
  return g_utf8_substring (point->label, 0,
                           MIN (3, g_utf8_strlen (point->label,
                                                  space != NULL ? space - point->label : -1)));
}

RegieChart *
regie_quarter_make_chart (const RegieQuarterSeries *series)
{
  RegieChart *chart;

  g_return_val_if_fail (series != NULL, NULL);
  chart = regie_chart_new (series->form, series->title, series->about, series->unit);
  chart->name = g_strdup (series->id);
  regie_chart_add_series (chart, series->unit, REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  for (guint i = 0; i < series->points->len; i++)
    {
      const RegieQuarterPart *point = series->points->pdata[i];
      g_autofree char *label = dup_axis_label (point, series->form);
      g_autofree char *value = regie_quarter_dup_value (REGIE_FIGURE_COUNT, &point->value);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", point->label, value);
      RegieChartPoint *mark = regie_chart_add_point (chart, label, point->label, spoken);

      if (point->value.known)
        regie_chart_point_set (mark, 0, point->value.hundredths, NULL, NULL);
      else if (point->value.is_few)
        mark->note = g_strdup ("< 5");
    }
  return chart;
}
