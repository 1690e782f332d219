/* SPDX-License-Identifier: EUPL-1.2 */
/* Every row of cases/clock.json is a case of law with what must come out; each is a test of its
 * own. */
#include <string.h>

#include "cases.h"
#include "regie-case.h"
#include "regie-error.h"

static gboolean
cites (JsonObject *deadline, const char *id)
{
  JsonArray *facts = json_object_get_array_member (deadline, "feiten");

  for (guint i = 0; i < json_array_get_length (facts); i++)
    if (strcmp (json_array_get_string_element (facts, i), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
matches_identity (JsonObject *deadline, JsonObject *expected)
{
  if (strcmp (json_object_get_string_member (deadline, "regel"),
              json_object_get_string_member (expected, "regel"))
      != 0)
    return FALSE;
  if (json_object_has_member (expected, "feiten_bevat"))
    return cites (deadline, json_object_get_string_member (expected, "feiten_bevat"));
  if (json_object_has_member (expected, "feiten"))
    return json_node_equal (json_object_get_member (deadline, "feiten"),
                            json_object_get_member (expected, "feiten"));
  return TRUE;
}

/* Every member of EXPECTED stands in DEADLINE with that value; "onzeker" is compared member by
 * member. */
static void
assert_holds (JsonObject *deadline, JsonObject *expected)
{
  g_autoptr (GList) members = json_object_get_members (expected);

  for (GList *m = members; m != NULL; m = m->next)
    {
      JsonNode *want = json_object_get_member (expected, m->data);
      JsonNode *have;
      g_autofree char *want_text = json_to_string (want, FALSE);
      g_autofree char *have_text = NULL;

      if (strcmp (m->data, "feiten_bevat") == 0)
        continue;
      have = json_object_get_member (deadline, m->data);
      if (have == NULL)
        g_error ("%s has no %s", json_object_get_string_member (expected, "regel"),
                 (char *) m->data);
      if (strcmp (m->data, "onzeker") == 0)
        {
          assert_holds (json_node_get_object (have), json_node_get_object (want));
          continue;
        }
      have_text = json_to_string (have, FALSE);
      g_assert_cmpstr (have_text, ==, want_text);
    }
}

static void
test_case (gconstpointer data)
{
  JsonObject *row = (JsonObject *) data;
  JsonObject *expected;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = json_to_string (json_object_get_member (row, "zaak"), FALSE);
  g_autofree char *out = NULL;
  g_autoptr (RegieCaseFile) file = regie_case_file_parse (codes, text, -1, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *results, *list;
  RegieDay today;

  g_assert_no_error (error);
  g_assert_true (regie_day_parse (json_object_get_string_member (row, "today"), &today));
  out = regie_case_file_run (file, rules, codes, today);
  g_assert_true (json_parser_load_from_data (parser, out, -1, &error));
  results = json_node_get_array (json_parser_get_root (parser));
  list = json_object_get_array_member (row, "verwacht");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gboolean found = FALSE;

      expected = json_array_get_object_element (list, i);
      for (guint k = 0; k < json_array_get_length (results) && !found; k++)
        if (matches_identity (json_array_get_object_element (results, k), expected))
          {
            assert_holds (json_array_get_object_element (results, k), expected);
            found = TRUE;
          }
      if (!found)
        g_error ("%s is absent from %s", json_object_get_string_member (expected, "regel"), out);
    }
  list = json_object_has_member (row, "niet") ? json_object_get_array_member (row, "niet") : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    for (guint k = 0; k < json_array_get_length (results); k++)
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (results, k),
                                                      "regel"),
                       !=, json_array_get_string_element (list, i));
}

/* What holds for every deadline, whatever the case: explained, dated in order, met only by what
 * happened. */
static void
test_invariants (gconstpointer data)
{
  JsonArray *cases = (JsonArray *) data;

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *row = json_array_get_object_element (cases, i);
      g_autofree char *text = json_to_string (json_object_get_member (row, "zaak"), FALSE);
      g_autoptr (RegieCaseFile) file = regie_case_file_parse (codes, text, -1, NULL);
      const RegieCase *one = regie_case_file_get (file);
      RegieDay today;

      g_assert_true (regie_day_parse (json_object_get_string_member (row, "today"), &today));
      for (int shift = -400; shift <= 1200; shift += 100)
        {
          g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));

          regie_clock_run (rules, one, today + shift, deadlines);
          for (guint k = 0; k < deadlines->len; k++)
            {
              const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, k);
              const RegieRule *rule = regie_rules_get (rules, d->rule);
              g_auto (GStrv) steps = regie_clock_explain (rules, codes, one, d);

              g_assert_cmpuint (d->n_facts, >, 0);
              g_assert_cmpuint (g_strv_length (steps), >=, 2);
              g_assert_cmpint (d->state, ==, regie_deadline_state (rule, d, today + shift));
              if (d->state == REGIE_STATE_LATE)
                g_assert_true (rule->actor == REGIE_ACTOR_COLLEGE
                               && rule->nature == REGIE_NATURE_DUTY && d->due < today + shift);
              if (d->ended != REGIE_DAY_NONE)
                g_assert_cmpint (d->ended, <=, today + shift);
              if (rule->rolls && d->due != REGIE_DAY_NONE && !d->uncertain)
                g_assert_cmpint (regie_calendar_roll (rules->calendar, d->due), ==, d->due);
              for (guint f = 0; f < d->n_facts; f++)
                g_assert_true (one->facts[d->facts[f]].day <= today + shift
                               || one->facts[d->facts[f]].flags & REGIE_FACT_PLANNED);
            }
        }
    }
}

