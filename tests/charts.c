/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts as a dashboard has them. */
#include "charts.h"

static void
set (RegieChartPoint *point, guint series, gint64 whole, const char *list)
{
  regie_chart_point_set (point, series, whole * 100, "test.open",
                         g_variant_new_take_string (
                           g_strdup_printf ("%s/%u", list != NULL ? list : point->name, series)));
}

RegieChart *
sample_inflow (void)
{
  static const struct {
    const char *label, *name;
    int asylum, family;
  } months[] = {
    { "Dec", "December 2025", 9, 6 },  { "Jan", "January 2026", 7, 8 },
    { "Feb", "February 2026", 12, 5 }, { "Mar", "March 2026", 14, 7 },
    { "Apr", "April 2026", 11, 9 },    { "May", "May 2026", 16, 8 },
    { "Jun", "June 2026", 10, 6 },     { "Jul", "July 2026", 8, 7 },
    { "Aug", "August 2026", 15, 9 },   { "Sep", "September 2026", 19, 8 },
    { "Oct", "October 2026", 17, 10 }, { "Nov", "November 2026", 21, 7 },
  };
  RegieChart *chart = regie_chart_new (REGIE_CHART_COLUMNS, "Inflow by month",
                                       "new newcomers who must integrate, the last 12 months",
                                       "persons");

  chart->name = g_strdup ("instroom");
  chart->definition = g_strdup ("Persons whose notice that they must integrate came in the month.");
  regie_chart_add_series (chart, "family and other", REGIE_FAMILY_SAND, REGIE_PATTERN_STRIPES);
  regie_chart_add_series (chart, "asylum", REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *spoken = g_strdup_printf ("%s: %d asylum, %d family, %d in all",
                                                 months[i].name, months[i].asylum, months[i].family,
                                                 months[i].asylum + months[i].family);
      RegieChartPoint *point = regie_chart_add_point (chart, months[i].label, months[i].name,
                                                      spoken);

      set (point, 0, months[i].family, NULL);
      set (point, 1, months[i].asylum, NULL);
      regie_chart_point_set_deed (point, "test.open",
                                  g_variant_new_string (regie_chart_get_point (chart, i)->name));
    }
  return chart;
}

RegieChart *
sample_caseload (void)
{
  static const struct {
    const char *name;
    int persons, weighed;
  } consultants[] = {
    { "Inge Smeets", 74, 92 },    { "Lotte Habets", 68, 81 }, { "Bram Wolters", 71, 78 },
    { "Youssef Amrani", 66, 70 }, { "Kim Leenders", 58, 66 }, { "Noor van Dijk", 42, 45 },
  };
  RegieChart *chart = regie_chart_new (REGIE_CHART_BARS, "Caseload by consultant",
                                       "persons, and weighed by how hard they are", "persons");

  regie_chart_add_series (chart, "persons", REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  regie_chart_add_series (chart, "weighed", REGIE_FAMILY_SLATE, REGIE_PATTERN_STRIPES);
  regie_chart_set_norm (chart, 8000, "norm 80");
  for (guint i = 0; i < G_N_ELEMENTS (consultants); i++)
    {
      g_autofree char *spoken = g_strdup_printf ("%s: %d persons, %d weighed", consultants[i].name,
                                                 consultants[i].persons, consultants[i].weighed);
      RegieChartPoint *point = regie_chart_add_point (chart, consultants[i].name, NULL, spoken);

      set (point, 0, consultants[i].persons, NULL);
      set (point, 1, consultants[i].weighed, NULL);
      if (consultants[i].weighed > 80)
        point->shape = REGIE_SHAPE_SOON;
    }
  return chart;
}

RegieChart *
sample_terms (void)
{
  static const int weeks[] = { 6, 4, 7, 9, 5, 3,  2,  8, 6, 9, 12, 7, 6,
                               5, 8, 7, 4, 6, 17, 19, 8, 6, 5, 7,  4, 6 };
  static const char *const labels[] = { "now", "",    "", "", "", "Jan", "", "", "",
                                        "",    "Feb", "", "", "", "Mar", "", "", "",
                                        "Apr", "",    "", "", "", "May", "", "" };
  RegieChart *chart = regie_chart_new (REGIE_CHART_COLUMNS, "Terms in the next 26 weeks",
                                       "by week, all consultants", "terms");

  regie_chart_add_series (chart, "terms", REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autofree char *name = g_strdup_printf ("Week %u", i + 1);
      g_autofree char *spoken = g_strdup_printf ("Week %u: %d terms", i + 1, weeks[i]);
      RegieChartPoint *point = regie_chart_add_point (chart, labels[i], name, spoken);

      set (point, 0, weeks[i], NULL);
      if (weeks[i] > 15)
        point->shape = REGIE_SHAPE_SOON;
      if (weeks[i] == 19)
        point->note = g_strdup ("36 terms in 2 weeks");
    }
  return chart;
}

RegieChart *
sample_money (void)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  RegieChart *chart = regie_chart_new (REGIE_CHART_LINES, "Money for integration 2026",
                                       "added up from January", "€");

  regie_chart_add_series (chart, "spent", REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN)->filled = TRUE;
  regie_chart_add_series (chart, "committed", REGIE_FAMILY_SLATE, REGIE_PATTERN_PLAIN);
  regie_chart_add_series (chart, "expected", REGIE_FAMILY_SAND, REGIE_PATTERN_DOTS);
  regie_chart_set_norm (chart, 234000000, "budget 2.34 mln");
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *spoken = g_strdup_printf ("until %s", months[i]);
      RegieChartPoint *point = regie_chart_add_point (chart, months[i], NULL, spoken);

      if (i <= 10)
        {
          set (point, 0, 2120000 * (gint64) i * (i + 8) / 180, NULL);
          set (point, 1, 500000 + 179000 * (gint64) i, NULL);
        }
      if (i >= 10)
        set (point, 2, 2120000 + 260000 * (gint64) (i - 10), NULL);
    }
  return chart;
}

RegieChart *
sample_empty (void)
{
  RegieChart *chart = regie_chart_new (REGIE_CHART_COLUMNS, "Inflow by month", NULL, "persons");

  regie_chart_add_series (chart, "family and other", REGIE_FAMILY_SAND, REGIE_PATTERN_STRIPES);
  regie_chart_add_series (chart, "asylum", REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  chart->empty = g_strdup ("The first month stands here in December 2026.");
  return chart;
}
