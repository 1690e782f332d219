/* SPDX-License-Identifier: EUPL-1.2 */
/* What is wrong with a row of a spreadsheet, and what of it can be taken, on both engines. */
#include "records.h"
#include "regie-error.h"
#include "regie-file-commands.h"
#include "regie-import.h"

#define BSN "999999990"
#define OTHER "999999989"

/* TEXT as a file, checked; owned. */
static RegieImport *
read_file (Fixture *f, const char *headings, const char *rows)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n", headings, rows);
  g_autoptr (GError) error = NULL;
  RegieImport *import = regie_import_new (f->office, text, strlen (text), &error);

  g_assert_no_error (error);
  regie_import_check (import, f->db, NULL, &error);
  g_assert_no_error (error);
  return import;
}

typedef struct {
  const char *row, *field, *reason; /* FIELD NULL: the row is taken */
} Case;

static void
check_cases (Fixture *f, const char *headings, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieImport) import = read_file (f, headings, cases[i].row);
      const RegieImportFault *fault = regie_import_fault (import, 0);

      if ((fault != NULL) != (cases[i].field != NULL)
          || (fault != NULL
              && (strcmp (fault->field, cases[i].field) != 0
                  || strstr (fault->reason, cases[i].reason) == NULL)))
        g_error ("%s: %s: %s", cases[i].row, fault != NULL ? fault->field : "taken",
                 fault != NULL ? fault->reason : "");
      g_assert_cmpuint (regie_import_n_accepted (import), ==, fault == NULL ? 1 : 0);
      if (fault != NULL)
        g_assert_cmpuint (fault->line, ==, 2);
    }
}

/* One row a person: every way in which it cannot be taken. */
static void
test_people (Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { ";Selam;Haddad;1-1-1990;asiel_28;;;", NULL, NULL },
    { BSN ";Selam;Haddad;1990;asiel_28;1-1-2025;4-2-2026;B1", NULL, NULL },
    { ";Selam;;1-1-1990;asiel_28;;;", "Achternaam", "must be filled in" },
    { ";Selam;Haddad;1-1-1990;;;;", "Doelgroep", "must be filled in" },
    { ";Selam;Haddad;1-1-1990;marsman;;;", "Doelgroep", "not one of the choices" },
    { "999999991;Selam;Haddad;1-1-1990;asiel_28;;;", "BSN", "11-test" },
    { ";Selam;Haddad;31-2-1990;asiel_28;;;", "Geboortedatum", "" },
    { ";Selam;Haddad;1-1-1990;asiel_28;1-1-2027;;", "Kennisgeving", "still to come" },
    { ";Selam;Haddad;1-1-1990;asiel_28;1-1-1850;;", "Kennisgeving", "" },
    { ";Selam;Haddad;1-1-1990;asiel_28;;;B1", "Leerroute",
      "the date that belongs to it is missing" },
    { ";Selam;Haddad;1-1-1990;asiel_28;;4-2-2026;X9", "Leerroute", "not one of the choices" },
  };

  check_cases (f, "BSN;Voornamen;Achternaam;Geboortedatum;Doelgroep;Kennisgeving;PIP;Leerroute",
               cases, G_N_ELEMENTS (cases));
}

/* One row a fact, of somebody who is here. */
static void
test_facts (Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { BSN ";contact;2-11-2026;;Gebeld", NULL, NULL },
    { BSN ";pip;2-11-2026;B1;", NULL, NULL },
    { OTHER ";contact;2-11-2026;;", "BSN, V-number or dossier number",
      "this person is not in the database" },
    { ";contact;2-11-2026;;", "BSN, V-number or dossier number", "not in the database" },
    { BSN ";;2-11-2026;;", "soort", "must be filled in" },
    { BSN ";contact;;;", "datum", "must be filled in" },
    { BSN ";zomaar;2-11-2026;;", "soort", "not one of the choices" },
    { BSN ";contact;2-11-2027;;", "datum", "still to come" },
    { BSN ";contact;2-11-2026;B1;", "leerroute", "a fact of this kind does not have this" },
  };

  add_dossier (f, "Haddad", BSN, "asiel_28");
  check_cases (f, "bsn;soort;datum;leerroute;toelichting", cases, G_N_ELEMENTS (cases));
}

