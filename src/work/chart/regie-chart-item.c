/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts as values: what they say, and the same in a table. */
#include "regie-chart-item.h"

#include <glib/gi18n.h>

#include "regie-axis.h"

static const RegieProp series_props[] = {
  REGIE_PROP (RegieChartSeries, label, "label", TEXT),
  REGIE_PROP (RegieChartSeries, family, "family", INT),
  REGIE_PROP (RegieChartSeries, pattern, "pattern", INT),
  REGIE_PROP (RegieChartSeries, filled, "filled", BOOL),
};
REGIE_DEFINE_ITEM (RegieChartSeries, regie_chart_series, series_props)

static const RegieProp value_props[] = {
  REGIE_PROP (RegieChartValue, known, "known", BOOL),
  REGIE_PROP (RegieChartValue, hundredths, "hundredths", ID),
  REGIE_PROP (RegieChartValue, spoken, "spoken", TEXT),
  REGIE_PROP (RegieChartValue, deed, "deed", OBJECT),
};
REGIE_DEFINE_ITEM (RegieChartValue, regie_chart_value, value_props)

static const RegieProp point_props[] = {
  REGIE_PROP (RegieChartPoint, label, "label", TEXT),
  REGIE_PROP (RegieChartPoint, name, "name", TEXT),
  REGIE_PROP (RegieChartPoint, spoken, "spoken", TEXT),
  REGIE_PROP (RegieChartPoint, note, "note", TEXT),
  REGIE_PROP (RegieChartPoint, shape, "shape", INT),
  REGIE_PROP (RegieChartPoint, deed, "deed", OBJECT),
  REGIE_PROP (RegieChartPoint, values, "values", LIST),
};
REGIE_DEFINE_ITEM (RegieChartPoint, regie_chart_point, point_props)

static const RegieProp chart_props[] = {
  REGIE_PROP (RegieChart, name, "name", TEXT),
  REGIE_PROP (RegieChart, title, "title", TEXT),
  REGIE_PROP (RegieChart, about, "about", TEXT),
  REGIE_PROP (RegieChart, definition, "definition", TEXT),
  REGIE_PROP (RegieChart, unit, "unit", TEXT),
  REGIE_PROP (RegieChart, form, "form", INT),
  REGIE_PROP (RegieChart, has_norm, "has-norm", BOOL),
  REGIE_PROP (RegieChart, norm, "norm", ID),
  REGIE_PROP (RegieChart, norm_label, "norm-label", TEXT),
  REGIE_PROP (RegieChart, empty, "empty", TEXT),
  REGIE_PROP (RegieChart, series, "series", LIST),
  REGIE_PROP (RegieChart, points, "points", LIST),
};
REGIE_DEFINE_ITEM (RegieChart, regie_chart, chart_props)

/* Appends ITEM, which is taken, to LIST. */
static gpointer
add (GListStore *list, gpointer item)
{
  g_list_store_append (list, item);
  g_object_unref (item); /* the list holds it */
  return item;
}

/* The item AT of LIST, borrowed: the list holds it. */
static gpointer
get (GListStore *list, guint at)
{
  g_autoptr (RegieItem) item = g_list_model_get_item (G_LIST_MODEL (list), at);

  return item;
}

RegieChart *
regie_chart_new (RegieChartForm form, const char *title, const char *about, const char *unit)
{
  RegieChart *self;

  g_return_val_if_fail (title != NULL, NULL);
  self = g_object_new (regie_chart_get_type (), NULL);
  self->form = (int) form;
  self->title = g_strdup (title);
  self->about = g_strdup (about);
  self->unit = g_strdup (unit);
  return self;
}

RegieChartSeries *
regie_chart_add_series (RegieChart *self, const char *label, RegieFamily family,
                        RegiePattern pattern)
{
  RegieChartSeries *series;

  g_return_val_if_fail (REGIE_IS_CHART (self) && label != NULL, NULL);
  g_return_val_if_fail (regie_chart_get_n_points (self) == 0, NULL);
  g_return_val_if_fail (self->form != REGIE_CHART_BARS || regie_chart_get_n_series (self) < 2,
                        NULL);
  series = add (self->series, g_object_new (regie_chart_series_get_type (), NULL));
  series->label = g_strdup (label);
  series->family = (int) family;
  series->pattern = (int) pattern;
  return series;
}

RegieChartPoint *
regie_chart_add_point (RegieChart *self, const char *label, const char *name, const char *spoken)
{
  RegieChartPoint *point;

  g_return_val_if_fail (REGIE_IS_CHART (self) && label != NULL && spoken != NULL, NULL);
  g_return_val_if_fail (regie_chart_get_n_series (self) > 0, NULL);
  point = add (self->points, g_object_new (regie_chart_point_get_type (), NULL));
  point->label = g_strdup (label);
  point->name = g_strdup (name != NULL ? name : label);
  point->spoken = g_strdup (spoken);
  point->shape = REGIE_SHAPE_NONE;
  for (guint i = 0; i < regie_chart_get_n_series (self); i++)
    add (point->values, g_object_new (regie_chart_value_get_type (), NULL));
  return point;
}

void
regie_chart_set_norm (RegieChart *self, gint64 hundredths, const char *label)
{
  g_return_if_fail (REGIE_IS_CHART (self) && label != NULL && self->norm_label == NULL);
  self->has_norm = TRUE;
  self->norm = hundredths;
  self->norm_label = g_strdup (label);
}

