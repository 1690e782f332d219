/* SPDX-License-Identifier: EUPL-1.2 */
/* The report of a quarter as a value: its text and back, what is not told, and what became
 * another. */
#include "regie-quarter.h"

#include <string.h>

#include "regie-error.h"
#include "suite.h"

static const char sample[]
  = "{\"kwartaal\":\"2026-K3\",\"stand_op\":\"2026-09-30\",\"regels\":\"abc\",\"cijfers\":["
    "{\"id\":\"actief\",\"naam\":\"Lopend\",\"eenheid\":\"dossiers\",\"soort\":\"aantal\","
    "\"waarde\":12,\"vorig_kwartaal\":\"<5\",\"definitie\":\"D\",\"toelichting\":\"Omdat\","
    "\"splitsing\":[{\"deel\":\"x\",\"naam\":\"Ix\",\"waarde\":\"<5\"}]},"
    "{\"id\":\"pip_op_tijd\",\"naam\":\"Op tijd\",\"eenheid\":\"%\",\"soort\":\"aandeel\","
    "\"waarde\":71.43,\"teller\":5,\"noemer\":7,\"vorig_kwartaal\":null,\"definitie\":\"D\","
    "\"splitsing\":[]}],\"reeksen\":[{\"id\":\"actief\",\"titel\":\"T\",\"over\":\"O\","
    "\"eenheid\":\"dossiers\",\"vorm\":\"kolommen\",\"punten\":[{\"deel\":\"2026-09\","
    "\"naam\":\"September 2026\",\"waarde\":3}]}],\"vorig_rapport\":{\"kwartaal\":\"2026-K2\","
    "\"andere_regels\":true,\"gewijzigd\":[{\"id\":\"actief\",\"naam\":\"Lopend\",\"soort\":"
    "\"aantal\",\"was\":11,\"nu\":12}],\"door\":[{\"wat\":\"PIP\",\"hoe\":\"verbeterd\","
    "\"aantal\":2}]}}";

static RegieQuarter *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  RegieQuarter *quarter = regie_quarter_from_json (sample, &error);

  g_assert_no_error (error);
  return quarter;
}

static void
test_round_trip (void)
{
  g_autoptr (RegieQuarter) first = read_sample ();
  g_autofree char *text = regie_quarter_to_json (first);
  g_autoptr (RegieQuarter) second = regie_quarter_from_json (text, NULL);
  g_autofree char *again = regie_quarter_to_json (second);
  const RegieQuarterFigure *figure = regie_quarter_find (second, "pip_op_tijd");

  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (figure->value.hundredths, ==, 7143);
  g_assert_cmpint (figure->whole, ==, 7);
  g_assert_false (figure->before.known);
  figure = regie_quarter_find (second, "actief");
  g_assert_true (figure->before.is_few);
  g_assert_cmpstr (figure->explanation, ==, "Omdat");
  g_assert_true (second->changes->has_other_rules);
  g_assert_cmpint (((RegieQuarterCause *) second->changes->causes->pdata[0])->how, ==,
                   REGIE_QUARTER_CHANGED);
  g_assert_null (regie_quarter_find (second, "zomaar"));
}

