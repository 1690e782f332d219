/* SPDX-License-Identifier: EUPL-1.2 */
/* What the forecast says on a screen: charts with their sentences, and what they rest on. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-ahead-commands.h"
#include "regie-forecast-view.h"

static RegieForecastView *
ask (Fixture *f, const char *role, const char *changes, GError **error)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new_parsed (changes != NULL ? changes : "@a{sx} {}"));
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  return regie_question_ask (&work, &regie_ahead_questions[REGIE_FORECAST_READ], target, error);
}

static RegiePremiseItem *
find (RegieForecastView *view, const char *id)
{
  GListModel *all = G_LIST_MODEL (view->premises);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RegiePremiseItem) item = g_list_model_get_item (all, i);

      if (strcmp (item->id, id) == 0)
        return item; /* the list keeps it */
    }
  g_assert_not_reached ();
}

static void
test_view (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieForecastView) view = NULL;
  g_autoptr (RegieChart) load = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *spoken = NULL;

  fixture_fill (f, 60, 7);
  view = ask (f, "manager", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (view->is_changed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->charts)), ==, REGIE_N_AHEAD);
  load = g_list_model_get_item (G_LIST_MODEL (view->charts), 1);
  g_assert_cmpstr (load->name, ==, "per_consulent");
  g_assert_true (load->has_norm);
  g_assert_cmpint (load->norm, ==, 8000);
  g_assert_cmpuint (regie_chart_get_n_points (load), ==, REGIE_FORECAST_QUARTERS);
  spoken = regie_chart_dup_spoken (load, 0, 1);
  g_assert_true (g_str_has_prefix (spoken, "expected: "));
  g_assert_nonnull (strstr (spoken, "Quarter until 23 February 2027: "));
  g_assert_nonnull (strstr (spoken, "eight cases of ten between"));
  g_assert_cmpfloat (find (view, "instroom_asiel")->value, ==, 143);
}

static void
test_changed (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieForecastView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChart) load = NULL;

  view = ask (f, "manager", "@a{sx} {'norm': 60, 'consulenten': 950}", &error);
  g_assert_no_error (error);
  g_assert_true (view->is_changed);
  g_assert_true (find (view, "norm")->is_changed);
  g_assert_false (find (view, "pip_dagen")->is_changed);
  g_assert_cmpfloat (find (view, "consulenten")->value, ==, 9.5);
  load = g_list_model_get_item (G_LIST_MODEL (view->charts), 1);
  g_assert_cmpint (load->norm, ==, 6000);
}

static void
test_refused (Fixture *f, gconstpointer engine)
{
  static const char *const wrong[] = { "@a{sx} {'norm': 0}", "@a{sx} {'weer': 1}" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ask (f, "manager", wrong[i], &error));
      g_assert_nonnull (regie_error_get_field (error));
    }
}

static void
test_rights (Fixture *f, gconstpointer engine)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (f, "balie", NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

TEST_SUITE (forecast_view)
{
  static const FixtureTest tests[] = {
    { "says-what-may-come", test_view },
    { "says-what-is-changed", test_changed },
    { "refuses-in-words", test_refused },
    { "is-not-for-the-desk", test_rights },
  };

  ADD_ON_BOTH_ENGINES ("/forecast-view", tests);
}
