/* SPDX-License-Identifier: EUPL-1.2 */
/* What a forecast rests on: the file, what was counted, and what is changed for once. */
#include <string.h>

#include "cases.h"
#include "days.h"
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-forecast-query.h"

#define TODAY "2026-11-23"

static void
read_premises (RegiePremises *premises, const RegieExperience *experience, gboolean is_demo)
{
  g_autoptr (RegieIni) ini = read_ini ("forecast.ini");
  g_autoptr (GError) error = NULL;

  regie_premises_read (premises, ini, is_demo, day (TODAY), experience, &error);
  g_assert_no_error (error);
}

static void
test_file (void)
{
  g_autoptr (RegieExperience) nothing = regie_experience_new ();
  RegiePremises own, demo;

  read_premises (&own, nothing, FALSE);
  read_premises (&demo, nothing, TRUE);
  g_assert_cmpint (own.of[REGIE_PREMISE_HOUSING].value, ==, 60);
  g_assert_cmpint (own.of[REGIE_PREMISE_HOUSING].source, ==, REGIE_PREMISE_ASSUMED);
  g_assert_cmpint (own.of[REGIE_PREMISE_ASYLUM].source, ==, REGIE_PREMISE_MEASURED);
  g_assert_cmpint (own.of[REGIE_PREMISE_ASYLUM].value, ==, 0);
  g_assert_cmpint (demo.of[REGIE_PREMISE_ASYLUM].value + demo.of[REGIE_PREMISE_OTHERS].value, ==,
                   220);
  g_assert_cmpint (own.of[REGIE_PREMISE_QUOTA + 1].source, ==, REGIE_PREMISE_UNKNOWN);
  g_assert_cmpint (demo.of[REGIE_PREMISE_QUOTA + 1].value, ==, 112);
}

static void
test_faults (void)
{
  static const struct {
    const char *from, *to, *said;
  } faults[] = {
    { "pip_dagen=133", "pip_dagen=lang", "[aannamen] pip_dagen: expected a number from 1 to 3650" },
    { "pip_dagen=133", "pip_dagen=0", "[aannamen] pip_dagen: expected a number from 1 to 3650" },
    { "pip_dagen=133", "pip_dagen=", "[aannamen] pip_dagen: expected a number from 1 to 3650" },
    { "pip_dagen=133", "pip_dag=133", "[aannamen] pip_dag: unknown key" },
    { "vertrekt=4", "vertrekt=104", "[aannamen] vertrekt: expected a number from 0 to 100" },
    { "\n2027-H2=\n", "\n2027-H3=\n", "[taakstelling] 2027-H3: expected a half-year" },
    { "\n2027-H2=\n", "\n2027-H2=-1\n", "[taakstelling] 2027-H2: expected a number from 0" },
    { "2027-H1=112", "2027-H1=veel", "[taakstelling demo] 2027-H1: expected a number from 0" },
  };
  g_autoptr (RegieIni) whole = read_ini ("forecast.ini");
  g_autoptr (RegieExperience) nothing = regie_experience_new ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GString) text = g_string_new (whole->text);
      g_autoptr (RegieIni) ini = NULL;
      g_autoptr (GError) error = NULL;
      RegiePremises premises;

      g_assert_cmpuint (g_string_replace (text, faults[i].from, faults[i].to, 1), ==, 1);
      ini = regie_ini_parse ("forecast.ini", text->str, -1, &error);
      g_assert_no_error (error);
      g_assert_false (regie_premises_read (&premises, ini, TRUE, day (TODAY), nothing, &error));
      g_assert_true (g_str_has_prefix (error->message, "forecast.ini, line "));
      g_assert_nonnull (strstr (error->message, faults[i].said));
    }
}