/* Each part that is missing or of another kind is a fault that names it. */
static void
test_damaged (void)
{
  static const struct {
    const char *from, *to, *field;
  } rows[] = {
    { "2026-K3", "2026-10", "kwartaal" },
    { "2026-09-30", "30-9", "stand_op" },
    { "\"cijfers\":[", "\"x\":[", "cijfers" },
    { "\"aandeel\"", "\"deel\"", "soort" },
    { "71.43", "true", "waarde" },
    { "\"teller\":5", "\"teller\":\"5\"", "teller" },
    { "kolommen", "taart", "vorm" },
    { "verbeterd", "verzonnen", "hoe" },
    { "\"naam\":\"Ix\"", "\"n\":1", "naam" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) halves = g_strsplit (sample, rows[i].from, 2);
      g_autofree char *text = g_strconcat (halves[0], rows[i].to, halves[1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_quarter_from_json (text, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, rows[i].field))
        g_error ("%s: %s", rows[i].field, error->message);
    }
}

static void
test_words (void)
{
  static const struct {
    RegieFigureKind kind;
    RegieQuarterValue now, before;
    const char *value, *difference;
  } rows[] = {
    { REGIE_FIGURE_COUNT, { TRUE, FALSE, 1200 }, { TRUE, FALSE, 1000 }, "12", "+2" },
    { REGIE_FIGURE_COUNT, { TRUE, FALSE, 1000 }, { TRUE, FALSE, 1200 }, "10", "−2" },
    { REGIE_FIGURE_COUNT, { TRUE, FALSE, 1000 }, { TRUE, FALSE, 1000 }, "10", "0" },
    { REGIE_FIGURE_COUNT, { FALSE, TRUE, 0 }, { TRUE, FALSE, 1000 }, "< 5", "" },
    { REGIE_FIGURE_SHARE,
      { TRUE, FALSE, 7143 },
      { TRUE, FALSE, 6951 },
      "71 %",
      "+1 percentage point" },
    { REGIE_FIGURE_SHARE, { FALSE, FALSE, 0 }, { TRUE, FALSE, 6951 }, "–", "" },
    { REGIE_FIGURE_MEDIAN, { TRUE, FALSE, 4300 }, { TRUE, FALSE, 4550 }, "43 days", "−3 days" },
    { REGIE_FIGURE_SUM, { TRUE, FALSE, 123456 }, { TRUE, FALSE, 100000 }, "€ 1,235", "+€ 235" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = regie_quarter_dup_value (rows[i].kind, &rows[i].now);
      g_autofree char *difference = regie_quarter_dup_difference (rows[i].kind, &rows[i].now,
                                                                  &rows[i].before);

      g_assert_cmpstr (value, ==, rows[i].value);
      g_assert_cmpstr (difference, ==, rows[i].difference);
    }
}

/* What is said alike did not change; a number that came or went did. */
static void
test_compare (void)
{
  g_autoptr (RegieQuarter) was = read_sample ();
  g_autoptr (RegieQuarter) now = read_sample ();
  g_autoptr (RegieQuarterChanges) none = regie_quarter_compare (was, now);
  g_autoptr (RegieQuarterChanges) some = NULL;
  RegieQuarterFigure *figure = (RegieQuarterFigure *) regie_quarter_find (now, "actief");

  g_assert_cmpuint (none->shifts->len, ==, 0);
  g_assert_false (none->has_other_rules);
  figure->value = (RegieQuarterValue){ .is_few = TRUE };
  g_free (now->rules);
  now->rules = g_strdup ("abd");
  some = regie_quarter_compare (was, now);
  g_assert_cmpuint (some->shifts->len, ==, 1);
  g_assert_cmpstr (((RegieQuarterShift *) some->shifts->pdata[0])->id, ==, "actief");
  g_assert_true (some->has_other_rules);
}

static void
test_chart (void)
{
  g_autoptr (RegieQuarter) quarter = read_sample ();
  RegieQuarterSeries *series = quarter->series->pdata[0];
  g_autoptr (RegieChart) chart = regie_quarter_make_chart (series);

  g_assert_cmpint (regie_chart_get_value (chart, 0, 0)->hundredths, ==, 300);
  g_assert_cmpstr (regie_chart_get_point (chart, 0)->label, ==, "Sep");
  g_assert_cmpstr (regie_chart_get_point (chart, 0)->spoken, ==, "September 2026: 3");
}

TEST_SUITE (quarter)
{
  g_test_add_func ("/quarter/json-and-back", test_round_trip);
  g_test_add_func ("/quarter/json-that-is-damaged", test_damaged);
  g_test_add_func ("/quarter/values-in-words", test_words);
  g_test_add_func ("/quarter/what-became-another", test_compare);
  g_test_add_func ("/quarter/chart", test_chart);
}
