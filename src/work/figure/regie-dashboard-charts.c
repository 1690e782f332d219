/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes a chart of the parts of a figure: a point for every part, also for a month or a week in
 * which nothing happened, and behind each the list that is counted. */
#include "regie-dashboard-charts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

#define WEEKS_AHEAD 26

static const struct {
  const char *figure;
  RegieSplit split, split2;
  RegieChartForm form;
} charts[REGIE_N_DASHBOARD_CHARTS] = {
  [REGIE_CHART_OF_INFLOW] = { "instroom", REGIE_SPLIT_MONTH, REGIE_SPLIT_GROUP,
                              REGIE_CHART_COLUMNS },
  [REGIE_CHART_OF_CASELOAD] = { "caseload", REGIE_SPLIT_CONSULTANT, REGIE_SPLIT_NONE,
                                REGIE_CHART_BARS },
  [REGIE_CHART_OF_TERMS] = { "termijnen", REGIE_SPLIT_WEEK, REGIE_SPLIT_NONE, REGIE_CHART_COLUMNS },
  [REGIE_CHART_OF_ROUTES] = { "leerroutes", REGIE_SPLIT_SORT, REGIE_SPLIT_NONE, REGIE_CHART_BARS },
};

RegieFigureAsk
regie_dashboard_chart_ask (RegieDashboardChart which, const RegieFigureAsk *base)
{
  RegieFigureAsk ask;
  int year, month, day;

  g_return_val_if_fail (which < REGIE_N_DASHBOARD_CHARTS && base != NULL, (RegieFigureAsk){ 0 });
  ask = *base;

  /* Whole months, of which the last may not be over yet. */
  if (which == REGIE_CHART_OF_INFLOW)
    {
      regie_day_to_civil (ask.span.until, &year, &month, &day);
      ask.span.from = regie_day_add_months (regie_day_from_civil (year, month, 1), -11);
    }
  ask.split = charts[which].split;
  ask.split2 = charts[which].split2;
  ask.only = charts[which].figure;
  return ask;
}

/* How many rows of FIGURES lie in the part KEY, and of those in the second part KEY2 (NULL:
 * all). */
static gint64
count_part (const GPtrArray *parts, const char *key, gboolean (*counts) (const char *key2))
{
  gint64 n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];

      if (strcmp (part->key, key) == 0 && (counts == NULL || counts (part->key2)))
        n += part->value.n;
    }
  return n;
}

static gboolean
is_asylum (const char *group)
{
  RegieGroup code = regie_group_find (group);

  return code == REGIE_GROUP_ASIEL_28 || code == REGIE_GROUP_ASIEL_GEZIN;
}

static gboolean
is_other (const char *group)
{
  return !is_asylum (group);
}

static GVariant *
target_of (RegieDashboardChart which, const RegieFigures *figures, const char *key)
{
  g_autofree char *filter = regie_figure_dup_filter (regie_figure_find (charts[which].figure),
                                                     regie_figures_get_ask (figures),
                                                     charts[which].split, key);
  g_autofree char *escaped = g_uri_escape_string (filter, NULL, TRUE);

  return g_variant_new_take_string (g_strconcat ("cijfer=", escaped, NULL));
}

/* "nov", and "jan 2026" where a year begins. */
static char *
dup_short_month (RegieDay day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, number;

  regie_day_to_civil (day, &year, &month, &number);
  date = g_date_time_new_local (year, month, 1, 0, 0, 0);
  return g_date_time_format (date, "%b");
}

static void
add_inflow_month (RegieChart *chart, const RegieFigures *figures, const GPtrArray *parts,
                  RegieDay first)
{
  char key[REGIE_DAY_TEXT];
  g_autofree char *label = dup_short_month (first);
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;
  RegieChartPoint *point;
  gint64 asylum, other;

  regie_day_format (first, key);
  key[7] = '\0';
  name = regie_period_dup_label (regie_period_of (first, REGIE_PERIOD_MONTH));
  asylum = count_part (parts, key, is_asylum);
  other = count_part (parts, key, is_other);
  spoken = g_strdup_printf (_("%s: %d asylum, %d family and other, %d in all"), name, (int) asylum,
                            (int) other, (int) (asylum + other));
  point = regie_chart_add_point (chart, label, name, spoken);
  regie_chart_point_set (point, 0, other * 100, NULL, NULL);
  regie_chart_point_set (point, 1, asylum * 100, NULL, NULL);
  regie_chart_point_set_deed (point, "win.caseload",
                              target_of (REGIE_CHART_OF_INFLOW, figures, key));
}

