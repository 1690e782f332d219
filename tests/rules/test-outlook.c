/* SPDX-License-Identifier: EUPL-1.2 */
/* Every row of cases/outlook.json is a person with what must be foreseen; and what holds whatever
 * the person. */
#include <string.h>

#include "cases.h"
#include "regie-case.h"
#include "regie-error.h"

static RegieCaseFile *
case_of (JsonObject *row, RegieAssumptions *assumed)
{
  g_autofree char *text = json_to_string (json_object_get_member (row, "zaak"), FALSE);
  g_autoptr (GError) error = NULL;
  RegieCaseFile *file;

  *assumed = read_assumptions ();
  file = regie_case_file_parse_outlook (codes, text, -1, assumed, &error);
  g_assert_no_error (error);
  return file;
}

/* Every member of EXPECTED stands in HAVE with that value. */
static void
assert_holds (JsonObject *have, JsonObject *expected)
{
  g_autoptr (GList) members = json_object_get_members (expected);

  for (GList *m = members; m != NULL; m = m->next)
    {
      g_autofree char *want = json_to_string (json_object_get_member (expected, m->data), FALSE);
      g_autofree char *is = NULL;

      g_assert_true (json_object_has_member (have, m->data));
      is = json_to_string (json_object_get_member (have, m->data), FALSE);
      g_assert_cmpstr (is, ==, want);
    }
}

static JsonObject *
find_duty (JsonObject *outlook, const char *duty)
{
  JsonArray *all = json_object_get_array_member (outlook, "verplichtingen");

  for (guint i = 0; i < json_array_get_length (all); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (all, i), "soort"),
                duty)
        == 0)
      return json_array_get_object_element (all, i);
  return NULL;
}

static void
test_row (gconstpointer data)
{
  JsonObject *row = (JsonObject *) data;
  JsonObject *duties = json_object_get_object_member (row, "verplichtingen");
  JsonObject *outlook;
  RegieAssumptions assumed;
  g_autoptr (RegieCaseFile) file = case_of (row, &assumed);
  g_autofree char *out = regie_case_file_outlook (file, rules, day_of (row), &assumed);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) members = json_object_get_members (duties);

  g_assert_true (json_parser_load_from_data (parser, out, -1, NULL));
  outlook = json_node_get_object (json_parser_get_root (parser));
  for (GList *m = members; m != NULL; m = m->next)
    if (json_object_get_null_member (duties, m->data))
      g_assert_null (find_duty (outlook, m->data));
    else
      {
        g_assert_nonnull (find_duty (outlook, m->data));
        assert_holds (find_duty (outlook, m->data),
                      json_object_get_object_member (duties, m->data));
      }
  g_assert_cmpstr (json_object_get_string_member (outlook, "oordeel"), ==,
                   json_object_get_string_member (row, "oordeel"));
  if (json_object_has_member (row, "herstel"))
    {
      JsonArray *want = json_object_get_array_member (row, "herstel");
      JsonArray *have = json_object_get_array_member (outlook, "herstel");

      g_assert_cmpuint (json_array_get_length (have), ==, json_array_get_length (want));
      for (guint i = 0; i < json_array_get_length (want); i++)
        assert_holds (json_array_get_object_element (have, i),
                      json_array_get_object_element (want, i));
    }
}

static int
compare_ends (RegieDay a, RegieDay b)
{
  if (a == b)
    return 0;
  return a == REGIE_DAY_NONE ? 1 : b == REGIE_DAY_NONE ? -1 : a < b ? -1 : 1;
}

/* Nothing is foreseen sooner, and no verdict is better, when hours are taken away: part of each
 * report, and the whole of it. */
static void
test_fewer_hours (gconstpointer data)
{
  JsonArray *rows = (JsonArray *) data;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      RegieAssumptions assumed;
      g_autoptr (RegieCaseFile) file = case_of (row, &assumed);
      RegieCase one = *regie_case_file_get (file);
      g_autofree RegieFact *facts = g_memdup2 (one.facts, one.n * sizeof (RegieFact));
      g_autoptr (RegieOutlook) before = regie_outlook_new (rules, &one, day_of (row), &assumed);

      one.facts = facts;
      for (guint at = 0; at < one.n; at++)
        {
          int hours = facts[at].minutes;

          if (facts[at].kind != REGIE_FACT_HOURS)
            continue;
          for (int left = hours; left >= 0; left -= MAX (1, hours / 4))
            {
              g_autoptr (RegieOutlook) after = NULL;

              facts[at].minutes = left;
              after = regie_outlook_new (rules, &one, day_of (row), &assumed);
              g_assert_cmpint (after->verdict, >=, before->verdict);
              for (guint k = 0; k < MIN (before->prospects->len, after->prospects->len); k++)
                {
                  const RegieProspect *x = &g_array_index (before->prospects, RegieProspect, k);
                  const RegieProspect *y = &g_array_index (after->prospects, RegieProspect, k);

                  g_assert_cmpint (x->duty, ==, y->duty);
                  g_assert_cmpint (y->verdict, >=, x->verdict);
                  g_assert_cmpint (compare_ends (y->expected, x->expected), >=, 0);
                }
            }
          facts[at].minutes = hours;
        }
    }
}