static void
test_change (void)
{
  static const struct {
    const char *id;
    gint64 value;
    gboolean ok;
  } rows[] = {
    { "pip_dagen", 90, TRUE },
    { "pip_dagen", 0, FALSE },
    { "pip_dagen", 3651, FALSE },
    { "taakstelling_2027-H2", 80, TRUE },
    { "taakstelling_2026-H2", 0, TRUE },
    { "taakstelling_2029-H1", 80, FALSE },
    { "weer", 1, FALSE },
    { "consulenten", 950, TRUE },
  };
  g_autoptr (RegieExperience) nothing = regie_experience_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RegiePremises premises;

      read_premises (&premises, nothing, FALSE);
      g_assert_cmpint (regie_premises_change (&premises, rows[i].id, rows[i].value, &error), ==,
                       rows[i].ok);
      if (!rows[i].ok)
        g_assert_cmpstr (regie_error_get_field (error), ==, rows[i].id);
    }
}

/* Both groups together, divided as they were. */
static void
test_inflow (void)
{
  g_autoptr (RegieExperience) nothing = regie_experience_new ();
  g_autoptr (GError) error = NULL;
  RegiePremises premises;

  read_premises (&premises, nothing, TRUE);
  g_assert_true (regie_premises_change_inflow (&premises, 440, &error));
  g_assert_cmpint (premises.of[REGIE_PREMISE_ASYLUM].value, ==, 286);
  g_assert_cmpint (premises.of[REGIE_PREMISE_OTHERS].value, ==, 154);
  g_assert_false (regie_premises_change_inflow (&premises, -1, &error));
  g_assert_cmpstr (regie_error_get_field (error), ==, "instroom");
}

/* A half-year with a quota takes seven of ten of it; the year counts where there is none, and where
 * the inflow was changed for this time. */
static void
test_quota (void)
{
  g_autoptr (RegieExperience) nothing = regie_experience_new ();
  g_autofree RegieForecastInput *by_year = NULL;
  g_autofree RegieForecastInput *by_quota = NULL;
  g_autofree RegieForecastInput *changed = NULL;
  g_autofree RegieForecastInput *both = NULL;
  RegiePremises p;

  read_premises (&p, nothing, TRUE);
  p.of[REGIE_PREMISE_ASYLUM].value = 100;
  p.of[REGIE_PREMISE_QUOTA + 1].source = REGIE_PREMISE_UNKNOWN;
  by_year = regie_premises_make_input (&p, nothing);
  g_assert_cmpint (by_year->asylum[0], ==, 2500);
  g_assert_cmpint (by_year->others[0], ==, 1925);
  /* From 24 February to 23 May 2027 is 89 of the 181 days of the half-year. */
  g_assert_true (regie_premises_change (&p, "taakstelling_2027-H1", 200, NULL));
  by_quota = regie_premises_make_input (&p, nothing);
  g_assert_cmpint (by_quota->asylum[1], ==, (200 * 70 * 89 + 90) / 181);
  g_assert_cmpint (by_quota->asylum[3], ==, 2500);
  p.of[REGIE_PREMISE_QUOTA + 1].source = REGIE_PREMISE_ASSUMED;
  p.of[REGIE_PREMISE_ASYLUM].source = REGIE_PREMISE_CHANGED;
  changed = regie_premises_make_input (&p, nothing);
  g_assert_cmpint (changed->asylum[1], ==, 2500);
  p.of[REGIE_PREMISE_QUOTA + 1].source = REGIE_PREMISE_CHANGED;
  both = regie_premises_make_input (&p, nothing);
  g_assert_cmpint (both->asylum[1], ==, by_quota->asylum[1]);
}

/* A wait that is changed is another one, and all others stay. */
static void
test_wait (void)
{
  g_autoptr (RegieExperience) e = regie_experience_new ();
  g_autofree RegieForecastInput *was = NULL;
  g_autofree RegieForecastInput *is = NULL;
  RegiePremises p;

  for (int i = 0; i < 40; i++)
    g_array_append_val (e->spells[REGIE_STAGE_INTAKE], ((RegieSpell){ 100 + i, TRUE }));
  read_premises (&p, e, FALSE);
  g_assert_cmpint (p.of[REGIE_PREMISE_INTAKE].source, ==, REGIE_PREMISE_MEASURED);
  g_assert_cmpint (p.of[REGIE_PREMISE_INTAKE].value, ==, 119);
  was = regie_premises_make_input (&p, e);
  g_assert_true (regie_premises_change (&p, "pip_dagen", 60, NULL));
  is = regie_premises_make_input (&p, e);
  g_assert_cmpint (was->durations[REGIE_STAGE_INTAKE].median, ==, 119);
  g_assert_cmpint (is->durations[REGIE_STAGE_INTAKE].median, ==, 60);
  g_assert_cmpint (is->durations[REGIE_STAGE_RUNNING].median, ==, 1000);
}

