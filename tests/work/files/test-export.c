/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves as a file, and to whom. */
#include "school.h"
#include "regie-export.h"

/* Every kind of record can leave as CSV; what was removed does not. */
static void
test_export (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");

  record_in (f, REGIE_ENTITY_Goal, dossier,
             PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker; en \"meer\""));
  for (guint i = REGIE_ENTITY_Relation; i < REGIE_N_ENTITIES; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      regie_export_records (f->db, regie_entity (i), TRUE, out, &error);
      g_assert_no_error (error);
      if (i == REGIE_ENTITY_Goal)
        g_assert_nonnull (strstr (out->str, "hoofddoel;\"Ik werk als bakker; en \"\"meer\"\"\""));
    }
}

/* A provider gets what was agreed and no more; a name that looks like a formula stays a name; it is
 * logged. */
static void
test_out (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) first = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) second = order_for (f, other, "Mergelland Taal");
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (
    regie_db_script (f->db,
                     "UPDATE person SET given_names = '=cmd|calc', phone = '0612345678', language "
                     "= 'Tigrinya', born = '1990-05-01' WHERE bsn = '999999990'",
                     NULL));
  for (guint agreed = 0; agreed < 2; agreed++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      if (agreed)
        g_assert_true (
          regie_db_script (f->db, "UPDATE provider SET shares_phone = 1, shares_born = 1", NULL));
      g_assert_true (regie_export_provider (f->db, f->office, s.provider, FALSE, out, &n, &error));
      g_assert_cmpuint (n, ==, 2);
      g_assert_nonnull (strstr (out->str, "O-2026-00001,\"'=cmd|calc Haddad\",taal,B1,"));
      g_assert_null (strstr (out->str, "99999999"));
      g_assert_null (strstr (out->str, "Tigrinya"));
      g_assert_cmpint (strstr (out->str, "0612345678") != NULL, ==, agreed);
      g_assert_cmpint (strstr (out->str, ",1990") != NULL, ==, agreed);
      g_assert_null (strstr (out->str, "1990-05"));
    }
  g_assert_true (
    regie_export_note (f->db, 0, "Plans of 2 people given to Mergelland Taal", &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title LIKE 'Plans of 2%'"), ==,
                   1);
}

TEST_SUITE (export)
{
  static const FixtureTest tests[] = {
    { "export", test_export },
    { "out-goes-what-was-agreed", test_out },
  };

  ADD_ON_BOTH_ENGINES ("/export", tests);
}
