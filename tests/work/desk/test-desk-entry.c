/* SPDX-License-Identifier: EUPL-1.2 */
/* Residents, wishes and offers as they are written down. */
#include "garden.h"

/* Somebody with a dossier who lives elsewhere is known at the desk by initials, year and languages,
 * once. */
static void
test_from_dossier (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "van Kidane", "999999990", "asiel_28");
  gint64 resident, again;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    regie_db_script (f->db, "UPDATE person SET born = '1990-05', language = 'ti'", NULL));
  apply (f, regie_resident_of_dossier (f->db, f->office, dossier, &resident, &error), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE initials = 'S.v.K.' AND born = "
                             "1990 AND languages = 'ti' AND linked IS NOT NULL AND number IS NULL"),
                   ==, 1);
  apply (f, regie_resident_of_dossier (f->db, f->office, dossier, &again, &error), NULL);
  g_assert_cmpint (again, ==, resident);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  expect (regie_resident_of_dossier (f->db, f->office, 12345, &again, &error), &error,
          "Dossier: this is no longer");
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieEntityId entity;
    const char *pairs[11], *begin;
  } rows[] = {
    { REGIE_ENTITY_Resident,
      { "initialen", "A.B.", "nummer", "999999990" },
      "Number at the desk: this is a BSN" },
    { REGIE_ENTITY_Resident, { "initialen", "A.B.", "geboortejaar", "94" }, "Year of birth" },
    { REGIE_ENTITY_Resident, { "initialen", "A.B.", "kan_niet", "depressie" }, "What cannot" },
    { REGIE_ENTITY_Offer,
      { "gever", "5", "titel", "X", "soort", "sport", "plaatsen", "1" },
      "Giver: there is no phone" },
    { REGIE_ENTITY_Offer,
      { "gever", "6", "titel", "X", "soort", "sport", "plaatsen", "-1" },
      "Places" },
    { REGIE_ENTITY_Offer,
      { "gever", "6", "titel", "X", "soort", "sport", "plaatsen", "1", "rooster",
        "ma 25:00-26:00" },
      "Days and hours" },
    { REGIE_ENTITY_Wish,
      { "bewoner", "6", "open_sinds", "2026-10-01", "soort", "sport", "rooster", "ma 9:00" },
      "Days and hours" },
  };

  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO giver (id, version, voided, name, kind) VALUES (5, "
                                  "1, 0, 'Zonder telefoon', 'persoon')",
                                  NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;

      for (guint k = 0; rows[i].pairs[k] != NULL; k += 2)
        regie_form_set (form, rows[i].pairs[k], rows[i].pairs[k + 1]);
      expect (regie_record_make (f->db, f->office, regie_entity (rows[i].entity), NULL, form,
                                 &error),
              &error, rows[i].begin);
    }
}

TEST_SUITE (desk_entry)
{
  static const FixtureTest tests[] = {
    { "from-dossier", test_from_dossier },
    { "refused-in-words", test_refusals },
  };

  ADD_ON_BOTH_ENGINES ("/desk-entry", tests);
}
