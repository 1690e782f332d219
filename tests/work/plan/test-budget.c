/* SPDX-License-Identifier: EUPL-1.2 */
/* Budget years of the whole office, on both engines. */
#include "regie-budget.h"

#include "regie-error.h"
#include "school.h"

/* Every year that is asked for is there; of one contract, of another year and what was removed does
 * not count; two of one year are one. */
static void
test_years (Fixture *f, gconstpointer data)
{
  static const struct {
    int year;
    gint64 budget, planned;
  } rows[] = { { 2025, -1, 0 }, { 2026, 30000, 0 }, { 2027, 0, 700 }, { 2028, -1, 0 } };
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (GArray) years = NULL;
  g_autoptr (GError) error = NULL;
  char id[24];

  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2026", "bedrag", "10000"));
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2026", "bedrag", "20000"));
  record (f, REGIE_ENTITY_Budget,
          PAIRS ("jaar", "2026", "bedrag", "777", "contract", id_text (s.contract, id)));
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2028", "bedrag", "555"));
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2027", "bedrag", "5"));
  sql (f, "UPDATE budget SET voided = 1 WHERE year = 2028; UPDATE budget SET amount = 0 WHERE year "
          "= 2027; INSERT INTO plan_cost (dossier, year, amount) VALUES (1, 2027, 300), (2, 2027, "
          "400)");
  years = regie_budget_load (f->db, 2025, 2028, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (years->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieBudgetYear *year = regie_budget_find (years, rows[i].year);

      if (year->budget != rows[i].budget || year->planned != rows[i].planned)
        g_error ("%d: %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT, rows[i].year, year->budget,
                 year->planned);
    }
  g_assert_null (regie_budget_find (years, 2024));
  g_assert_null (regie_budget_find (years, 2029));
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sql (f, "ALTER TABLE plan_cost RENAME TO away");
  g_assert_null (regie_budget_load (f->db, 2026, 2026, &error));
  g_assert_nonnull (error);
  sql (f, "ALTER TABLE away RENAME TO plan_cost");
}

TEST_SUITE (budget)
{
  static const FixtureTest tests[] = {
    { "years-of-the-office", test_years },
    { "says-what-cannot-be-read", test_unreadable },
  };

  ADD_ON_BOTH_ENGINES ("/budget", tests);
}