/* A fact of any kind with whatever such a fact can say, some day in the five years around TODAY. */
static RegieFact
random_fact (gint64 id, RegieDay today)
{
  RegieFact fact;

  regie_fact_init (&fact, g_test_rand_int_range (0, REGIE_N_FACT_KINDS),
                   today + g_test_rand_int_range (-1600, 300));
  fact.id = id;
  fact.belongs_to = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 12) : 0;
  fact.route = g_test_rand_int_range (0, REGIE_N_ROUTES);
  fact.group = g_test_rand_int_range (0, REGIE_N_GROUPS);
  fact.ground = g_test_rand_int_range (0, REGIE_N_GROUNDS);
  fact.flags = g_test_rand_int_range (0, 1 << 10) & ~REGIE_FACT_PLANNED;
  if (g_test_rand_int_range (0, 2) == 0)
    fact.flags &= ~(REGIE_FACT_ELSEWHERE | REGIE_FACT_UNHOUSED | REGIE_FACT_PARTIAL);
  if (g_test_rand_int_range (0, 2) == 0)
    fact.from = fact.day - g_test_rand_int_range (0, 400);
  if (g_test_rand_int_range (0, 2) == 0)
    fact.until = fact.day + g_test_rand_int_range (0, 700);
  if (fact.kind == REGIE_FACT_EXT_GRANTED)
    fact.new_end = fact.day + g_test_rand_int_range (0, 900);
  fact.passed = g_test_rand_int_range (-1, 5);
  return fact;
}

static GArray *
random_facts (RegieDay today)
{
  /* The kinds that begin and end most, so that they are not drowned in the rest. */
  static const RegieFactKind common[] = {
    REGIE_FACT_KENNISGEVING, REGIE_FACT_BRP,   REGIE_FACT_PIP,         REGIE_FACT_EMIGRATED,
    REGIE_FACT_RETURNED,     REGIE_FACT_MOVED, REGIE_FACT_EXEMPT,      REGIE_FACT_WACHT,
    REGIE_FACT_INFO,         REGIE_FACT_BOETE, REGIE_FACT_EXT_GRANTED, REGIE_FACT_GROUND,
    REGIE_FACT_BEZWAAR
  };
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  guint n = g_test_rand_int_range (1, 12);

  for (guint i = 0; i < n; i++)
    {
      RegieFact fact = random_fact (i + 1, today);

      if (g_test_rand_int_range (0, 3) > 0)
        fact.kind = common[g_test_rand_int_range (0, G_N_ELEMENTS (common))];
      g_array_append_val (facts, fact);
    }
  return facts;
}

static RegieCase
case_of_facts (GArray *facts)
{
  regie_facts_sort ((RegieFact *) (gpointer) facts->data, facts->len);
  return (RegieCase){ .facts = (const RegieFact *) (gconstpointer) facts->data, .n = facts->len };
}

/* Two deadlines over different arrays: the same rule, days, state and facts. */
static void
assert_same_deadline (const RegieCase *one, const RegieDeadline *x, const RegieCase *other,
                      const RegieDeadline *y)
{
  g_assert_cmpstr (regie_rules_get (rules, x->rule)->id, ==, regie_rules_get (rules, y->rule)->id);
  g_assert_cmpint (x->state, ==, y->state);
  g_assert_cmpint (x->begin, ==, y->begin);
  g_assert_cmpint (x->nominal, ==, y->nominal);
  g_assert_cmpint (x->due, ==, y->due);
  g_assert_cmpint (x->ended, ==, y->ended);
  g_assert_cmpint (x->lapsed_from, ==, y->lapsed_from);
  g_assert_cmpint (x->lapsed_until, ==, y->lapsed_until);
  g_assert_cmpint (x->other, ==, y->other);
  g_assert_cmpint (x->uncertain, ==, y->uncertain);
  g_assert_cmpint (x->why, ==, y->why);
  g_assert_cmpint (x->n_facts, ==, y->n_facts);
  for (guint i = 0; i < x->n_facts; i++)
    g_assert_cmpint (one->facts[x->facts[i]].id, ==, other->facts[y->facts[i]].id);
}

