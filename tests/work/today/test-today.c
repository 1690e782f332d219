/* SPDX-License-Identifier: EUPL-1.2 */
/* What Vandaag asks, puts off and confirms. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-today.h"

static void
test_defer_and_confirm (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) later = NULL;
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  guint n;

  /* From before the dossier was recorded here: not late, but "not recorded". */
  add_fact (f, dossier, "kennisgeving", "2025-06-02", NULL, NULL);
  keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 0);
  g_assert_true (regie_today_unrecorded (f->db, query, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  apply (f, regie_today_confirm (f->db, query, "klaar", &error), NULL);
  g_assert_true (regie_today_unrecorded (f->db, query, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  /* Due next week: shows, and goes when put off. */
  add_fact (f, dossier, "besluit", "2026-09-20", NULL, NULL);
  add_fact (f, dossier, "bezwaar", "2026-10-01", NULL, NULL);
  after = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_null (regie_deadline_defer (f->office, dossier, "BOB-6W", 0,
                                       regie_office_today (f->office) + 7, " ", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (regie_deadline_defer (f->office, dossier, "BOB-6W", 0,
                                       regie_office_today (f->office), "reden", &error));
  g_clear_error (&error);
  change = regie_deadline_defer (f->office, dossier, "BOB-6W", 0,
                                 regie_office_today (f->office) + 7, "wacht op advies", &error);
  apply (f, change, NULL);
  later = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_cmpuint (later->len, ==, 0);
  g_array_unref (later);
  later = regie_today_keys (f->db, query, NULL, regie_office_today (f->office) + 7, &error);
  g_assert_cmpuint (later->len, ==, 1);
  assert_in_order (f);
}

TEST_SUITE (today)
{
  static const FixtureTest tests[] = {
    { "put-off-and-confirm", test_defer_and_confirm },
  };

  ADD_ON_BOTH_ENGINES ("/today", tests);
}