static RegieExperience *
load (Fixture *f, const char *on, RegiePremises *premises)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  RegieExperience *experience = NULL;

  regie_premises_load (&work, day (on), premises, &experience, &error);
  g_assert_no_error (error);
  return experience;
}

static guint
value_of (Fixture *f, const char *figure, RegieSpan span)
{
  const RegieFigureAsk ask = { .span = span };
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieFigures) figures = regie_figures_load (&work, &ask, &error);

  g_assert_no_error (error);
  return regie_figures_get (figures, regie_figure_find (figure))->n;
}

/* Who is there is who the figures count, and so is who came; on any day. */
static void
test_loaded (Fixture *f, gconstpointer engine)
{
  static const char *const days[] = { TODAY, "2025-06-30" };

  fixture_fill (f, 240, 7);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RegieDay on = day (days[i]);
      RegiePremises premises;
      g_autoptr (RegieExperience) e = load (f, days[i], &premises);
      guint there = 0;

      for (int stage = 0; stage < REGIE_N_STAGES; stage++)
        {
          g_assert_cmpuint (e->ages[stage]->len, >, 0);
          g_assert_cmpuint (e->spells[stage]->len, >=, e->ages[stage]->len);
          there += e->ages[stage]->len;
        }
      g_assert_cmpuint (there, ==, value_of (f, "actief", (RegieSpan){ on, on }));
      g_assert_cmpuint (e->asylum + e->others, ==,
                        value_of (f, "instroom",
                                  (RegieSpan){ regie_day_add_months (on, -12) + 1, on }));
      g_assert_cmpuint (e->quarters[0] + e->quarters[1] + e->quarters[2] + e->quarters[3], ==,
                        e->asylum + e->others);
      g_assert_cmpint (premises.of[REGIE_PREMISE_ASYLUM].value, ==, 143);
      g_assert_cmpint (premises.of[REGIE_PREMISE_CONSULTANTS].value, ==,
                       count (f, "SELECT sum (capacity) FROM staff WHERE role = 'consulent' AND "
                                 "voided = 0 AND active = 1"));
    }
}

/* Without anybody it rests on what is assumed. */
static void
test_empty (Fixture *f, gconstpointer engine)
{
  RegiePremises premises;
  g_autoptr (RegieExperience) e = load (f, TODAY, &premises);
  g_autofree RegieForecastInput *input = regie_premises_make_input (&premises, e);
  RegieQuarter quarters[REGIE_FORECAST_QUARTERS];

  g_assert_cmpint (premises.of[REGIE_PREMISE_INTAKE].source, ==, REGIE_PREMISE_ASSUMED);
  regie_forecast_make (input, quarters);
  g_assert_cmpint (quarters[7].bands[REGIE_AHEAD_STOCK].high, ==, 0);
}

TEST_SUITE (premise)
{
  static const FixtureTest tests[] = {
    { "are-counted-as-the-figures-are", test_loaded },
    { "of-an-empty-office", test_empty },
  };

  g_test_add_func ("/premise/of-the-file", test_file);
  g_test_add_func ("/premise/what-is-no-value-is-said-with-its-line", test_faults);
  g_test_add_func ("/premise/change-for-once", test_change);
  g_test_add_func ("/premise/inflow-is-divided-as-it-was", test_inflow);
  g_test_add_func ("/premise/a-quota-goes-before-the-year", test_quota);
  g_test_add_func ("/premise/a-wait-that-is-changed", test_wait);
  ADD_ON_BOTH_ENGINES ("/premise", tests);
}
