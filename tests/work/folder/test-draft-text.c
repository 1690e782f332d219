/* SPDX-License-Identifier: EUPL-1.2 */
/* What is typed and not saved. */
#include "fixture.h"
#include "regie-draft.h"

/* What is typed is nobody's change: it is kept per person and place, replaced, and goes by itself
 * in the end. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieMe) me = regie_me_find (f->db, &error);
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autofree char *place = NULL;
  g_autofree char *none = NULL;
  g_autofree char *old = NULL;
  gint64 logged = count (f, "SELECT count(*) FROM change_log");

  g_assert_no_error (error);
  g_assert_true (regie_draft_put (f->db, me->id, "feit/7", "toelichting=eerste%20woord", &error));
  g_assert_true (regie_draft_put (f->db, me->id, "dossier", "achternaam=O%27Neil", &error));
  g_assert_true (regie_draft_put (f->db, me->id, "feit/7", "toelichting=tweede%20woord", &error));
  g_assert_true (regie_draft_get (f->db, me->id, "feit/7", &text, &error));
  g_assert_cmpstr (text, ==, "toelichting=tweede%20woord");
  g_assert_true (regie_draft_get (f->db, me->id + 1, "feit/7", &other, &error));
  g_assert_null (other);
  g_assert_true (regie_draft_newest (f->db, me->id, &place, &error));
  g_assert_cmpstr (place, ==, "feit/7");
  g_assert_true (regie_draft_put (f->db, me->id, "feit/7", NULL, &error));
  g_assert_true (regie_draft_get (f->db, me->id, "feit/7", &none, &error));
  g_assert_null (none);
  /* One of more than a month ago goes, that of today stays. */
  old = g_strdup_printf ("UPDATE draft SET id = %" G_GINT64_FORMAT,
                         regie_id_at (g_get_real_time () - 31 * G_TIME_SPAN_DAY));
  g_assert_true (regie_draft_put (f->db, me->id, "feit/8", "soort=contact", &error));
  g_assert_true (regie_draft_sweep (f->db, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 2);
  g_assert_true (regie_draft_put (f->db, me->id, "dossier", NULL, &error));
  g_assert_true (regie_db_script (f->db, old, &error));
  g_assert_true (regie_draft_sweep (f->db, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, logged);
  g_assert_no_error (error);
}

TEST_SUITE (draft_text)
{
  static const FixtureTest tests[] = {
    { "typed-text-is-kept", test_drafts },
  };

  ADD_ON_BOTH_ENGINES ("/draft-text", tests);
}
