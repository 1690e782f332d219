/* SPDX-License-Identifier: EUPL-1.2 */
/* The integration term that counts, and the PIP that holds. */
#include "cases.h"
#include "days.h"
#include "regie-term.h"

static void
test_happened (void)
{
  static const struct {
    const char *iso;
    gboolean planned, happened;
  } rows[] = {
    { "2026-11-22", FALSE, TRUE }, { "2026-11-23", FALSE, TRUE }, { "2026-11-24", FALSE, FALSE },
    { "2026-11-22", TRUE, FALSE }, { "2026-11-24", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFact fact;

      regie_fact_init (&fact, REGIE_FACT_PIP, day (rows[i].iso));
      fact.flags = rows[i].planned ? REGIE_FACT_PLANNED : 0;
      g_assert_cmpint (regie_fact_happened (&fact, day ("2026-11-23")), ==, rows[i].happened);
    }
}

/* The last one that is not a plan. */
static void
test_pip (void)
{
  static const struct {
    RegieFactKind kind;
    const char *iso;
    gboolean planned;
  } rows[] = {
    { REGIE_FACT_PIP, "2025-03-01", FALSE },
    { REGIE_FACT_INTAKE, "2025-04-01", FALSE },
    { REGIE_FACT_PIP, "2026-03-01", FALSE },
    { REGIE_FACT_PIP, "2026-04-01", TRUE },
  };
  static const struct {
    const char *iso;
    guint pip;
  } asked[] = {
    { "2025-02-28", G_MAXUINT }, { "2025-03-01", 0 }, { "2026-02-28", 0 },
    { "2026-03-01", 2 },         { "2027-01-01", 2 },
  };
  RegieFact facts[G_N_ELEMENTS (rows)];
  const RegieCase one = { .facts = facts, .n = G_N_ELEMENTS (facts) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      regie_fact_init (&facts[i], rows[i].kind, day (rows[i].iso));
      facts[i].flags = rows[i].planned ? REGIE_FACT_PLANNED : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_cmpuint (regie_case_pip (&one, day (asked[i].iso)), ==, asked[i].pip);
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*one != NULL*");
  g_assert_cmpuint (regie_case_pip (NULL, 0), ==, G_MAXUINT);
  g_test_assert_expected_messages ();
}

static void
add (GArray *deadlines, guint rule, const char *begin, const char *due, RegieState state)
{
  const RegieDeadline deadline = { .rule = (guint8) rule,
                                   .state = (guint8) state,
                                   .begin = day (begin),
                                   .due = due != NULL ? day (due) : REGIE_DAY_NONE };

  g_array_append_val (deadlines, deadline);
}

/* A new term after a fine moves the end of the term that began last, unless it lapsed. */
static void
test_term (void)
{
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  guint role = rules->role[REGIE_RULE_IS_TERM];
  guint again = (guint) regie_rules_find (rules, "NEWTERM-ROUTE");
  RegieTerm term = regie_term_find (rules, deadlines);

  g_assert_cmpint (regie_rules_get (rules, again)->shape, ==, REGIE_RULE_NEW_TERM);
  g_assert_cmpint (term.begin, ==, REGIE_DAY_NONE);
  g_assert_cmpint (term.end, ==, REGIE_DAY_NONE);
  /* Without a term of its own a new term is none. */
  add (deadlines, again, "2026-01-01", "2027-01-01", REGIE_STATE_RUNS);
  g_assert_cmpint (regie_term_find (rules, deadlines).end, ==, REGIE_DAY_NONE);
  add (deadlines, role, "2023-01-01", "2026-01-01", REGIE_STATE_LAPSED);
  add (deadlines, role, "2024-01-01", "2026-06-01", REGIE_STATE_RUNS);
  add (deadlines, role, "2022-01-01", "2029-01-01", REGIE_STATE_MET);
  term = regie_term_find (rules, deadlines);
  assert_day (term.begin, "2024-01-01");
  assert_day (term.end, "2027-01-01");
  g_assert_cmpint (term.state, ==, REGIE_STATE_RUNS);
  add (deadlines, again, "2026-01-01", "2028-01-01", REGIE_STATE_LAPSED);
  add (deadlines, again, "2026-01-01", NULL, REGIE_STATE_WAITS);
  add (deadlines, again, "2026-01-01", "2026-02-01", REGIE_STATE_RUNS);
  assert_day (regie_term_find (rules, deadlines).end, "2027-01-01");
}

TEST_SUITE (term)
{
  load_law ();
  g_test_add_func ("/term/what-happened", test_happened);
  g_test_add_func ("/term/the-pip-that-holds", test_pip);
  g_test_add_func ("/term/a-new-term-moves-the-end", test_term);
}
