/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the charts of the forecast and the rows of what it rests on. */
#include "regie-forecast-view.h"

#include <glib/gi18n.h>

#include "regie-forecast-query.h"
#include "regie-text.h"
#include "regie-money.h"

static const RegieProp premise_props[] = {
  REGIE_PROP (RegiePremiseItem, id, "id", TEXT),
  REGIE_PROP (RegiePremiseItem, name, "name", TEXT),
  REGIE_PROP (RegiePremiseItem, about, "about", TEXT),
  REGIE_PROP (RegiePremiseItem, value, "value", DOUBLE),
  REGIE_PROP (RegiePremiseItem, least, "least", DOUBLE),
  REGIE_PROP (RegiePremiseItem, most, "most", DOUBLE),
  REGIE_PROP (RegiePremiseItem, digits, "digits", INT),
  REGIE_PROP (RegiePremiseItem, is_changed, "is-changed", BOOL),
};

REGIE_DEFINE_ITEM (RegiePremiseItem, regie_premise_item, premise_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieForecastView, about, "about", TEXT),
  REGIE_PROP (RegieForecastView, is_changed, "is-changed", BOOL),
  REGIE_PROP (RegieForecastView, charts, "charts", LIST),
  REGIE_PROP (RegieForecastView, premises, "premises", LIST),
};

REGIE_DEFINE_ITEM (RegieForecastView, regie_forecast_view, view_props)

/* The charts in their order, with what each says. */
static const struct {
  RegieAhead what;
  const char *title, *about, *unit;
} charts[] = {
  { REGIE_AHEAD_STOCK, N_("Dossiers"), N_("running, at the end of the quarter"),
    N_("dossiers") },
  { REGIE_AHEAD_LOAD, N_("Dossiers by consultant"), N_("at the end of the quarter"),
    N_("dossiers") },
  { REGIE_AHEAD_INFLOW, N_("Newcomers"), N_("in the quarter"), N_("persons") },
  { REGIE_AHEAD_OUTFLOW, N_("Finished or left"), N_("in the quarter"), N_("persons") },
  { REGIE_AHEAD_WAITING, N_("Waits for a house"), N_("at the end of the quarter"),
    N_("dossiers") },
  { REGIE_AHEAD_INTAKE, N_("In the intake"), N_("without a PIP, at the end of the quarter"),
    N_("dossiers") },
  { REGIE_AHEAD_PIPS, N_("First PIPs"), N_("in the quarter"), N_("dossiers") },
  { REGIE_AHEAD_RUNNING, N_("Trajectories with a PIP"), N_("at the end of the quarter"),
    N_("dossiers") },
  { REGIE_AHEAD_COST, N_("Cost of the trajectories"), N_("in the quarter"), N_("€") },
};

static char *
dup_amount (RegieAhead what, gint64 hundredths)
{
  if (what == REGIE_AHEAD_COST)
    return regie_money_dup (hundredths, TRUE);
  return g_strdup_printf ("%" G_GINT64_FORMAT, (hundredths + 50) / 100);
}

static void
add_quarter (RegieChart *chart, RegieAhead what, const RegieQuarter *quarter)
{
  const RegieBand *band = &quarter->bands[what];
  g_autofree char *low = dup_amount (what, band->low);
  g_autofree char *middle = dup_amount (what, band->middle);
  g_autofree char *high = dup_amount (what, band->high);
  g_autofree char *until = regie_day_dup_long (quarter->until);
  g_autofree char *name = g_strdup_printf (_("Quarter until %s"), until);
  /* TRANSLATORS: a quarter, what is expected, and between what it lies */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s, and in eight cases of ten between %s and "
                                                "%s"),
                                             name, middle, low, high);
  g_autofree char *label = NULL;
  RegieChartPoint *point;
  int year, month, day;

  regie_day_to_civil (quarter->until, &year, &month, &day);
  label = g_strdup_printf ("%d-%d", month, year % 100);
  point = regie_chart_add_point (chart, label, name, spoken);
  regie_chart_point_set (point, 0, band->low, NULL, NULL);
  regie_chart_point_set (point, 1, band->middle, NULL, NULL);
  regie_chart_point_set (point, 2, band->high, NULL, NULL);
}

