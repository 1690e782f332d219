/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody who stands in the index twice. */
#include "records.h"
#include "regie-error.h"
#include "regie-merge.h"

/* Somebody who stands here twice is found by number or by name and year, becomes one, and two again
 * by undo. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 twin = add_dossier (f, "El-Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", NULL, "gezin");
  gint64 seq;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) one = NULL;

  g_assert_cmpint (other, !=, 0);
  none = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (none->len, ==, 0); /* nothing is known but the name */
  regie_db_script (f->db, "UPDATE person SET born = '1990-05-01'", &error);
  g_assert_no_error (error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  twins = regie_twins_find (f->db, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (twins->len, ==,
                    1); /* the third shares a given name and a birthday, and that is all */
  g_assert_cmpint (((RegieTwin *) twins->pdata[0])->dossier, ==, twin);
  add_fact (f, keep, "kennisgeving", "2026-09-21", NULL, NULL);
  add_fact (f, twin, "pip", "2026-11-02", "leerroute", "Z");
  record_in (f, REGIE_ENTITY_Goal, twin,
             PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker"));
  apply (f, regie_twins_merge (f->db, f->office, keep, twin, NULL, &error), &seq);
  g_assert_no_error (error);
  one = regie_dossier_load (f->db, f->office, keep, &error);
  g_assert_cmpuint (one->facts->len, ==, 2);
  g_assert_cmpstr (regie_record_get (one->person, "bsn"), ==, "999999990");
  g_assert_nonnull (strstr (regie_record_get (one->person, "other_names"), "El-Haddad"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE route = 'Z'"), ==, 1);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn = '999999990' AND voided = 0"),
                   ==, 1);
  after = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (after->len, ==, 1);
  assert_in_order (f);
}

/* Two numbers are two people. */
static void
test_merge_refused (Fixture *f, gconstpointer data)
{
  gint64 a = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 b = add_dossier (f, "Haddad", "999999989", "asiel_28");
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_twins_merge (f->db, f->office, a, b, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

TEST_SUITE (merge)
{
  static const FixtureTest tests[] = {
    { "two-become-one-and-two-again", test_merge },
    { "two-numbers-are-two-people", test_merge_refused },
  };

  ADD_ON_BOTH_ENGINES ("/merge", tests);
}
