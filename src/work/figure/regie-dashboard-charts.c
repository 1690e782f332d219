/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes a chart of the parts of a figure: a point for every part, also for a month or a week in
 * which nothing happened, and behind each the list that is counted. */
#include "regie-dashboard-charts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-text.h"

#define WEEKS_AHEAD 26

/* Over which days a chart goes. */
typedef enum {
  OVER_ASKED,  /* those that are asked */
  OVER_MONTHS, /* twelve whole months, of which the last may not be over yet */
  OVER_YEAR    /* the year of the day */
} Over;

static const struct {
  const char *figure;
  RegieSplit split, split2;
  RegieChartForm form;
  Over over;
} charts[REGIE_N_DASHBOARD_CHARTS] = {
  [REGIE_CHART_OF_INFLOW] = { "instroom", REGIE_SPLIT_MONTH, REGIE_SPLIT_GROUP, REGIE_CHART_COLUMNS,
                              OVER_MONTHS },
  [REGIE_CHART_OF_CASELOAD] = { "caseload", REGIE_SPLIT_CONSULTANT, REGIE_SPLIT_NONE,
                                REGIE_CHART_BARS },
  [REGIE_CHART_OF_TERMS] = { "termijnen", REGIE_SPLIT_WEEK, REGIE_SPLIT_NONE, REGIE_CHART_COLUMNS },
  [REGIE_CHART_OF_MONEY] = { "besteed", REGIE_SPLIT_MONTH, REGIE_SPLIT_NONE, REGIE_CHART_LINES,
                             OVER_YEAR },
  [REGIE_CHART_OF_PIP] = { "pip_op_tijd", REGIE_SPLIT_MONTH, REGIE_SPLIT_NONE, REGIE_CHART_LINES,
                           OVER_MONTHS },
  [REGIE_CHART_OF_HOURS] = { "uren_tegen_plan", REGIE_SPLIT_ROUTE, REGIE_SPLIT_NONE,
                             REGIE_CHART_BARS },
  [REGIE_CHART_OF_ROUTES] = { "leerroutes", REGIE_SPLIT_SORT, REGIE_SPLIT_NONE, REGIE_CHART_BARS },
  [REGIE_CHART_OF_COHORTS] = { "intake_begonnen", REGIE_SPLIT_COHORT, REGIE_SPLIT_NONE,
                               REGIE_CHART_BARS },
};

RegieFigureAsk
regie_dashboard_chart_ask (RegieDashboardChart which, const RegieFigureAsk *base)
{
  RegieFigureAsk ask;
  int year, month, day;

  g_return_val_if_fail (which < REGIE_N_DASHBOARD_CHARTS && base != NULL, (RegieFigureAsk){ 0 });
  ask = *base;

  regie_day_to_civil (ask.span.until, &year, &month, &day);
  if (charts[which].over == OVER_MONTHS)
    ask.span.from = regie_day_add_months (regie_day_from_civil (year, month, 1), -11);
  else if (charts[which].over == OVER_YEAR)
    ask.span.from = regie_day_from_civil (year, 1, 1);
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

/* The names of the parts, the figure and what is said of it: what a chart is made of. */
typedef struct {
  RegieDashboardChart which;
  const RegieFigures *figures;
  const RegieFigure *figure;
  const RegieFigureWords *words;
  const GPtrArray *parts;
  GHashTable *names;
} Ground;

/* Points as so many dossiers of the office, of which the norm of points makes the norm of dossiers;
 * whole ones, in hundredths. */
static gint64
weigh (const Ground *ground, gint64 points)
{
  gint64 norm = regie_figures_get_office (ground->figures)->weights.norm;

  return norm > 0 ? (points * ground->words->norm.hundredths / norm + 50) / 100 * 100 : 0;
}

static void
add_norm (RegieChart *chart, const Ground *ground)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (!ground->words->norm.is_set)
    return;
  value = regie_figure_dup_value (
    ground->figure, ground->words,
    &(RegieFigureValue){ .known = TRUE, .hundredths = ground->words->norm.hundredths, .norm = -1 });
  label = g_strdup_printf (_("norm %s"), value);
  regie_chart_set_norm (chart, ground->words->norm.hundredths, label);
}

