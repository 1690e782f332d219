/* SPDX-License-Identifier: EUPL-1.2 */
/* Wishes and offers from a file. */
#include "garden.h"
#include "regie-desk-file.h"
#include "regie-import.h"

/* Faults by line and column; the good rows in one change; the same file again adds what is not
 * there only when it differs. */
static void
test_import (Fixture *f, gconstpointer data)
{
  static const char offers[]
    = "gever;gever_soort;telefoon;titel;soort;plaatsen;rooster;vog_nodig\r\n"
      "De Moestuin;Organisatie;043 1;Tuinieren;Vrijwilligerswerk;4;di 9:00-12:00;nee\r\n"
      "De Moestuin;Organisatie;043 1;Oogsten;vrijwilligerswerk;2;;ja\r\n"
      "Het Doek;;;Zaalwacht;vrijwilligerswerk;2;;\r\n"
      "De Ketting;organisatie;043 2;Fietsen;vliegen;2;;\r\n"
      "De Ketting;organisatie;043 2;Fietsen;stage;-2;;\r\n"
      "De Ketting;organisatie;043 2;=1+1;stage;2;;\r\n"
      "De Moestuin;Organisatie;043 1;Tuinieren;Vrijwilligerswerk;4;di 9:00-12:00;nee\r\n"
      "De Ketting;organisatie;043 2;Fietsen;stage;2;altijd;\r\n";
  static const char wishes[]
    = "initialen,nummer,soort,talen,open_sinds\nH.K.,N7,sport,\"ti, "
      "en\",2026-10-01\nH.K.,N7,cultuur,\"ti, en\",\nS.M.,,sport,,\nA.B.,N8,sport,elfs,\n";
  static const char unmapped[]
    = "gever;telefoon;titel;soort;hoeveel mensen\nDe Ketting;043 2;Fietsen;stage;2\n";
  static const struct {
    guint line;
    const char *field;
  } wanted[] = { { 4, "telefoon" }, { 5, "soort" }, { 6, "plaatsen" },
                 { 7, "titel" },    { 8, "titel" }, { 9, "rooster" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) import = regie_desk_import_new (f->office, FALSE, offers, strlen (offers),
                                                          &error);
  g_autoptr (RegieImport) more = regie_desk_import_new (f->office, TRUE, wishes, strlen (wishes),
                                                        &error);
  g_autoptr (RegieImport) vague = regie_desk_import_new (f->office, FALSE, unmapped,
                                                         strlen (unmapped), &error);
  gint64 seq;

  g_assert_no_error (error);
  /* A column without a known heading is said by hand. */
  g_assert_false (regie_import_check (vague, f->db, NULL, &error));
  g_assert_nonnull (strstr (error->message, "(plaatsen)"));
  g_clear_error (&error);
  regie_import_set_target (vague, 4, "plaatsen");
  g_assert_true (regie_import_check (vague, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (vague), ==, 1);
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 2);
  g_assert_cmpuint (regie_import_n_faults (import), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const RegieImportFault *fault = regie_import_fault (import, i);

      if (fault->line != wanted[i].line || strcmp (fault->field, wanted[i].field) != 0)
        g_error ("line %u, %s: %s", fault->line, fault->field, fault->reason);
    }
  g_assert_true (
    regie_import_run (import, f->db, f->deriver, 0, "aanbod.csv", NULL, NULL, NULL, &seq, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM giver WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM offer WHERE voided = 0"), ==, 2);
  g_assert_true (regie_import_check (more, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (more), ==, 2);
  g_assert_cmpuint (regie_import_n_faults (more), ==, 2);
  g_assert_true (
    regie_import_run (more, f->db, f->deriver, 0, "wensen.csv", NULL, NULL, NULL, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM offer WHERE voided = 0"), ==, 0);
  assert_in_order (f);
}

TEST_SUITE (import_desk)
{
  static const FixtureTest tests[] = {
    { "import", test_import },
  };

  ADD_ON_BOTH_ENGINES ("/import-desk", tests);
}
