/* SPDX-License-Identifier: EUPL-1.2 */
/* Money, the weekly rhythm and the price before the promise. */
#include <string.h>

#include "regie-cost-file.h"
#include "regie-json.h"
#include "regie-money.h"
#include "regie-office.h"
#include "regie-rights.h"
#include "regie-week.h"
#include "suite.h"

static RegieOffice *office;

static void
test_money (void)
{
  static const struct {
    const char *text;
    gint64 cents;
  } good[] = {
    { "1234,50", 123450 },
    { "1.234,50", 123450 },
    { "1,234.50", 123450 },
    { "€ 1.234", 123400 },
    { "0,5", 50 },
    { "12", 1200 },
    { " 9,85 ", 985 },
    { "1.234.567", 123456700 },
    { "-3,20", -320 },
    { "6087.34", 608734 },
    { "€ 425,-", 42500 },
    { "425,\u2013", 42500 },
    { "38,-", 3800 },
    { "38,--", 3800 },
    { "159,75 €", 15975 },
    { "1\u00a0246,40", 124640 },
    { "1 246,40", 124640 },
    { "1\u202f246\u202f400,5", 124640050 },
    { "EUR 38,10", 3810 },
    { "38,10 euro", 3810 },
    { "€38,10", 3810 },
    { "\u221238,10", -3810 },
    { "38,10-", -3810 },
    { "(38,10)", -3810 },
    { "€ -38,10", -3810 },
    { "1'246,40", 124640 },
    { "426.20000000000005", 42620 },
    { "426.19999999999999", 42620 },
    { "12,5000", 1250 },
    { "€ -", 0 },
    { "\ufeff9,85", 985 },
  };
  static const char *const bad[] = { "",          "abc",      "426,195",       "1.426,195",
                                     "1,426.195", "0.195",    "4,26E+02",      "1.2.345",
                                     "12 34",     "€",        "1 24,60",       "1.2345,6",
                                     "1,2,3",     "1.2345",   "12,",           "1 2",
                                     "5e3",       "1.23.456", "9999999999999", NULL };
  gint64 cents;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *typed = NULL;

      g_assert_true (regie_money_parse (good[i].text, &cents));
      g_assert_cmpint (cents, ==, good[i].cents);
      typed = regie_money_dup_typed (cents);
      g_assert_true (regie_money_parse (typed, &cents));
      g_assert_cmpint (cents, ==, good[i].cents);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    if (regie_money_parse (bad[i], &cents))
      g_error ("“%s” counts as an amount", bad[i]);
}