/* Numbers of two people in one row are of nobody. */
static void
test_two_people (Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { BSN ";2912345678;contact;2-11-2026", NULL, NULL },
    { OTHER ";2912345678;contact;2-11-2026", "BSN, V-number or dossier number",
      "these numbers are of two different people" },
  };

  add_dossier (f, "Haddad", BSN, "asiel_28");
  add_dossier (f, "Karaca", OTHER, "gezin");
  sql (f, "UPDATE person SET v_number = '2912345678' WHERE bsn = '" BSN "'");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  check_cases (f, "bsn;v_nummer;soort;datum", cases, G_N_ELEMENTS (cases));
}

/* A row with totals is no person; without columns for a name nothing can be read at all. */
static void
test_whole_file (Fixture *f, gconstpointer data)
{
  static const char nameless[] = "Doelgroep;Kleur\nasiel_28;rood\n";
  g_autoptr (RegieImport) totals = read_file (f, "Achternaam;Doelgroep",
                                              "Haddad;asiel_28\nTotaal;1\nKaraca;gezin");
  g_autoptr (RegieImport) none = regie_import_new (f->office, nameless, strlen (nameless), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (regie_import_n_rows (totals), ==, 3);
  g_assert_cmpuint (regie_import_n_accepted (totals), ==, 2);
  g_assert_cmpuint (regie_import_n_faults (totals), ==, 1);
  g_assert_cmpuint (regie_import_fault (totals, 0)->line, ==, 3);
  g_assert_nonnull (strstr (regie_import_fault (totals, 0)->reason, "totals"));
  g_assert_null (regie_import_fault (totals, 1));
  g_assert_nonnull (none);
  g_assert_false (regie_import_check (none, f->db, NULL, &error));
  g_assert_true (
    g_str_has_prefix (error->message, "Say which columns hold the surname and the target group"));
}

/* Somebody who is perhaps here already is taken only when somebody looked. */
static void
test_doubtful (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieImport) import = NULL;
  g_autoptr (GError) error = NULL;

  add_dossier (f, "Haddad", NULL, "asiel_28");
  sql (f, "UPDATE person SET born = '1990-05-01'");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  import = read_file (f, "Voornamen;Achternaam;Geboortedatum;Doelgroep",
                      "Selam;Haddad;1-5-1990;asiel_28\nRania;Darwish;2-2-1972;gezin");
  g_assert_cmpuint (regie_import_n_doubtful (import), ==, 1);
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 1);
  g_assert_true (regie_import_fault (import, 0)->perhaps);
  regie_import_take_doubtful (import, TRUE);
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 2);
  g_assert_null (regie_import_fault (import, 0));
  g_assert_nonnull (regie_import_remark (import, 0));
}

/* What a column is can be said by hand, and is left out on request. */
static void
test_columns (Fixture *f, gconstpointer data)
{
  static const char text[] = "Wie;Doelgroep;Kleur\nHaddad;asiel_28;rood\n";
  g_autoptr (RegieImport) import = regie_import_new (f->office, text, strlen (text), NULL);
  g_auto (GStrv) unread = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (regie_import_n_columns (import), ==, 3);
  g_assert_cmpstr (regie_import_heading (import, 0), ==, "Wie");
  g_assert_null (regie_import_get_target (import, 0));
  g_assert_cmpstr (regie_import_get_target (import, 1), ==, "dossier.groep");
  g_assert_cmpstr (regie_import_cell (import, 0, 2), ==, "rood");
  g_assert_null (regie_import_cell (import, 1, 0));
  g_assert_false (regie_import_check (import, f->db, NULL, &error));
  g_clear_error (&error);
  regie_import_set_target (import, 0, "persoon.achternaam");
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 1);
  unread = regie_import_dup_unread (import);
  g_assert_cmpuint (g_strv_length (unread), ==, 1);
  g_assert_cmpstr (unread[0], ==, "Kleur");
  regie_import_set_target (import, 0, NULL);
  g_assert_false (regie_import_check (import, f->db, NULL, &error));
}

TEST_SUITE (import_check)
{
  static const FixtureTest tests[] = {
    { "a-row-is-a-person", test_people },         { "a-row-is-a-fact", test_facts },
    { "numbers-of-two-people", test_two_people }, { "the-whole-file", test_whole_file },
    { "perhaps-here-already", test_doubtful },    { "columns-by-hand", test_columns },
  };

  ADD_ON_BOTH_ENGINES ("/import-check", tests);
}
