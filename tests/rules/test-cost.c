/* SPDX-License-Identifier: EUPL-1.2 */
/* The price before the promise. */
#include <string.h>

#include "cases.h"
#include "regie-error.h"
#include "regie-cost.h"

/* Of amounts.ini. */
static RegieAmounts amounts;
static RegieAssumptions assumed;

static RegieCostLine
line_of (RegieUnit unit, gint64 price)
{
  return (RegieCostLine){ REGIE_TOPIC_LANGUAGE,
                          regie_day_from_civil (2027, 1, 4),
                          regie_day_from_civil (2027, 12, 31),
                          12,
                          price,
                          unit,
                          3 };
}

/* 362 days. */
static void
test_cost_of_units (void)
{
  static const struct {
    RegieUnit unit;
    gint64 price, cost;
  } rows[] = {
    { REGIE_UNIT_TRAJECTORY, 950000, 950000 }, { REGIE_UNIT_HOUR, 1000, 620571 },
    { REGIE_UNIT_WEEK, 10000, 517143 },        { REGIE_UNIT_MONTH, 19500, 231918 },
    { REGIE_UNIT_TIME, 5000, 15000 },          { REGIE_UNIT_HOUR, -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieCostLine line = line_of (rows[i].unit, rows[i].price);

      g_assert_cmpint (regie_cost_of (&line), ==, rows[i].cost);
    }
}

/* The cost is the sum of its lines, and a line that moves costs the same. */
static void
test_cost_properties (void)
{
  for (guint n = 0; n < 500; n++)
    {
      RegieCostLine lines[6];
      gint64 sum = 0;
      gint64 in_years = 0;
      guint count = g_test_rand_int_range (1, 7);
      int shift = g_test_rand_int_range (-400, 400);
      g_autoptr (RegieCost) cost = NULL;
      g_autoptr (RegieCost) moved = NULL;

      for (guint i = 0; i < count; i++)
        {
          lines[i] = line_of (g_test_rand_int_range (0, REGIE_N_UNITS),
                              g_test_rand_int_range (-1, 20000));
          lines[i].until = lines[i].from + g_test_rand_int_range (0, 900);
          sum += regie_cost_of (&lines[i]);
        }
      cost = regie_cost_new (&amounts, &assumed, REGIE_GROUP_ASIEL_28, 2026, REGIE_ROUTE_B1, lines,
                             count, 60);
      g_assert_cmpint (cost->cost, ==, sum);
      for (guint i = 0; i < cost->years->len; i++)
        {
          in_years += g_array_index (cost->years, RegieCostYear, i).cost;
          g_assert_true (i == 0
                         || g_array_index (cost->years, RegieCostYear, i).year
                              > g_array_index (cost->years, RegieCostYear, i - 1).year);
        }
      g_assert_cmpint (in_years, ==, sum);
      for (guint i = 0; i < count; i++)
        lines[i].from += shift, lines[i].until += shift;
      moved = regie_cost_new (&amounts, &assumed, REGIE_GROUP_ASIEL_28, 2026, REGIE_ROUTE_B1, lines,
                              count, 60);
      g_assert_cmpint (moved->cost, ==, sum);
      g_assert_cmpint (moved->chance, ==, cost->chance);
      /* Fewer hours of lessons never make the chance better. */
      for (guint i = 0; i < count; i++)
        lines[i].per_week = g_test_rand_int_range (0, 13);
      g_clear_pointer (&moved, regie_cost_free);
      moved = regie_cost_new (&amounts, &assumed, REGIE_GROUP_ASIEL_28, 2026, REGIE_ROUTE_B1, lines,
                              count, 60);
      g_assert_cmpint (moved->chance, <=, cost->chance);
    }
}

/* Regeling art. 10.2 to 10.4: what each cohort brings in, and which of it is an estimate. */
static void
test_income (void)
{
  static const struct {
    RegieGroup group;
    int cohort;
    gint64 income, success;
    gboolean estimated;
  } rows[] = {
    { REGIE_GROUP_ASIEL_28, 2022, 805710 + 424217 + 106054, 85651,
      TRUE }, /* 2024 is not known: 2023 is used */
    { REGIE_GROUP_ASIEL_GEZIN, 2026, 608734 + 471896 + 117974, 85651, TRUE },
    { REGIE_GROUP_GEZIN, 2025, 69423, 0, FALSE },
    { REGIE_GROUP_OVERIG, 2026, 70672, 0, FALSE },
    { REGIE_GROUP_GEESTELIJK, 2027, 70672, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieCost) cost = regie_cost_new (&amounts, &assumed, rows[i].group,
                                                   rows[i].cohort, REGIE_ROUTE_Z, NULL, 0, -1);

      g_assert_cmpint (cost->income, ==, rows[i].income);
      g_assert_cmpint (cost->finishing.amount, ==, rows[i].success);
      g_assert_cmpint (cost->estimated, ==, rows[i].estimated);
    }
}

/* Regeling art. 10.4: d is a weight.  In 2026 the weights together are what art. 10.3 pays, so
 * finishing adds nothing on top. */
static void
test_finishing (void)
{
  g_autoptr (RegieCost) cost = regie_cost_new (&amounts, &assumed, REGIE_GROUP_ASIEL_28, 2026,
                                               REGIE_ROUTE_B1, NULL, 0, -1);
  g_autofree char *sentence = regie_income_dup_sentence (&cost->finishing);

  g_assert_cmpuint (cost->parts->len, ==, 3);
  g_assert_cmpint (cost->income, ==, 608734 + 471896 + 117974);
  g_assert_cmpint (582070 + 424706 + 106177 + cost->finishing.amount, ==, cost->income);
  g_assert_nonnull (strstr (sentence, "uncertain"));
}

/* A year whose amounts nobody knows is named wherever its money is. */
static void
test_unknown_years (void)
{
  static const struct {
    RegieGroup group;
    int cohort;
    const char *says;
  } rows[] = {
    { REGIE_GROUP_ASIEL_28, 2022, "for 2024; those of 2023" },
    { REGIE_GROUP_ASIEL_28, 2023, "for 2024; those of 2023" },
    { REGIE_GROUP_ASIEL_28, 2025, "for 2027; those of 2026" },
    { REGIE_GROUP_ASIEL_28, 2026, "for 2027, 2028; those of 2026" },
    { REGIE_GROUP_ASIEL_28, 2024, "for 2024; those of 2023" },
    { REGIE_GROUP_GEZIN, 2024, "for 2024; those of 2023" },
    { REGIE_GROUP_GEZIN, 2027, "for 2027; those of 2026" },
    { REGIE_GROUP_GEZIN, 2026, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieCost) cost = regie_cost_new (&amounts, &assumed, rows[i].group,
                                                   rows[i].cohort, REGIE_ROUTE_B1, NULL, 0, -1);
      g_autofree char *unknown = regie_cost_dup_unknown (cost);
      g_autofree char *summary = regie_cost_dup_summary (cost);

      g_assert_cmpint (unknown != NULL, ==, cost->estimated);
      if (rows[i].says == NULL)
        g_assert_null (unknown);
      else
        {
          g_assert_nonnull (strstr (unknown, rows[i].says));
          g_assert_nonnull (strstr (summary, rows[i].says));
        }
    }
}

/* Section by section what stands in amounts.ini of the fines (Wet art. 22 to 25). */
static void
test_fines (void)
{
  static const struct {
    const char *group, *key, *value;
  } rows[] = {
    { "boete gemeente intake", "bedrag", "250" },
    { "boete gemeente traject", "bedrag", "50" },
    { "boete gemeente traject", "hoogstens", "800" },
    { "boete gemeente samen", "eerste_termijn", "2400" },
    { "boete gemeente samen", "nieuw_24", "1600" },
    { "boete duo", "pvt", "340" },
    { "boete duo", "map", "340" },
    { "boete duo leerroute", "niet_alles_geprobeerd", "1000;800;400" },
    { "boete duo leerroute", "twee_keer_geprobeerd", "600;450;225" },
    { "boete duo z", "participatie_laag", "1000;800;400" },
    { "boete duo z", "gezin", "1000;800;400" },
  };
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = regie_ini_dup (ini, rows[i].group, rows[i].key);

      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

/* Two months of 310 euro: what falls in each year goes by its days. */
static void
test_years (void)
{
  RegieCostLine line = { REGIE_TOPIC_GUIDANCE,
                         regie_day_from_civil (2026, 12, 1),
                         regie_day_from_civil (2027, 1, 31),
                         0,
                         62000,
                         REGIE_UNIT_TRAJECTORY,
                         1 };
  g_autoptr (RegieCost) cost = regie_cost_new (&amounts, &assumed, REGIE_GROUP_GEZIN, 2026,
                                               REGIE_ROUTE_B1, &line, 1, 50);

  g_assert_cmpuint (cost->years->len, ==, 2);
  g_assert_cmpint (g_array_index (cost->years, RegieCostYear, 0).cost, ==, 31000);
  g_assert_cmpint (g_array_index (cost->years, RegieCostYear, 1).cost, ==, 31000);
  g_assert_cmpint (g_array_index (cost->years, RegieCostYear, 0).income, ==, 70672);
  g_assert_cmpint (g_array_index (cost->years, RegieCostYear, 1).income, ==, 0);
}

/* Wet art. 16 and 20: who is no asylum status holder pays the lessons, and the municipality the
 * rest. */
static void
test_own (void)
{
  RegieCostLine lines[2] = { line_of (REGIE_UNIT_TRAJECTORY, 950000),
                             line_of (REGIE_UNIT_TRAJECTORY, 32500) };

  lines[1].topic = REGIE_TOPIC_PVT;
  for (RegieGroup group = 0; group < REGIE_N_GROUPS; group++)
    {
      gboolean asylum = group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN;
      g_autoptr (RegieCost) cost = regie_cost_new (&amounts, &assumed, group, 2026, REGIE_ROUTE_B1,
                                                   lines, 2, 50);

      g_assert_cmpint (cost->cost, ==, asylum ? 982500 : 32500);
      g_assert_cmpint (cost->own, ==, asylum ? 0 : 950000);
    }
}

static void
test_amount_faults (void)
{
  static const struct {
    const char *text;
    guint line;
  } files[] = {
    { "[spuk 2026]\ngezin=veel\n[kans]\nB1=50\nO=50\nZ=50\n", 2 },
    { "[spuk 2026]\nasiel_b=-3\n[kans]\nB1=50\nO=50\nZ=50\n", 2 },
    { "[spuk 2021]\n[kans]\nB1=50\nO=50\nZ=50\n", 1 },
    { "[spuk dit jaar]\n[kans]\nB1=50\nO=50\nZ=50\n", 1 },
    { "[kans]\nB1=50\nO=101\nZ=50\n", 3 },
    { "[kans]\nB1=50\nZ=50\n", 1 },
    { "[anders]\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("amounts.ini", files[i].text, -1, &error);
      g_autofree char *where = g_strdup_printf ("amounts.ini, line %u: ", files[i].line);
      RegieAmounts read = { NULL };

      g_assert_no_error (error);
      g_assert_false (regie_amounts_read (ini, &read, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, where))
        g_error ("row %u: %s", i, error->message);
      g_assert_null (read.years);
    }
}

/* In order of the years, whatever the order of the file; an amount that is not there is not
 * known. */
static void
test_amounts_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_parse (
    "a.ini", "[spuk 2026]\ngezin=1,50\n[spuk 2023]\nasiel_a=2\n[kans]\nB1=50\nO=40\nZ=0\n", -1,
    &error);
  RegieAmounts read = { NULL };

  g_assert_true (regie_amounts_read (ini, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read.n, ==, 2);
  g_assert_cmpint (read.years[0].year, ==, 2023);
  g_assert_cmpint (read.years[0].a, ==, 200);
  g_assert_cmpint (read.years[0].family, ==, -1);
  g_assert_cmpint (read.years[1].family, ==, 150);
  g_assert_cmpint (read.chance[REGIE_ROUTE_Z], ==, 0);
  regie_amounts_clear (&read);
  g_assert_null (read.years);
  regie_amounts_clear (&read);
}

static void
test_units (void)
{
  g_assert_cmpint (regie_unit_of ("uur"), ==, REGIE_UNIT_HOUR);
  g_assert_cmpint (regie_unit_of (NULL), ==, REGIE_UNIT_TRAJECTORY);
  g_assert_cmpint (regie_unit_of ("zomaar"), ==, REGIE_UNIT_TRAJECTORY);
}

static void
test_summary (void)
{
  const RegieCostLine free_line = line_of (REGIE_UNIT_TRAJECTORY, -1);
  const RegieCostLine dear[] = { line_of (REGIE_UNIT_TRAJECTORY, 1000000),
                                 line_of (REGIE_UNIT_TRAJECTORY, -1),
                                 line_of (REGIE_UNIT_HOUR, -1) };
  g_autoptr (RegieCost) cheap = regie_cost_new (&amounts, &assumed, REGIE_GROUP_GEZIN, 2026,
                                                REGIE_ROUTE_B1, &free_line, 1, 50);
  g_autoptr (RegieCost) costly = regie_cost_new (&amounts, &assumed, REGIE_GROUP_ASIEL_GEZIN, 2026,
                                                 REGIE_ROUTE_B1, dear, 3, 50);
  g_autofree char *left = regie_cost_dup_summary (cheap);
  g_autofree char *missing = regie_cost_dup_summary (costly);

  g_assert_cmpstr (left, ==,
                   "It costs € 0 and brings in € 707: € 707 is left. 1 line has no price yet.");
  g_assert_true (g_str_has_prefix (missing, "It costs € 10,000 and brings in € 11,986: € 1,986 is "
                                            "left. 2 lines have no price yet. No amounts are"));
}

TEST_SUITE (cost)
{
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");
  g_autoptr (GError) error = NULL;

  regie_amounts_read (ini, &amounts, &error);
  g_assert_no_error (error);
  assumed = read_assumptions ();
  g_test_add_func ("/cost/units", test_cost_of_units);
  g_test_add_func ("/cost/properties", test_cost_properties);
  g_test_add_func ("/cost/income", test_income);
  g_test_add_func ("/cost/finishing-is-a-weight", test_finishing);
  g_test_add_func ("/cost/years-that-are-not-known-are-named", test_unknown_years);
  g_test_add_func ("/cost/fines-are-in-the-file", test_fines);
  g_test_add_func ("/cost/years", test_years);
  g_test_add_func ("/cost/own", test_own);
  g_test_add_func ("/cost/amounts-are-said-with-their-line", test_amount_faults);
  g_test_add_func ("/cost/amounts-in-order", test_amounts_read);
  g_test_add_func ("/cost/what-a-price-is-for", test_units);
  g_test_add_func ("/cost/in-a-sentence", test_summary);
}