static void
test_money_words (void)
{
  static const struct {
    gint64 cents;
    gboolean whole;
    const char *text;
  } rows[] = {
    { 123450, FALSE, "€ 1,234.50" },
    { 123449, TRUE, "€ 1,234" },
    { 123450, TRUE, "€ 1,235" },
    { 123400, FALSE, "€ 1,234.00" },
    { 5, TRUE, "€ 0" },
    { -320, FALSE, "−€ 3.20" },
    { 123456789, FALSE, "€ 1,234,567.89" },
    { -99950, TRUE, "−€ 1,000" },
    { 0, TRUE, "€ 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_money_dup (rows[i].cents, rows[i].whole);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_week (void)
{
  static const struct {
    const char *text;
    guint n;
    double hours;
  } good[] = {
    { NULL, 0, 0 },
    { "ma 9-12", 1, 3 },
    { "ma 9:00-12:00, do 13:00-16:30", 2, 6.5 },
    { "ma-vr 9:15–12.15", 5, 15 },
    { "ma/wo/vr 13u-15u30", 3, 7.5 },
    { "zaterdag 10-14; Zo 10-12", 2, 6 },
    { "ma en di 9 - 11", 2, 4 },
  };
  static const char *const bad[] = { "maandag",   "9-12",       "ma 12-9",    "xx 9-12", "ma 9-25",
                                     "ma 9:7-12", "vr-ma 9-12", "ma 9-12 en", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

      g_assert_true (regie_week_parse (good[i].text, 3, 0, slots, NULL));
      g_assert_cmpuint (slots->len, ==, good[i].n);
      g_assert_cmpfloat (regie_week_hours (slots, 3), ==, good[i].hours);
      g_assert_cmpfloat (regie_week_hours (slots, 2), ==, 0);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
      g_autofree char *text = g_strconcat ("di 9-10, ", bad[i], NULL);
      g_autofree char *fault = NULL;

      if (regie_week_parse (text, 0, 0, slots, &fault))
        g_error ("“%s” counts as a rhythm", bad[i]);
      g_assert_cmpuint (slots->len, ==, 0);
      g_assert_cmpstr (fault, ==, bad[i]);
    }
}

static void
test_clash (void)
{
  RegieSlot lesson = { 0, 0, 540, 720, 0 };
  RegieSlot work = { 1, 0, 720, 1020, 0 };
  RegieSlot late = { 1, 0, 719, 1020, 0 };
  RegieSlot far = { 1, 0, 720, 1020, 20 };
  RegieSlot tuesday = { 1, 1, 540, 720, 0 };
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

  g_assert_false (regie_slots_clash (&lesson, &work));
  g_assert_true (regie_slots_clash (&lesson, &late));
  g_assert_true (regie_slots_clash (&lesson, &far));
  g_assert_false (regie_slots_clash (&lesson, &tuesday));
  g_assert_false (regie_slots_clash (&lesson, &lesson));
  regie_week_parse ("ma 8:30-11:30", 2, 0, slots, NULL);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 1 << 2), ==, 30);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 1 << 1), ==, 180);
  regie_week_parse ("ma 11-13", 3, 0, slots, NULL);
  g_assert_cmpint (regie_week_uncovered (slots, &lesson, 3 << 2), ==, 0);
}

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
      cost = regie_cost_new (&office->amounts, &office->assumed, REGIE_GROUP_ASIEL_28, 2026,
                             REGIE_ROUTE_B1, lines, count, 60);
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
      moved = regie_cost_new (&office->amounts, &office->assumed, REGIE_GROUP_ASIEL_28, 2026,
                              REGIE_ROUTE_B1, lines, count, 60);
      g_assert_cmpint (moved->cost, ==, sum);
      g_assert_cmpint (moved->chance, ==, cost->chance);
      /* Fewer hours of lessons never make the chance better. */
      for (guint i = 0; i < count; i++)
        lines[i].per_week = g_test_rand_int_range (0, 13);
      g_clear_pointer (&moved, regie_cost_free);
      moved = regie_cost_new (&office->amounts, &office->assumed, REGIE_GROUP_ASIEL_28, 2026,
                              REGIE_ROUTE_B1, lines, count, 60);
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
      g_autoptr (RegieCost) cost = regie_cost_new (&office->amounts, &office->assumed,
                                                   rows[i].group, rows[i].cohort, REGIE_ROUTE_Z,
                                                   NULL, 0, -1);

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
  g_autoptr (RegieCost) cost = regie_cost_new (&office->amounts, &office->assumed,
                                               REGIE_GROUP_ASIEL_28, 2026, REGIE_ROUTE_B1, NULL, 0,
                                               -1);
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
      g_autoptr (RegieCost) cost = regie_cost_new (&office->amounts, &office->assumed,
                                                   rows[i].group, rows[i].cohort, REGIE_ROUTE_B1,
                                                   NULL, 0, -1);
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
  g_autofree char *path = regie_office_dup_path ("amounts.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) ini = regie_ini_load (path, &error);

  g_assert_no_error (error);
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
  g_autoptr (RegieCost) cost = regie_cost_new (&office->amounts, &office->assumed,
                                               REGIE_GROUP_GEZIN, 2026, REGIE_ROUTE_B1, &line, 1,
                                               50);

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
      g_autoptr (RegieCost) cost = regie_cost_new (&office->amounts, &office->assumed, group, 2026,
                                                   REGIE_ROUTE_B1, lines, 2, 50);

      g_assert_cmpint (cost->cost, ==, asylum ? 982500 : 32500);
      g_assert_cmpint (cost->own, ==, asylum ? 0 : 950000);
    }
}

