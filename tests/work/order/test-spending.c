/* SPDX-License-Identifier: EUPL-1.2 */
/* What orders commit, what was paid and what is still to come. */
#include "school.h"
#include "regie-erase.h"

/* What was paid is realised, with an order or without; a month that is paid says nothing of the
 * months before it. */
static void
test_spending (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  gint64 without;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  School away;
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) elsewhere = NULL;
  RegieSpending before = spent (f, s.provider, 0, 0, &without);
  RegieSpending after;
  gint64 october = (31 * 12 * 1000 + 3) / 7;

  g_assert_cmpint (before.forecast, ==, before.committed);
  g_assert_cmpint (without, ==, 0);
  away = add_school (f, "Leerhuis Zuid", "B1", "uur", "1200", NULL);
  elsewhere = order_for (f, other, "Leerhuis Zuid");
  pay (f, s.provider,
       "F1;5-11-2026;O-2026-00001;2026-10;40;400,00\nF1;5-11-2026;O-2020-00009;2026-10;;100,10\nF1;"
       "5-11-2026;O-2026-00002;2026-10;;50,00\n");
  after = spent (f, s.provider, s.contract, 2026, &without);
  g_assert_cmpint (after.realised, ==, 40000);
  g_assert_cmpint (without, ==, 15010);
  after = spent (f, s.provider, 0, 0, &without);
  g_assert_cmpint (after.realised, ==, 55010);
  /* October is what was paid; March to September and what comes after stay as they were ordered. */
  g_assert_cmpint (ABS (after.forecast - 15010 - (before.forecast - october + 40000)), <=, 2);
  /* Asked of all providers at once it is the same. */
  after = spent (f, 0, s.contract, 2026, &without);
  g_assert_cmpint (after.realised, ==, 40000);
  g_assert_cmpint (without, ==, 15010);
  after = spent (f, 0, away.contract, 0, &without);
  g_assert_cmpint (after.realised, ==, 0);
  /* Who is erased leaves the amounts behind. */
  {
    g_autoptr (GError) error = NULL;

    before = spent (f, s.provider, s.contract, 0, &without);
    g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
    after = spent (f, s.provider, s.contract, 0, &without);
    g_assert_cmpint (after.realised, ==, before.realised);
    g_assert_cmpint (after.committed, ==, before.committed);
    g_assert_cmpint (without, ==, 15010);
  }
}

TEST_SUITE (spending)
{
  static const FixtureTest tests[] = {
    { "what-was-paid-and-what-comes", test_spending },
  };

  ADD_ON_BOTH_ENGINES ("/spending", tests);
}