/* Adding plans leaves what is real as it is; what they begin stands behind it. */
static void
test_plans (void)
{
  RegieDay today;

  g_assert_true (regie_day_parse ("2026-11-23", &today));
  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GArray) facts = random_facts (today);
      g_autoptr (GArray) more = g_array_copy (facts);
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
      g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
      guint n = g_test_rand_int_range (1, 4);
      RegieCase one = case_of_facts (facts);
      RegieCase with;

      one.group = g_test_rand_int_range (0, REGIE_N_GROUPS);
      one.born = (RegieBirth){ (gint16) g_test_rand_int_range (1955, 1995),
                               (guint8) g_test_rand_int_range (0, 13), 0 };
      for (guint i = 0; i < n; i++)
        {
          RegieFact plan = random_fact (100 + i, today);

          plan.flags |= REGIE_FACT_PLANNED;
          g_array_append_val (more, plan);
        }
      with = case_of_facts (more);
      with.group = one.group;
      with.born = one.born;
      regie_clock_run (rules, &one, today, before);
      regie_clock_run (rules, &with, today, after);
      g_assert_cmpuint (after->len, >=, before->len);
      for (guint i = 0; i < after->len; i++)
        {
          const RegieDeadline *d = &g_array_index (after, RegieDeadline, i);

          if (i < before->len)
            assert_same_deadline (&one, &g_array_index (before, RegieDeadline, i), &with, d);
          g_assert_cmpint (d->planned, ==, i >= before->len);
          if (d->planned)
            g_assert_cmpint (with.facts[d->facts[0]].day, >, today);
        }
    }
}

/* What must hold of every dossier, whatever happened in it. */
static void
test_ends (void)
{
  RegieDay today;

  g_assert_true (regie_day_parse ("2026-11-23", &today));
  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GArray) facts = random_facts (today);
      g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
      RegieCase one = case_of_facts (facts);
      RegieDutyPeriod duty;

      regie_case_duty (rules, &one, today, &duty);
      regie_clock_run (rules, &one, today, deadlines);
      g_assert_cmpint (duty.end == REGIE_DAY_NONE, ==, duty.why == REGIE_END_NONE);
      if (duty.turns != REGIE_DAY_NONE)
        g_assert_cmpint (duty.turns, >, today);
      for (guint i = 0; i < deadlines->len; i++)
        {
          const RegieDeadline *d = &g_array_index (deadlines, RegieDeadline, i);
          const RegieRule *rule = regie_rules_get (rules, d->rule);
          g_auto (GStrv) steps = regie_clock_explain (rules, codes, &one, d);

          g_assert_cmpuint (g_strv_length (steps), >=, 2);
          /* Nothing is asked any more of who has no duty, but for objections. */
          if (duty.why != REGIE_END_NONE && !rule->stays && rule->nature == REGIE_NATURE_DUTY
              && d->due != REGIE_DAY_NONE)
            g_assert_cmpint (d->state, !=, REGIE_STATE_RUNS);
          if (duty.why != REGIE_END_NONE && !rule->stays)
            g_assert_cmpint (d->state, !=, REGIE_STATE_LATE);
          if (rule->nature == REGIE_NATURE_KEEP)
            g_assert_cmpint (duty.why, !=, REGIE_END_NONE);
          if (!rule->stays && rule->nature != REGIE_NATURE_KEEP)
            g_assert_cmpint (one.facts[d->facts[0]].day, >=, duty.begin);
        }
    }
}

static void
test_refusals (void)
{
  static const char *const rows[][2] = {
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"feest\",\"datum\":\"2026-01-01\"}]}",
      "feiten[0].soort" },
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"pip\",\"datum\":\"2026-02-30\"}]}",
      "feiten[0].datum" },
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"pip\",\"datum\":\"2026-01-01\",\"kleur\":"
      "\"rood\"}]}",
      "feiten[0].kleur" },
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"pip\",\"datum\":\"2026-01-01\",\"leerroute\":"
      "\"X\"}]}",
      "feiten[0].leerroute" },
    { "{\"groep\":\"toerist\",\"feiten\":[]}", "groep" },
    { "{\"groep\":\"gezin\",\"feiten\":[],\"meer\":1}", "meer" },
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"besluit\",\"datum\":\"2026-01-01\",\"bij\":"
      "\"x\"}]}",
      "feiten[0].bij" },
    { "{\"groep\":\"gezin\",\"feiten\":[{\"soort\":\"verlenging_besluit\",\"datum\":\"2026-01-01\"}"
      "]}",
      "feiten[0]" },
    { "{\"groep\":\"gezin\",\"regime\":\"Wi2007\",\"feiten\":[]}", "regime" },
    { "{\"groep\":\"gezin\",\"geboren\":\"gisteren\",\"feiten\":[]}", "geboren" },
    { "{\"groep\":\"gezin\"}", "feiten" },
    { "[]", "" },
    { "", "" },
    { "{", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieCaseFile) file = regie_case_file_parse (codes, rows[i][0], -1, &error);

      g_assert_null (file);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, rows[i][1]));
    }
}

TEST_SUITE (clock)
{
  JsonArray *rows = add_rows ("clock.json", "/clock", test_case);

  g_test_add_data_func ("/clock/what-always-holds", rows, test_invariants);
  g_test_add_func ("/clock/plans-change-nothing-that-is-real", test_plans);
  g_test_add_func ("/clock/an-end-of-duty-ends-what-belongs-to-it", test_ends);
  g_test_add_func ("/clock/refuses-what-it-does-not-know", test_refusals);
}