/* What a change of group changes: as the table of the law has it, and never both ways. */
static void
test_rights (void)
{
  static const struct {
    RegieGroup from, to;
    guint begin, end;
  } rows[] = {
    { REGIE_GROUP_ASIEL_28, REGIE_GROUP_GEZIN, 2, 6 },
    { REGIE_GROUP_GEZIN, REGIE_GROUP_ASIEL_28, 6, 2 },
    { REGIE_GROUP_ASIEL_28, REGIE_GROUP_ASIEL_GEZIN, 0, 1 },
    { REGIE_GROUP_GEZIN, REGIE_GROUP_OVERIG, 0, 0 },
    { REGIE_GROUP_ASIEL_GEZIN, REGIE_GROUP_GEESTELIJK, 2, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint begin = 0;
      guint end = 0;
      const char *article;
      gboolean gained;
      char *text;

      for (guint k = 0;
           (text = regie_group_change (rows[i].from, rows[i].to, k, &article, &gained)) != NULL;
           k++)
        {
          *(gained ? &begin : &end) += 1;
          g_assert_true (g_str_has_prefix (text, gained ? "Begins: " : "Ends: "));
          g_free (text);
        }
      g_assert_cmpuint (begin, ==, rows[i].begin);
      g_assert_cmpuint (end, ==, rows[i].end);
    }
}

static void
test_file (void)
{
  g_autofree char *path = regie_office_dup_path ("demo/kosten.json");
  g_autofree char *text = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *root, *first;
  double sum = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  out = regie_cost_file_run (office, text, length, &error);
  g_assert_no_error (error);
  root = regie_json_parse (out, -1, "", &parser, &error);
  g_assert_cmpstr (json_object_get_string_member (root, "goedkoopste"), ==,
                   "Z-route, 9 uur per week");
  first = json_array_get_object_element (json_object_get_array_member (root, "alternatieven"), 0);
  for (guint i = 0; i < 4; i++)
    sum += json_object_get_double_member (
      json_array_get_object_element (json_object_get_array_member (first, "regels"), i), "kosten");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "kosten"), sum, 0.001);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "marge"), 11986.04 - sum,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "marge_bij_slagen"),
                                  json_object_get_double_member (first, "marge"), 0.001);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "inkomsten")), ==,
                    3);
  g_assert_true (json_object_get_boolean_member (
    json_object_get_object_member (first, "aandeel_bij_slagen"), "onzeker"));
}

static void
test_file_faults (void)
{
  static const struct {
    const char *json, *field;
  } rows[] = {
    { "{}", "groep" },
    { "{\"groep\":\"gezin\",\"alternatieven\":[]}", "cohortjaar" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[]}", "alternatieven" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"kleur\":1,\"alternatieven\":[{}]}", "kleur" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{}]}",
      "alternatieven[0].leerroute" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\"}]}",
      "alternatieven[0].regels" },
    { "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\",\"kans\":"
      "101,\"regels\":[]}]}",
      "alternatieven[0].kans" },
#define LINE(text)                                                                                 \
  "{\"groep\":\"gezin\",\"cohortjaar\":2026,\"alternatieven\":[{\"leerroute\":\"B1\",\"regels\":[" \
  "{" text "}]}]}"
    { LINE ("\"onderwerp\":\"dans\""), "alternatieven[0].regels[0].onderwerp" },
    { LINE ("\"onderwerp\":\"taal\""), "alternatieven[0].regels[0].van" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2026-01-01\""),
      "alternatieven[0].regels[0].tot" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":-5"),
      "alternatieven[0].regels[0].prijs" },
    { LINE (
        "\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":1000000"),
      "alternatieven[0].regels[0].prijs" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":5,"
            "\"eenheid\":\"uur\""),
      "alternatieven[0].regels[0].intensiteit" },
    { LINE ("\"onderwerp\":\"taal\",\"van\":\"2027-01-01\",\"tot\":\"2028-01-01\",\"prijs\":5,"
            "\"eenheid\":\"dag\""),
      "alternatieven[0].regels[0].eenheid" },
    { "[]", "groep" },
    { "{", "JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = regie_cost_file_run (office, rows[i].json, -1, &error);

      g_assert_null (out);
      g_assert_nonnull (error);
      if (strstr (error->message, rows[i].field) == NULL)
        g_error ("%s does not name %s", error->message, rows[i].field);
    }
}

TEST_SUITE (cost)
{
  g_autoptr (GError) error = NULL;

  office = regie_office_new (regie_day_from_civil (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_test_add_func ("/money/typed", test_money);
  g_test_add_func ("/money/words", test_money_words);
  g_test_add_func ("/week/typed", test_week);
  g_test_add_func ("/week/clash", test_clash);
  g_test_add_func ("/cost/units", test_cost_of_units);
  g_test_add_func ("/cost/properties", test_cost_properties);
  g_test_add_func ("/cost/income", test_income);
  g_test_add_func ("/cost/finishing-is-a-weight", test_finishing);
  g_test_add_func ("/cost/years-that-are-not-known-are-named", test_unknown_years);
  g_test_add_func ("/cost/fines-are-in-the-file", test_fines);
  g_test_add_func ("/cost/years", test_years);
  g_test_add_func ("/cost/own", test_own);
  g_test_add_func ("/cost/rights-of-a-group", test_rights);
  g_test_add_func ("/cost/file", test_file);
  g_test_add_func ("/cost/faults", test_file_faults);
}