/* A repair by more hours is true: with that pace from today the obligation is met in time. */
static void
test_repairs_hold (gconstpointer data)
{
  JsonArray *rows = (JsonArray *) data;
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      RegieAssumptions assumed;
      g_autoptr (RegieCaseFile) file = case_of (row, &assumed);
      g_autoptr (RegieOutlook) outlook = regie_outlook_new (rules, regie_case_file_get (file),
                                                            day_of (row), &assumed);

      for (guint k = 0; k < outlook->repairs->len; k++)
        {
          const RegieRepair *repair = &g_array_index (outlook->repairs, RegieRepair, k);

          if (repair->kind != REGIE_REPAIR_HOURS)
            continue;
          n++;
          g_assert_cmpint (repair->expected, <=, outlook->term_end);
          for (guint d = 0; d < outlook->prospects->len; d++)
            {
              const RegieProspect *p = &g_array_index (outlook->prospects, RegieProspect, d);

              if (p->duty == repair->duty)
                {
                  g_assert_cmpfloat (repair->per_week, >, p->per_week);
                  g_assert_cmpfloat (
                    p->done + (outlook->term_end - day_of (row)) / 7.0 * repair->per_week, >=,
                    p->needed);
                }
            }
        }
    }
  g_assert_cmpuint (n, >, 2);
}

/* The file says every number; one that is missing or is none is said with its line. */
static void
test_faults (void)
{
  static const struct {
    const char *text, *where;
  } rows[] = {
    { "[haalbaarheid]\nuren_b1=veel\n", "amounts.ini, line 2:" },
    { "[haalbaarheid]\nuren_b1=900\n", "amounts.ini" },
    { "[spuk 2022]\ngezin=1\n", "amounts.ini" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = regie_ini_parse ("amounts.ini", rows[i].text, -1, &error);
      RegieAssumptions assumed;

      g_assert_no_error (error);
      g_assert_false (regie_assumptions_read (ini, &assumed, &error));
      g_assert_true (g_str_has_prefix (error->message, rows[i].where));
    }
}

static void
test_refusals (void)
{
  static const char *const rows[][2] = {
    { "{\"groep\":\"gezin\",\"feiten\":[],\"aannames\":{\"kleur\":1}}", "aannames.kleur" },
    { "{\"groep\":\"gezin\",\"feiten\":[],\"aannames\":{\"uren_b1\":\"veel\"}}",
      "aannames.uren_b1" },
    { "{\"groep\":\"gezin\",\"feiten\":[],\"aannames\":{\"uren_b1\":-1}}", "aannames.uren_b1" },
    { "{\"groep\":\"gezin\",\"feiten\":[],\"aannames\":3}", "aannames" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieAssumptions assumed = read_assumptions ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) strict = NULL;
      g_autoptr (RegieCaseFile) file = regie_case_file_parse_outlook (codes, rows[i][0], -1,
                                                                      &assumed, &error);
      g_autoptr (RegieCaseFile) clock = NULL;

      g_assert_null (file);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, rows[i][1]));
      /* The clock's contract knows no assumptions. */
      clock = regie_case_file_parse (codes, rows[i][0], -1, &strict);
      g_assert_null (clock);
      g_assert_true (g_str_has_prefix (strict->message, "aannames: "));
    }
}

TEST_SUITE (outlook)
{
  JsonArray *rows = add_rows ("outlook.json", "/outlook", test_row);

  g_test_add_data_func ("/outlook/fewer-hours-never-help", rows, test_fewer_hours);
  g_test_add_data_func ("/outlook/more-hours-do-help", rows, test_repairs_hold);
  g_test_add_func ("/outlook/refuses-what-it-does-not-know", test_refusals);
  g_test_add_func ("/outlook/faults-are-said-with-their-line", test_faults);
}