static RegieChart *
chart_new (guint at, const RegiePremises *premises, const RegieQuarter *quarters)
{
  RegieAhead what = charts[at].what;
  RegieChart *chart = regie_chart_new (REGIE_CHART_LINES, _(charts[at].title),
                                       _(charts[at].about), _(charts[at].unit));
  const RegiePremise *norm = &premises->of[REGIE_PREMISE_NORM];

  chart->name = g_strdup (regie_ahead_name (what));
  chart->definition = g_strdup (_("What may come, and no promise: in eight cases of ten it lies "
                                   "between the lowest and the highest line, as long as what it "
                                   "rests on holds."));
  regie_chart_add_series (chart, _("lower"), REGIE_FAMILY_SLATE, REGIE_PATTERN_DOTS);
  regie_chart_add_series (chart, _("expected"), REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  regie_chart_add_series (chart, _("higher"), REGIE_FAMILY_SLATE, REGIE_PATTERN_STRIPES);
  if (what == REGIE_AHEAD_LOAD)
    {
      g_autofree char *label = g_strdup_printf (_("norm %d"), (int) norm->value);

      regie_chart_set_norm (chart, norm->value * 100, label);
    }
  for (guint i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    add_quarter (chart, what, &quarters[i]);
  return chart;
}

static RegiePremiseItem *
premise_new (const RegiePremises *premises, RegiePremiseId id)
{
  RegiePremiseItem *self = g_object_new (regie_premise_item_get_type (), NULL);
  const RegiePremise *premise = &premises->of[id];
  double unit = regie_premise_is_hundredths (id) ? 100 : 1;
  g_autofree char *source = regie_premise_dup_source (premises, id);
  gint64 least, most;

  regie_premise_get_bounds (id, &least, &most);
  self->id = regie_premise_dup_id (premises, id);
  self->name = regie_premise_dup_name (premises, id);
  self->about = g_strdup_printf ("%s · %s", regie_premise_unit (id), source);
  self->value = (double) premise->value / unit;
  self->least = (double) least / unit;
  self->most = (double) most / unit;
  self->digits = regie_premise_is_hundredths (id) ? 2 : 0;
  self->is_changed = premise->source == REGIE_PREMISE_CHANGED;
  return self;
}

RegieForecastView *
regie_forecast_view_new (const RegiePremises *premises, const RegieQuarter *quarters)
{
  RegieForecastView *self;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (premises != NULL && quarters != NULL, NULL);
  self = g_object_new (regie_forecast_view_get_type (), NULL);
  from = regie_day_dup_long (quarters[0].from);
  until = regie_day_dup_long (quarters[REGIE_FORECAST_QUARTERS - 1].until);
  self->about = g_strdup_printf (_("Eight quarters, from %s to %s. In eight cases of ten a number "
                                    "lies between the lower and the higher line."),
                                 from, until);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (RegieChart) chart = chart_new (i, premises, quarters);

      g_list_store_append (self->charts, chart);
    }
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    {
      g_autoptr (RegiePremiseItem) item = premise_new (premises, i);

      self->is_changed |= item->is_changed;
      g_list_store_append (self->premises, item);
    }
  return self;
}

RegieForecastView *
regie_forecast_view_load (const RegieWork *work, GVariant *wanted, GError **error)
{
  g_autoptr (RegieExperience) experience = NULL;
  g_autofree RegieForecastInput *input = NULL;
  RegieQuarter quarters[REGIE_FORECAST_QUARTERS];
  RegiePremises premises;
  GVariantIter changes;
  const char *id;
  gint64 value;

  g_return_val_if_fail (work != NULL && wanted != NULL, NULL);
  if (!regie_premises_load (work, work->today, &premises, &experience, error))
    return NULL;
  g_variant_iter_init (&changes, wanted);
  while (g_variant_iter_next (&changes, "{&sx}", &id, &value))
    if (!regie_premises_change (&premises, id, value, error))
      return NULL;
  input = regie_premises_make_input (&premises, experience);
  regie_forecast_make (input, quarters);
  return regie_forecast_view_new (&premises, quarters);
}
