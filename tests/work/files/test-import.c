/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of persons and facts. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-import.h"

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_faulty;
  g_autofree char *csv = regie_demo_dup_csv (f->office, 10000, 20, 5, &n_faulty);
  g_autoptr (RegieImport) import = regie_import_new (f->office, csv, strlen (csv), &error);
  g_autoptr (RegieImport) again = NULL;
  gint64 seq;

  g_assert_no_error (error);
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_rows (import), ==, 10000);
  g_assert_cmpuint (regie_import_n_faults (import), ==, n_faulty);
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 10000 - n_faulty);
  for (guint i = 0; i < n_faulty; i++)
    {
      g_assert_cmpuint (regie_import_fault (import, i)->line, >, 1);
      g_assert_cmpstr (regie_import_fault (import, i)->reason, !=, "");
    }
  regie_import_run (import, f->db, f->deriver, 0, "test.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 10000 - n_faulty);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 1);
  /* The same file again: every row is known. */
  again = regie_import_new (f->office, csv, strlen (csv), &error);
  regie_import_check (again, f->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_accepted (again), ==, 0);
  /* One undo takes it all back, and one more brings it back. */
  regie_apply_undo (f->db, &f->applier, seq, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text"), ==, 0);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 10000 - n_faulty);
  regie_log_check (f->db, &error);
  g_assert_no_error (error);
}

/* Encodings, Dutch dates, faults one by one, and a second file of facts for the same people. */
static void
test_import_rows (Fixture *f, gconstpointer data)
{
  static const char wide[]
    = "BSN;Voornaam;Achternaam;Geboortedatum;Doelgroep;Datum kennisgeving;Datum PIP;Leerroute\r\n"
      "999999990;Ren\xe9;Tesfai;1-5-1990;asiel_28;1-6-2026;;\r\n" /* good, CP1252 */
      "999999990;Dubbel;Tesfai;1990;gezin;1-6-2026;;\r\n"         /* the same number */
      "999999991;Fout;Nummer;1990;gezin;;;\r\n"                   /* 11-test */
      ";Zonder;;1990;gezin;;;\r\n"                                /* no surname */
      ";Later;Haddad;1990;gezin;1-1-2027;;\r\n"                   /* to come */
      ";Gezin;Haddad;1991-05;gezin;31-2-2026;;\r\n"               /* impossible date */
      ";Groep;Haddad;1992;toerist;;;\r\n"                         /* unknown group */
      ";Route;Haddad;1993;gezin;;;B1\r\n"                         /* a route without a PIP */
      ";Goed;Haddad;1994;Gezinsmigrant;;3-8-2026;B1-route\r\n"    /* good, by labels */
      ";Goed;Haddad;1994;gezin;;;\r\n"                            /* the same name and birth date */
      ";Veel;Haddad;1995;gezin;;;;;meer\r\n";                     /* too many cells */
  static const char facts[] = "bsn,soort,datum,leerroute,toelichting\n999999990,pip,2026-08-10,Z,"
                              "\"met, komma\"\n999999990,feest,2026-08-10,,\n"
                              "999999990,verlenging_besluit,2026-09-01,,\n123,pip,2026-08-10,Z,\n";
  static const guint bad_lines[] = { 3, 4, 5, 6, 7, 8, 9, 11, 12 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) import = regie_import_new (f->office, wide, sizeof wide - 1, &error);
  g_autoptr (RegieImport) second = NULL;
  gint64 seq;

  g_assert_no_error (error);
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_faults (import), ==, G_N_ELEMENTS (bad_lines));
  for (guint i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    g_assert_cmpuint (regie_import_fault (import, i)->line, ==, bad_lines[i]);
  regie_import_run (import, f->db, f->deriver, 0, "a.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE given_names = 'René'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'pip' AND route = 'B1'"), ==,
                   1);
  second = regie_import_new (f->office, facts, sizeof facts - 1, &error);
  g_assert_no_error (error);
  g_assert_true (regie_import_check (second, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (second), ==, 1);
  g_assert_cmpuint (regie_import_n_faults (second), ==, 3);
  regie_import_run (second, f->db, f->deriver, 0, "b.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
    count (f,
           "SELECT count(*) FROM fact WHERE kind = 'pip' AND route = 'Z' AND note = 'met, komma'"),
    ==, 1);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  assert_in_order (f);
}

/* Every attribute that a column was said to hold is written, of whichever kind of fact. */
static void
test_import_attributes (Fixture *f, gconstpointer data)
{
  static const char sheet[] = "Achternaam;Doelgroep;Contact;Vorm;Grond;Ziek\r\nProef;gezin;2-11-"
                              "2026;Telefoon;ziekte;1-9-2026\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) import = regie_import_new (f->office, sheet, sizeof sheet - 1, &error);
  gint64 seq;

  g_assert_no_error (error);
  regie_import_set_target (import, 2, "feit.contact");
  regie_import_set_target (import, 3, "feit.contact.contactvorm");
  regie_import_set_target (import, 4, "feit.verlengingsgrond.grond");
  regie_import_set_target (import, 5, "feit.verlengingsgrond");
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_faults (import), ==, 0);
  regie_import_run (import, f->db, f->deriver, 0, "a.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'contact' AND form = "
                             "'telefoon' AND source = 'import'"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'verlengingsgrond' AND ground "
                             "= 'ziekte' AND form IS NULL"),
                   ==, 1);
  assert_in_order (f);
}

TEST_SUITE (import)
{
  static const FixtureTest tests[] = {
    { "with-known-truth", test_import },
    { "row-by-row", test_import_rows },
    { "every-attribute", test_import_attributes },
  };

  ADD_ON_BOTH_ENGINES ("/import", tests);
}