/* What others publish of the part KEY; FALSE when they do not. */
static gboolean
find_other (const RegieFigureWords *words, const char *key, gint64 *hundredths)
{
  for (guint i = 0; words->others != NULL && words->others[i] != NULL; i += 2)
    if (strcmp (words->others[i], key) == 0)
      {
        *hundredths = (gint64) (g_ascii_strtod (words->others[i + 1], NULL) * 100 + .5);
        return TRUE;
      }
  return FALSE;
}

/* A share is shown in whole hundredths, as on the tile. */
static gint64
shown (const Ground *ground, const RegieFigureValue *value)
{
  if (ground->figure->kind == REGIE_FIGURE_SHARE)
    return (value->hundredths + 50) / 100 * 100;
  return value->hundredths;
}

static char *
dup_bar_spoken (const Ground *ground, const RegieFigurePart *part, const char *label,
                const gint64 *second)
{
  g_autofree char *value = regie_figure_dup_value (ground->figure, ground->words, &part->value);
  g_autofree char *beside = NULL;

  if (second == NULL)
    return g_strdup_printf ("%s: %s", label, value);
  beside = regie_figure_dup_value (ground->figure, ground->words,
                                   &(RegieFigureValue){
                                     .known = TRUE, .hundredths = *second, .norm = -1 });
  if (ground->figure->weighs)
    return g_strdup_printf (_("%s: %s, weighed %s"), label, value, beside);
  return g_strdup_printf (_("%s: %s, %s %s"), label, value, ground->words->others_name, beside);
}

static void
add_bar (RegieChart *chart, const Ground *ground, const RegieFigurePart *part)
{
  g_autofree char *label = regie_figure_dup_part (regie_figures_get_office (ground->figures),
                                                  ground->figure, charts[ground->which].split,
                                                  part->key, ground->names);
  gint64 second = ground->figure->weighs ? weigh (ground, part->value.sum) : 0;
  gboolean has_second = ground->figure->weighs || find_other (ground->words, part->key, &second);
  g_autofree char *spoken = dup_bar_spoken (ground, part, label, has_second ? &second : NULL);
  RegieChartPoint *point = regie_chart_add_point (chart, label, NULL, spoken);

  if (part->value.known)
    regie_chart_point_set (point, 0, shown (ground, &part->value), NULL, NULL);
  if (has_second)
    regie_chart_point_set (point, 1, second, NULL, NULL);
  regie_chart_point_set_deed (point, "win.caseload",
                              target_of (ground->which, ground->figures, part->key));
}

/* A bar a part: of a count the largest first, of a share in the order of the parts. */
static void
fill_bars (RegieChart *chart, const Ground *ground)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) ground->parts, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  if (ground->figure->kind == REGIE_FIGURE_COUNT)
    g_ptr_array_sort (sorted, compare_sizes);
  regie_chart_add_series (chart,
                          ground->figure->kind == REGIE_FIGURE_COUNT ? _("dossiers")
                                                                     : ground->words->name,
                          REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  if (ground->figure->weighs)
    regie_chart_add_series (chart, _("weighed"), REGIE_FAMILY_SAND, REGIE_PATTERN_PLAIN);
  else if (ground->words->others != NULL)
    regie_chart_add_series (chart, ground->words->others_name, REGIE_FAMILY_BLUE,
                            REGIE_PATTERN_PLAIN);
  add_norm (chart, ground);
  for (guint i = 0; i < sorted->len; i++)
    add_bar (chart, ground, sorted->pdata[i]);
}

static const RegieFigurePart *
find_part (const GPtrArray *parts, const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    if (strcmp (((const RegieFigurePart *) parts->pdata[i])->key, key) == 0)
      return parts->pdata[i];
  return NULL;
}

/* A line through the months.  What is money adds up; a share has no value in a month in which there
 * is nothing to divide by. */
