/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves as a file, and to whom. */
#include "school.h"
#include "regie-export.h"
#include "regie-import.h"

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

      regie_export_records (f->db, regie_entity (i), TRUE, TRUE, out, &error);
      g_assert_no_error (error);
      if (i == REGIE_ENTITY_Goal)
        g_assert_nonnull (strstr (out->str, "hoofddoel;\"Ik werk als bakker; en \"\"meer\"\"\""));
    }
}

/* What is about health leaves for who may see it only, and what lies in no dossier leaves too. */
static void
test_health (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 organisation = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista"));
  char id[24];

  record_in (f, REGIE_ENTITY_Agreement, dossier,
             PAIRS ("wat", "Tandarts", "wie", "Karin", "klaar_voor", "2026-12-01", "deelt",
                    "gezondheid"));
  record (f, REGIE_ENTITY_Agreement,
          PAIRS ("organisatie", id_text (organisation, id), "wat", "Open dag", "wie", "Karin",
                 "klaar_voor", "2026-12-01"));
  for (gboolean sees = FALSE; sees <= TRUE; sees++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      regie_export_records (f->db, regie_entity (REGIE_ENTITY_Agreement), FALSE, sees, out, &error);
      g_assert_no_error (error);
      g_assert_cmpint (strstr (out->str, "Tandarts") != NULL, ==, sees);
      g_assert_nonnull (strstr (out->str, "Open dag"));
    }
  /* Nor is it found by its words. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_note WHERE folded LIKE '%tandarts%'"), ==,
                   0);
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

/* The caseload goes out with the keys that import knows, for Excel or for everybody; a name that
 * looks like a formula is made harmless. */
static void
test_caseload (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (RegieQuery) nobody = regie_query_from_text ("leerroute=Z");
  g_autoptr (GString) excel = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) none = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  add_person (f, "=Haddad;\"El\"", "999999990");
  add_person (f, "Karaca", "999999989");
  g_assert_true (regie_export_caseload (f->db, f->office, query, TRUE, excel, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (g_str_has_prefix (excel->str, "\357\273\277dossiernummer;bsn;v_nummer;"));
  g_assert_true (g_str_has_suffix (excel->str, "\r\n"));
  g_assert_nonnull (strstr (excel->str, "\"'=Haddad;\"\"El\"\"\""));
  g_assert_nonnull (strstr (excel->str, "999999989"));
  g_assert_true (regie_export_caseload (f->db, f->office, query, FALSE, plain, NULL, &error));
  g_assert_true (g_str_has_prefix (plain->str, "dossiernummer,bsn,v_nummer,"));
  g_assert_true (regie_export_caseload (f->db, f->office, nobody, FALSE, none, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (strchr (none->str, '\n') == none->str + none->len - 1); /* the headings */
}

/* What went out can be read in again: every fact stands there already. */
static void
test_facts (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RegieImport) again = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, dossier, "contact", "2026-11-02", "toelichting", "Belde; \"terug\"");
  add_fact (f, dossier, "examen", "2026-09-02", "onderdelen", "KNM");
  g_assert_true (regie_export_facts (f->db, FALSE, out, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (out->str, "\"Belde; \"\"terug\"\"\""));
  again = regie_import_new (f->office, out->str, out->len, &error);
  g_assert_no_error (error);
  g_assert_true (regie_import_check (again, f->db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_rows (again), ==, 3);
}

/* For DUO with its codes: what would be refused, and when it was told. */
static void
test_duo (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  g_autoptr (RegieDossier) whole = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
  sql (f, "UPDATE fact SET reported_on = '2026-11-20' WHERE kind = 'pip'");
  whole = regie_dossier_load (f->db, f->office, dossier, NULL);
  csv = regie_export_duo (f->office, whole, FALSE);
  json = regie_export_duo_json (f->office, whole);
  g_assert_true (g_str_has_prefix (csv, "bsn,soort,datum,leerroute,"));
  g_assert_nonnull (strstr (csv, "999999990,"));
  g_assert_nonnull (strstr (csv, "2026-02-02"));
  g_assert_nonnull (strstr (csv, "2026-11-20"));
  g_assert_null (strstr (csv, "2026-11-02")); /* a talk is nothing of DUO */
  g_assert_nonnull (strstr (json, "\"2026-11-20\""));
  g_assert_null (strstr (json, "2026-11-02"));
}

/* Who took how many along is in the log. */
static void
test_logged (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, "SELECT count(*) FROM change_log");
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_export_log (
    f->db, 0, &(RegieReading){ .act = REGIE_READ_EXPORTED, .persons = 412 }, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, before + 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title LIKE '%412%'"), ==, 1);
}

TEST_SUITE (export)
{
  static const FixtureTest tests[] = {
    { "health", test_health },
    { "export", test_export },
    { "out-goes-what-was-agreed", test_out },
    { "the-caseload", test_caseload },
    { "facts-can-be-read-again", test_facts },
    { "what-duo-must-know", test_duo },
    { "is-logged", test_logged },
  };

  ADD_ON_BOTH_ENGINES ("/export", tests);
}
