/* SPDX-License-Identifier: EUPL-1.2 */
/* The charts of the dashboard say what the figures say: added up, weighed, beside a norm and beside
 * what others publish. */
#include "regie-dashboard-charts.h"

#include "fixture.h"
#include "regie-demo.h"
#include "regie-figure-query.h"

typedef struct {
  RegieFigures *figures;
  GPtrArray *words;
  RegieChart *chart;
} Drawn;

/* The chart WHICH of the year until the day of the office. */
static void
draw (Fixture *f, RegieDashboardChart which, Drawn *drawn)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = regie_figures_names (f->db, &error);
  RegieFigureAsk base = { 0 };
  RegieFigureAsk ask;

  g_assert_no_error (error);
  g_assert_true (regie_span_parse (NULL, REGIE_DAY_NONE, work.today, &base.span, NULL));
  ask = regie_dashboard_chart_ask (which, &base);
  drawn->words = regie_figure_words_load (&error);
  g_assert_no_error (error);
  drawn->figures = regie_figures_load (&work, &ask, &error);
  g_assert_no_error (error);
  drawn->chart = regie_dashboard_chart_new (which, drawn->figures, drawn->words, names);
}

static void
drawn_clear (Drawn *self)
{
  g_clear_pointer (&self->figures, regie_figures_free);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_object (&self->chart);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, drawn_clear)

static const RegieFigureValue *
value_of (const Drawn *drawn)
{
  return regie_figures_get (drawn->figures, regie_figure_find (drawn->chart->name));
}

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 100, 7);
}

/* Every one that is counted stands in a column or a bar, each with its list. */
static void
test_counts (Fixture *f, gconstpointer engine)
{
  static const RegieDashboardChart counts[] = { REGIE_CHART_OF_INFLOW, REGIE_CHART_OF_CASELOAD,
                                                REGIE_CHART_OF_ROUTES };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_auto (Drawn) drawn = { 0 };
      gint64 sum = 0;

      draw (f, counts[i], &drawn);
      for (guint at = 0; at < regie_chart_get_n_points (drawn.chart); at++)
        {
          sum += counts[i] == REGIE_CHART_OF_INFLOW
                   ? regie_chart_get_total (drawn.chart, at)
                   : regie_chart_get_value (drawn.chart, at, 0)->hundredths;
          g_assert_nonnull (regie_chart_get_deed (drawn.chart, at, 0));
        }
      g_assert_cmpint (sum, >, 0);
      g_assert_cmpint (sum, ==, value_of (&drawn)->hundredths);
    }
}

/* All consultants together weigh what the figure weighs, but for rounding: a norm of points is a
 * norm of dossiers. */
static void
test_weighed (Fixture *f, gconstpointer engine)
{
  g_auto (Drawn) drawn = { 0 };
  gint64 sum = 0;
  gint64 wanted;
  guint n;

  fill (f);
  draw (f, REGIE_CHART_OF_CASELOAD, &drawn);
  n = regie_chart_get_n_points (drawn.chart);
  wanted = value_of (&drawn)->sum * drawn.chart->norm / f->office->weights.norm;
  for (guint at = 0; at < n; at++)
    sum += regie_chart_get_value (drawn.chart, at, 1)->hundredths;
  g_assert_true (drawn.chart->has_norm);
  g_assert_cmpint (drawn.chart->norm, ==, 8000);
  g_assert_cmpint (wanted, >, 0);
  g_assert_cmpint (ABS (sum - wanted), <=, (gint64) n * 50 + (gint64) n);
}

/* Money is added up from January until the day, and lies under the budget of the year. */
static void
test_money (Fixture *f, gconstpointer engine)
{
  g_auto (Drawn) drawn = { 0 };
  gint64 before = 0;
  guint n;

  fill (f);
  draw (f, REGIE_CHART_OF_MONEY, &drawn);
  n = regie_chart_get_n_points (drawn.chart);
  g_assert_cmpuint (n, ==, 11); /* January to November */
  for (guint at = 0; at < n; at++)
    {
      gint64 here = regie_chart_get_value (drawn.chart, at, 0)->hundredths;

      g_assert_cmpint (here, >=, before);
      before = here;
    }
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (before, ==, value_of (&drawn)->hundredths);
  g_assert_true (drawn.chart->has_norm);
  g_assert_cmpint (drawn.chart->norm, ==, value_of (&drawn)->norm);
}

/* A cohort stands beside what CBS says of it; one that it says nothing of stands alone. */
static void
test_beside (Fixture *f, gconstpointer engine)
{
  g_auto (Drawn) drawn = { 0 };
  guint n_beside = 0;

  fill (f);
  draw (f, REGIE_CHART_OF_COHORTS, &drawn);
  for (guint at = 0; at < regie_chart_get_n_points (drawn.chart); at++)
    {
      const RegieChartValue *beside = regie_chart_get_value (drawn.chart, at, 1);
      const char *label = regie_chart_get_point (drawn.chart, at)->label;
      gint64 wanted = g_str_equal (label, "2022") ? 8800 : g_str_equal (label, "2023") ? 4500 : 0;

      g_assert_cmpint (beside->known, ==, wanted > 0);
      g_assert_cmpint (beside->hundredths, ==, wanted);
      n_beside += beside->known;
    }
  g_assert_cmpuint (n_beside, ==, 2);
}

TEST_SUITE (dashboard_charts)
{
  static const FixtureTest tests[] = {
    { "count-what-the-figure-counts", test_counts },
    { "weigh-what-the-figure-weighs", test_weighed },
    { "money-adds-up", test_money },
    { "cohorts-beside-what-is-published", test_beside },
  };

  ADD_ON_BOTH_ENGINES ("/dashboard-charts", tests);
}