RegieChartValue *
regie_chart_point_set (RegieChartPoint *self, guint series, gint64 hundredths, const char *action,
                       GVariant *target)
{
  RegieChartValue *value;

  g_return_val_if_fail (REGIE_IS_CHART_POINT (self), NULL);
  g_return_val_if_fail (series < g_list_model_get_n_items (G_LIST_MODEL (self->values)), NULL);
  value = get (self->values, series);
  g_return_val_if_fail (!value->known, NULL);
  value->known = TRUE;
  value->hundredths = hundredths;
  if (action != NULL)
    value->deed = regie_deed_new ("", action, target);
  return value;
}

void
regie_chart_point_set_deed (RegieChartPoint *self, const char *action, GVariant *target)
{
  g_return_if_fail (REGIE_IS_CHART_POINT (self) && action != NULL && self->deed == NULL);
  self->deed = regie_deed_new ("", action, target);
}

guint
regie_chart_get_n_series (RegieChart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->series));
}

guint
regie_chart_get_n_points (RegieChart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->points));
}

RegieChartSeries *
regie_chart_get_series (RegieChart *self, guint at)
{
  g_return_val_if_fail (at < regie_chart_get_n_series (self), NULL);
  return get (self->series, at);
}

RegieChartPoint *
regie_chart_get_point (RegieChart *self, guint at)
{
  g_return_val_if_fail (at < regie_chart_get_n_points (self), NULL);
  return get (self->points, at);
}

RegieChartValue *
regie_chart_get_value (RegieChart *self, guint point, guint series)
{
  g_return_val_if_fail (series < regie_chart_get_n_series (self), NULL);
  return get (regie_chart_get_point (self, point)->values, series);
}

gboolean
regie_chart_has_values (RegieChart *self)
{
  for (guint i = 0; i < regie_chart_get_n_points (self); i++)
    for (guint k = 0; k < regie_chart_get_n_series (self); k++)
      if (regie_chart_get_value (self, i, k)->known)
        return TRUE;
  return FALSE;
}

gboolean
regie_chart_adds_up (RegieChart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART (self), FALSE);
  return self->form == REGIE_CHART_COLUMNS && regie_chart_get_n_series (self) > 1;
}

gint64
regie_chart_get_total (RegieChart *self, guint point)
{
  gint64 total = 0;

  for (guint i = 0; i < regie_chart_get_n_series (self); i++)
    total += regie_chart_get_value (self, point, i)->hundredths;
  return total;
}

char *
regie_chart_dup_spoken (RegieChart *self, guint point, guint series)
{
  RegieChartValue *value = regie_chart_get_value (self, point, series);
  g_autofree char *amount = NULL;

  g_return_val_if_fail (value != NULL, NULL);
  if (value->spoken != NULL)
    return g_strdup (value->spoken);
  if (regie_chart_get_n_series (self) == 1)
    return g_strdup (regie_chart_get_point (self, point)->spoken);
  amount = regie_amount_dup (value->hundredths, self->unit);
  /* TRANSLATORS: a part of a chart for a screen reader: series, value, and all about its point:
   * "asylum: 21. November 2026: 21 asylum, 7 family, 28 in all" */
  return g_strdup_printf (_("%s: %s. %s"), regie_chart_get_series (self, series)->label, amount,
                          regie_chart_get_point (self, point)->spoken);
}

RegieDeed *
regie_chart_get_deed (RegieChart *self, guint point, guint series)
{
  RegieChartValue *value = regie_chart_get_value (self, point, series);

  g_return_val_if_fail (value != NULL, NULL);
  return value->deed != NULL ? value->deed : regie_chart_get_point (self, point)->deed;
}

const char *
regie_chart_get_empty (RegieChart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART (self), NULL);
  return self->empty != NULL ? self->empty : _("There is nothing to show yet.");
}

/* AMOUNT in a table: a button that does what DEED (may be NULL) does. */
static void
add_amount (RegieTable *table, const char *amount, RegieDeed *deed, const char *spoken)
{
  RegieDeed *button;

  if (deed == NULL)
    {
      regie_table_add (table, amount, NULL);
      return;
    }
  button = regie_table_add_deed (table, amount, deed->action, deed->target);
  button->style = g_strdup ("flat");
  button->spoken = g_strdup (spoken);
}

static void
add_row (RegieChart *self, RegieTable *table, guint at)
{
  RegieChartPoint *point = regie_chart_get_point (self, at);

  regie_table_add (table, point->name, NULL);
  for (guint i = 0; i < regie_chart_get_n_series (self); i++)
    {
      RegieChartValue *value = regie_chart_get_value (self, at, i);
      g_autofree char *amount = regie_amount_dup (value->hundredths, self->unit);
      g_autofree char *spoken = regie_chart_dup_spoken (self, at, i);

      if (value->known)
        add_amount (table, amount, regie_chart_get_deed (self, at, i), spoken);
      else
        regie_table_add (table, "–", NULL);
    }
  if (regie_chart_adds_up (self))
    {
      g_autofree char *total = regie_amount_dup (regie_chart_get_total (self, at), self->unit);

      add_amount (table, total, point->deed, point->spoken);
    }
}

RegieTable *
regie_chart_make_table (RegieChart *self)
{
  guint n = regie_chart_get_n_series (self);
  int columns = (int) n + 1 + (regie_chart_adds_up (self) ? 1 : 0);
  RegieTable *table = NULL;

  g_return_val_if_fail (REGIE_IS_CHART (self), NULL);
  table = regie_table_new (columns, columns);
  table->counts = TRUE;
  regie_table_add (table, "", NULL);
  for (guint i = 0; i < n; i++)
    regie_table_add (table, regie_chart_get_series (self, i)->label, "strong");
  if (regie_chart_adds_up (self))
    regie_table_add (table, _("In all"), "strong");
  for (guint i = 0; i < regie_chart_get_n_points (self); i++)
    add_row (self, table, i);
  return table;
}