static void
fill_inflow (RegieChart *chart, const RegieFigures *figures, const GPtrArray *parts)
{
  RegieSpan span = regie_figures_get_ask (figures)->span;
  RegiePeriod month = regie_period_of (span.from, REGIE_PERIOD_MONTH);

  regie_chart_add_series (chart, _("family and other"), REGIE_FAMILY_SAND, REGIE_PATTERN_STRIPES);
  regie_chart_add_series (chart, _("asylum"), REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  for (; month.from <= span.until; month = regie_period_later (month, 1))
    add_inflow_month (chart, figures, parts, month.from);
}

static void
fill_terms (RegieChart *chart, const RegieFigures *figures, const GPtrArray *parts)
{
  RegieDay today = regie_figures_get_ask (figures)->span.until;
  RegieDay monday = today - regie_day_weekday (today) + 1;
  int shown = 0;

  regie_chart_add_series (chart, _("terms"), REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  for (guint i = 0; i <= WEEKS_AHEAD; i++, monday += 7)
    {
      char key[REGIE_DAY_TEXT];
      g_autofree char *month = dup_short_month (monday);
      g_autofree char *day = regie_day_dup_long (monday);
      g_autofree char *name = g_strdup_printf (_("week of %s"), day);
      g_autofree char *spoken = NULL;
      gint64 n = count_part (parts, regie_day_format (monday, key), NULL);
      RegieChartPoint *point;
      int year, number, of_month;

      regie_day_to_civil (monday, &year, &of_month, &number);
      spoken = g_strdup_printf (ngettext ("%s: %d term ends", "%s: %d terms end", (gulong) n), name,
                                (int) n);
      point = regie_chart_add_point (chart, of_month != shown ? month : "", name, spoken);
      shown = of_month;
      regie_chart_point_set (point, 0, n * 100, NULL, NULL);
      regie_chart_point_set_deed (point, "win.caseload",
                                  target_of (REGIE_CHART_OF_TERMS, figures, key));
    }
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const RegieFigurePart *x = *(const RegieFigurePart *const *) a;
  const RegieFigurePart *y = *(const RegieFigurePart *const *) b;

  return x->value.n != y->value.n ? (x->value.n > y->value.n ? -1 : 1) : strcmp (x->key, y->key);
}

/* A bar a part, the largest first. */
static void
fill_bars (RegieChart *chart, RegieDashboardChart which, const RegieFigures *figures,
           const GPtrArray *parts, GHashTable *names)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) parts, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_sizes);
  regie_chart_add_series (chart, _("dossiers"), REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  for (guint i = 0; i < sorted->len; i++)
    {
      const RegieFigurePart *part = sorted->pdata[i];
      g_autofree char *label = regie_figure_dup_part (regie_figures_get_office (figures),
                                                      regie_figure_find (charts[which].figure),
                                                      charts[which].split, part->key, names);
      g_autofree char *spoken = g_strdup_printf (ngettext ("%s: %d dossier", "%s: %d dossiers",
                                                           (gulong) part->value.n),
                                                 label, (int) part->value.n);
      RegieChartPoint *point = regie_chart_add_point (chart, label, NULL, spoken);

      regie_chart_point_set (point, 0, (gint64) part->value.n * 100, NULL, NULL);
      regie_chart_point_set_deed (point, "win.caseload", target_of (which, figures, part->key));
    }
}

RegieChart *
regie_dashboard_chart_new (RegieDashboardChart which, const RegieFigures *figures,
                           const GPtrArray *words, GHashTable *names)
{
  static const char *const titles[REGIE_N_DASHBOARD_CHARTS][2] = {
    { N_("Inflow by month"),
      N_("newcomers in twelve months, by the first that we heard of them") },
    { N_("Caseload by consultant"), N_("running dossiers") },
    { N_("Terms of the coming 26 weeks"), N_("by week, of all consultants") },
    { N_("Routes"), N_("running dossiers with a PIP") },
  };
  const RegieFigure *figure = regie_figure_find (charts[which].figure);
  const GPtrArray *parts;
  const RegieFigureWords *about;
  RegieChart *chart;
  guint n;

  g_return_val_if_fail (which < REGIE_N_DASHBOARD_CHARTS && figures != NULL && words != NULL, NULL);
  parts = regie_figures_parts (figures, figure);
  about = words->pdata[figure - regie_figures_table (&n)];
  chart = regie_chart_new (charts[which].form, _(titles[which][0]), _(titles[which][1]),
                           about->unit);
  chart->name = g_strdup (figure->id);
  chart->definition = g_strdup (about->definition);
  if (which == REGIE_CHART_OF_INFLOW)
    fill_inflow (chart, figures, parts);
  else if (which == REGIE_CHART_OF_TERMS)
    fill_terms (chart, figures, parts);
  else
    fill_bars (chart, which, figures, parts, names);
  return chart;
}