static void
fill_months (RegieChart *chart, const Ground *ground)
{
  RegieSpan span = regie_figures_get_ask (ground->figures)->span;
  RegiePeriod month = regie_period_of (span.from, REGIE_PERIOD_MONTH);
  gboolean adds_up = ground->figure->kind == REGIE_FIGURE_SUM;
  RegieFigureValue value = { .known = adds_up, .norm = -1 };

  regie_chart_add_series (chart, ground->words->name, REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN)
    ->filled
    = adds_up;
  add_norm (chart, ground);
  for (; month.from <= span.until; month = regie_period_later (month, 1))
    {
      char key[REGIE_DAY_TEXT];
      g_autofree char *label = dup_short_month (month.from);
      g_autofree char *name = regie_period_dup_label (month);
      g_autofree char *text = NULL;
      g_autofree char *spoken = NULL;
      const RegieFigurePart *part;
      RegieChartPoint *point;

      regie_day_format (month.from, key);
      key[7] = '\0';
      part = find_part (ground->parts, key);
      if (adds_up)
        value.hundredths += part != NULL ? part->value.hundredths : 0;
      else
        value = part != NULL ? part->value : (RegieFigureValue){ .norm = -1 };
      text = regie_figure_dup_value (ground->figure, ground->words, &value);
      spoken = g_strdup_printf ("%s: %s", name, text);
      point = regie_chart_add_point (chart, label, name, spoken);
      if (value.known)
        regie_chart_point_set (point, 0, shown (ground, &value), NULL, NULL);
      if (part != NULL)
        regie_chart_point_set_deed (point, "win.caseload",
                                    target_of (ground->which, ground->figures, key));
    }
}

/* The budget of the year is the norm of what is spent. */
static void
add_budget (RegieChart *chart, const Ground *ground)
{
  gint64 budget = regie_figures_get (ground->figures, ground->figure)->norm;
  g_autofree char *amount = NULL;
  g_autofree char *label = NULL;

  if (budget < 0)
    return;
  amount = regie_money_dup (budget, TRUE);
  label = g_strdup_printf (_("budget %s"), amount);
  regie_chart_set_norm (chart, budget, label);
}

RegieChart *
regie_dashboard_chart_new (RegieDashboardChart which, const RegieFigures *figures,
                           const GPtrArray *words, GHashTable *names)
{
  static const char *const titles[REGIE_N_DASHBOARD_CHARTS][2] = {
    [REGIE_CHART_OF_INFLOW]
    = { N_("Inflow by month"),
        N_("newcomers in twelve months, by the first that we heard of them") },
    [REGIE_CHART_OF_CASELOAD] = { N_("Caseload by consultant"),
                                  N_("running dossiers, and weighed by what they ask") },
    [REGIE_CHART_OF_TERMS] = { N_("Terms of the coming 26 weeks"),
                               N_("by week, of all consultants") },
    [REGIE_CHART_OF_MONEY] = { N_("Spent this year"), N_("added up from January") },
    [REGIE_CHART_OF_PIP] = { N_("First PIP in time"), N_("by month of the PIP") },
    [REGIE_CHART_OF_HOURS] = { N_("Hours against plan"), N_("of running dossiers, by route") },
    [REGIE_CHART_OF_ROUTES] = { N_("Routes"), N_("running dossiers with a PIP") },
    [REGIE_CHART_OF_COHORTS] = { N_("Broad intake begun"),
                                 N_("by cohort, beside what CBS publishes") },
  };
  Ground ground = { which, figures, regie_figure_find (charts[which].figure), NULL, NULL, names };
  RegieChart *chart;
  guint n;

  g_return_val_if_fail (which < REGIE_N_DASHBOARD_CHARTS && figures != NULL && words != NULL, NULL);
  ground.parts = regie_figures_parts (figures, ground.figure);
  ground.words = words->pdata[ground.figure - regie_figures_table (&n)];
  chart = regie_chart_new (charts[which].form, _(titles[which][0]), _(titles[which][1]),
                           ground.words->unit);
  chart->name = g_strdup (ground.figure->id);
  chart->definition = g_strdup (ground.words->definition);
  if (which == REGIE_CHART_OF_INFLOW)
    fill_inflow (chart, figures, ground.parts);
  else if (which == REGIE_CHART_OF_TERMS)
    fill_terms (chart, figures, ground.parts);
  else if (charts[which].form == REGIE_CHART_LINES)
    fill_months (chart, &ground);
  else
    fill_bars (chart, &ground);
  if (which == REGIE_CHART_OF_MONEY)
    add_budget (chart, &ground);
  return chart;
}
