/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything that is stored, on SQLite and on PostgreSQL (when $REGIE_TEST_PG names a server). */
#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"

#include "regie-today.h"
#include "regie-apply.h"
#include "regie-caseload.h"
#include "regie-demo.h"
#include "regie-dossier.h"
#include "regie-draft.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-import.h"
#include "regie-load.h"
#include "regie-migrate.h"
#include "regie-office.h"
#include "regie-search.h"
#include "regie-store.h"
#include "regie-text.h"

static void
test_record_and_undo (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", "999999990", "gezin");
  gint64 seq, undo_seq;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  const char *late = "SELECT count(*) FROM deadline WHERE open = 1 AND rule = 'PIP-10W'";

  seq = add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  g_assert_cmpint (count (f, late), ==, 1);
  add_fact (f, dossier, "pip", "2026-11-02", "leerroute", "B1");
  g_assert_cmpint (count (f, late), ==, 0);
  assert_in_order (f);
  /* Undo the last, then the undo of an older one, then that undo itself. */
  g_assert_true (regie_apply_last (f->db, 0, &undo_seq, &title, &error));
  regie_apply_undo (f->db, &f->applier, undo_seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, &undo_seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 0);
  regie_apply_undo (f->db, &f->applier, undo_seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, late), ==, 1);
  g_assert_false (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  assert_in_order (f);
}

static void
test_conflict (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) mine = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                 dossier, &error);
  g_autoptr (RegieChange) theirs = regie_change_new ("theirs");
  g_autoptr (RegieChange) ours = regie_change_new ("ours");
  g_autoptr (RegieChange) pinned = regie_change_new ("pinned");

  g_assert_no_error (error);
  regie_change_set (theirs, mine, "group", "overig");
  regie_change_set (ours, mine, "group", "asiel_28");
  regie_change_set (pinned, mine, "number", "A1");
  regie_change_pin (pinned, mine);
  g_assert_true (regie_apply (f->db, &f->applier, theirs, NULL, &error));
  g_assert_false (regie_apply (f->db, &f->applier, ours, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (regie_apply (f->db, &f->applier, pinned, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM dossier WHERE \"group\" = 'overig' AND number IS NULL"), ==, 1);
  assert_in_order (f);
}

static void
test_all_or_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieChange) change = regie_change_new ("half");
  g_autoptr (GError) error = NULL;
  const RegieEntity *person = regie_entity (REGIE_ENTITY_Person);

  add_dossier (f, "Tesfai", "999999990", "gezin");
  regie_change_insert (change, person, 41);
  regie_change_set_new (change, person, 41, "surname", "Eerste");
  regie_change_insert (change, person, 42);
  regie_change_set_new (change, person, 42, "surname", "Tweede");
  regie_change_set_new (change, person, 42, "bsn", "999999990");
  g_assert_false (regie_apply (f->db, &f->applier, change, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  /* The sentence names no value. */
  g_assert_null (strstr (error->message, "999999990"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 1);
  assert_in_order (f);
}

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

static void
test_forms (Fixture *f, gconstpointer data)
{
  static const char *const rows[][6] = {
    { "pip", "2026-11-24", NULL, NULL, NULL, "Date" },
    { "pip", "1970-01-01", NULL, NULL, NULL, "Date" },
    { "pip", "", NULL, NULL, NULL, "Date" },
    { "verlenging_besluit", "2026-11-01", NULL, NULL, NULL, "New end" },
    { "verlenging_besluit", "2026-11-01", "nieuw_einde", "2026-10-01", NULL, "New end" },
    { "bijstand", "2026-06-01", "tot", "2026-05-01", NULL, "Until" },
    { "plan_regel", "2026-06-01", "onderwerp", "onzin", NULL, "" },
    { "feest", "2026-06-01", NULL, NULL, NULL, "Kind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;

      regie_form_set (form, "soort", rows[i][0]);
      regie_form_set (form, "datum", rows[i][1]);
      if (rows[i][2] != NULL)
        regie_form_set (form, rows[i][2], rows[i][3]);
      g_assert_false (regie_fact_check (f->office, form, NULL, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, rows[i][5]));
      if (i == 0)
        {
          regie_form_set (form, "gepland", "1");
          g_assert_true (regie_fact_check (f->office, form, NULL, NULL));
        }
    }
}

static void
test_correct_and_void (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (RegieDossier) after = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, id, "pip", "2025-03-03", "leerroute", "B1");
  dossier = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_no_error (error);
  regie_form_set (form, "soort", "pip");
  regie_form_set (form, "datum", "2025-03-10");
  regie_form_set (form, "leerroute", "Z");
  apply (f, regie_fact_correct (f->office, dossier->records->pdata[0], NULL, form, 0, &error),
         NULL);
  after = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_cmpuint (after->records->len, ==, 1);
  g_assert_cmpstr (regie_record_get (after->records->pdata[0], "day"), ==, "2025-03-10");
  /* The old one is still there, void. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 1 AND day = '2025-03-03'"),
                   ==, 1);
  /* Correcting what somebody corrected already is a conflict. */
  {
    g_autoptr (RegieChange) late = regie_fact_correct (f->office, dossier->records->pdata[0], NULL,
                                                       form, 0, &error);

    g_assert_false (regie_apply (f->db, &f->applier, late, NULL, &error));
    g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  }
  apply (f, regie_fact_remove (f->db, f->office, after->records->pdata[0], NULL), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 0);
  assert_in_order (f);
}

static void
test_what_if (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  g_autoptr (GArray) merged = NULL;
  RegieFact grant;

  add_fact (f, id, "pip", "2025-03-03", "leerroute", "B1");
  dossier = regie_dossier_load (f->db, f->office, id, &error);
  regie_fact_init (&grant, REGIE_FACT_EXT_GRANTED, regie_office_today (f->office) + 30);
  grant.new_end = regie_day_from_civil (2028, 9, 3);
  grant.flags |= REGIE_FACT_PLANNED;
  g_array_append_val (extra, grant);
  regie_dossier_what_if (dossier, f->office, extra, deadlines, &merged);
  for (guint i = 0; i < deadlines->len; i++)
    if (g_array_index (deadlines, RegieDeadline, i).rule
        == f->office->rules->role[REGIE_RULE_IS_TERM])
      g_assert_cmpint (g_array_index (deadlines, RegieDeadline, i).due, ==, grant.new_end);
  /* Nothing was saved. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 1);
}

static guint
found (Fixture *f, const char *text)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n;

  query->text = g_strdup (text);
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, &error);
  g_assert_no_error (error);
  g_assert_true (regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
  g_assert_cmpuint (n, ==, ids->len);
  return ids->len;
}

static void
test_search (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Şahin-Öztürk", "999999990", "gezin");

  add_dossier (f, "Tesfai", NULL, "gezin");
  g_assert_cmpuint (found (f, "sahin"), ==, 1);
  g_assert_cmpuint (found (f, "ztur"), ==, 1);
  g_assert_cmpuint (found (f, "ÖZTÜRK sel"), ==, 1);
  g_assert_cmpuint (found (f, "99999"), ==, 1);
  g_assert_cmpuint (found (f, "te"), ==, 1);
  g_assert_cmpuint (found (f, "selam"), ==, 2);
  g_assert_cmpuint (found (f, ""), ==, 2);
  g_assert_cmpuint (found (f, "nie\"mand*"), ==, 0);
  g_assert_cmpuint (found (f, "x%_"), ==, 0);
  /* A new name is found at once, the old one no more. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (RegieRecord) dossier = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                      id, &error);
    g_autoptr (RegieRecord) person = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Person),
                                                     regie_record_get_int (dossier, "person", 0),
                                                     &error);
    RegieChange *change = regie_change_new ("name");

    regie_change_set (change, person, "surname", "Yıldız");
    apply (f, change, NULL);
  }
  g_assert_cmpuint (found (f, "sahin"), ==, 0);
  g_assert_cmpuint (found (f, "yildiz"), ==, 1);
  assert_in_order (f);
}

static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  static const char *const sorts[] = { "name",  "group",   "route",      "phase", "next",
                                       "hours", "contact", "consultant", "term",  "number" };

  regie_demo_fill (f->db, f->office, 120, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (regie_demo_is (f->db));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 120);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn NOT LIKE '99%'"), ==, 0);
  assert_in_order (f);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_clear_pointer (&ids, g_array_unref);
        g_free (query->sort);
        query->sort = g_strdup (sorts[i]);
        query->descending = descending;
        ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (ids->len, ==, 120);
      }
  rows = regie_caseload_rows (f->db, (const gint64 *) (gconstpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((RegieCaseloadRow *) rows->pdata[i])->id, ==, g_array_index (ids, gint64, i));
  keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  {
    g_autoptr (GArray) two = regie_today_keys (f->db, query, "PIP-10W,SIGNAAL-STIL",
                                               regie_office_today (f->office), &error);
    g_autoptr (GArray) one = regie_today_keys (f->db, query, "PIP-10W",
                                               regie_office_today (f->office), &error);
    g_autoptr (GArray) none = regie_today_keys (f->db, query, "GEEN-REGEL",
                                                regie_office_today (f->office), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (one->len, >, 0);
    g_assert_cmpuint (two->len, >, one->len);
    g_assert_cmpuint (two->len, <, keys->len);
    g_assert_cmpuint (none->len, ==, 0);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, >, 5);
  today = regie_today_rows (f->db, (const RegieTodayKey *) (gconstpointer) keys->data, keys->len,
                            &error);
  for (guint i = 0; i < today->len; i++)
    {
      const RegieTodayKey *key = &g_array_index (keys, RegieTodayKey, i);

      g_assert_nonnull (today->pdata[i]);
      if (key->section == REGIE_SECTION_LATE)
        g_assert_cmpint (key->due, <, regie_office_today (f->office));
      if (i > 0)
        g_assert_cmpuint (key->section, >=, g_array_index (keys, RegieTodayKey, i - 1).section);
    }
  g_assert_true (regie_export_caseload (f->db, f->office, query, TRUE, csv, NULL, &error));
  g_assert_true (g_str_has_prefix (csv->str, "\xef\xbb\xbf"
                                             "dossiernummer;bsn;"));
}

/* Filters give subsets, and the text of a filter gives the filter back. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  static const char *const filters[] = {
    "te_laat=ja",  "zonder_pip=ja",      "achter=ja",
    "eindigt=ja",  "leerroute=Z",        "groep=gezin",
    "fase=intake", "gemeente=0935",      "van=mijn",
    "van=team",    "niet_vastgelegd=ja", "zoek=ab&leerroute=B1&sorteer=name&aflopend=ja"
  };
  g_autoptr (GError) error = NULL;

  regie_demo_fill (f->db, f->office, 60, 3, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_from_text (filters[i]);
      g_autofree char *text = regie_query_to_text (query);
      guint n;

      query->me = 1003;
      query->team = 1000;
      g_assert_true (
        regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, <, 60);
      g_assert_cmpuint (strlen (text), ==, strlen (filters[i]));
    }
}

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
  g_assert_true (regie_import_check (again, f->db, NULL, &error));
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

static void
test_log_tampering (Fixture *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE change_log SET title = 'anders' WHERE seq = 2",
    "UPDATE change_log SET title = 'x' WHERE seq = 1",
    "DELETE FROM change_value WHERE seq = 3; DELETE FROM change_log WHERE seq = 3",
  };

  for (guint i = 0; i < 3; i++)
    add_dossier (f, "Tesfai", NULL, "gezin");
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_log_check (f->db, NULL));
      g_assert_true (regie_db_begin (f->db, NULL));
      g_assert_true (regie_db_script (f->db, attacks[i], &error));
      g_assert_no_error (error);
      g_assert_false (regie_log_check (f->db, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
      regie_db_rollback (f->db);
    }
}

static void
test_index_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  regie_demo_fill (f->db, f->office, 20, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  regie_db_script (f->db,
                   "UPDATE dossier_index SET next_due = '2026-01-01' WHERE dossier = (SELECT "
                   "max(dossier) FROM dossier_index)",
                   &error);
  g_assert_false (regie_index_check (f->db, f->deriver, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error));
  assert_in_order (f);
}

/* An exemption that ends: the day turns the page without anybody's change. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  guint n;
  const char *open = "SELECT count(*) FROM deadline WHERE open = 1 AND rule = 'PIP-10W' AND "
                     "(lapsed_from IS NULL OR lapsed_until < '2026-12-20')";

  add_fact (f, dossier, "vrijstelling", "2026-10-01", "tot", "2026-12-10");
  add_fact (f, dossier, "kennisgeving", "2026-11-02", NULL, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE refresh_on = '2026-12-11'"),
                   ==, 1);
  regie_deriver_set_today (f->deriver, regie_office_today (f->office) + 27);
  g_assert_true (regie_refresh (f->db, f->deriver, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, open), ==, 1);
  g_assert_true (regie_refresh (f->db, f->deriver, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* A later version of a made-up schema: a new field and a new kind of record. */
static const RegieField things_1[] = { { "name", "naam", "Name", NULL, REGIE_TEXT, REGIE_REQUIRED,
                                         1 } };
static const RegieField things_2[] = {
  { "name", "naam", "Name", NULL, REGIE_TEXT, REGIE_REQUIRED, 1 },
  { "size", "maat", "Size", NULL, REGIE_INT, REGIE_INDEXED, 2 }
};
static const RegieField others_2[] = { { "thing", "ding", "Thing", "thing", REGIE_REF,
                                         REGIE_REQUIRED, 2 } };
static const RegieEntity version_1[] = { { "thing", "ding", "Thing", things_1, 1, 1 } };
static const RegieEntity version_2[] = { { "thing", "ding", "Thing", things_2, 2, 1 },
                                         { "other", "ander", "Other", others_2, 1, 2 } };

static void
test_versions (gconstpointer data)
{
  const RegieSchema first = { version_1, 1, 1 };
  const RegieSchema second = { version_2, 2, 2 };
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = regie_db_open (uri, REGIE_DB_CREATE, &error);
  int version;
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (regie_migrate (db, &first, &error));
  g_assert_true (regie_db_script (
    db, "INSERT INTO thing (id, version, voided, name) VALUES (1, 1, 0, 'x')", &error));
  g_assert_true (regie_migrate (db, &second, &error));
  g_assert_no_error (error);
  g_assert_true (regie_migrate_check (db, &second, &error));
  g_assert_true (regie_db_get_int (
    db, "SELECT count(*) FROM thing WHERE name = 'x' AND size IS NULL", 0, NULL, &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (regie_migrate (db, &second, &error));
  /* An older program refuses, and changes nothing. */
  g_assert_false (regie_migrate (db, &first, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_NEWER);
  g_assert_true (regie_migrate_version (db, &version, NULL));
  g_assert_cmpint (version, ==, 2);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* What is said of a database on a screen or in a log has no password and no user. */
static void
test_display (void)
{
  static const struct {
    const char *uri, *shown;
  } rows[] = {
    { "/tmp/regie.db", "regie.db" },
    { "postgresql://anna:geheim@server/regie?sslmode=verify-full", "server/regie" },
    { "postgresql:///regie?host=/run/x&user=anna&password=geheim", "regie" },
    { "postgresql://server", "server" },
    { "postgresql://", "PostgreSQL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = regie_db_dup_display (rows[i].uri);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

/* v7.db holds a draft of each grammar of that version, none of which is left behind. */
static void
assert_drafts_moved (RegieDb *db, const char *name, GError **error)
{
  gint64 n;
  gint64 old;

  g_assert_true (regie_db_get_int (db, "SELECT count(*) FROM draft", 0, NULL, &n, error));
  g_assert_true (
    regie_db_get_int (db, "SELECT count(*) FROM draft WHERE place LIKE '%/%' OR place = 'dossier'",
                      0, NULL, &old, error));
  g_assert_cmpint (old, ==, 0);
  g_assert_cmpint (n, ==, strcmp (name, "v7.db") == 0 ? 19 : 0);
}

/* The database of each released version opens and is brought up to date. */
static void
test_old_databases (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "v") && g_str_has_suffix (name, ".db"))
      {
        g_autofree char *from = g_build_filename (folder, name, NULL);
        g_autofree char *temp = g_dir_make_tmp ("regie-XXXXXX", NULL);
        g_autofree char *to = g_build_filename (temp, name, NULL);
        g_autofree char *text = NULL;
        g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23),
                                                           NULL);
        g_autoptr (RegieDeriver) deriver = regie_office_deriver (office);
        g_autoptr (GError) error = NULL;
        gsize length;
        RegieDb *db;

        g_assert_true (g_file_get_contents (from, &text, &length, NULL));
        g_assert_true (g_file_set_contents (to, text, length, NULL));
        db = regie_db_open (to, REGIE_DB_READ_WRITE, &error);
        g_assert_no_error (error);
        g_assert_true (regie_migrate (db, regie_schema (), &error));
        g_assert_true (regie_migrate_check (db, regie_schema (), &error));
        assert_drafts_moved (db, name, &error);
        g_assert_true (regie_log_check (db, &error));
        g_assert_true (regie_reindex (db, deriver, NULL, NULL, NULL, &error));
        g_assert_true (regie_index_check (db, deriver, &error));
        g_assert_no_error (error);
        regie_db_close (db);
        g_unlink (to);
        g_rmdir (temp);
        n++;
      }
  g_assert_cmpuint (n, >=, 1);
}

/* Files that are not ours, or are broken: refused, and not a byte changed. */
static void
test_bad_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.db", NULL);
  g_autofree char *good_path = g_build_filename (folder, "good.db", NULL);
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_autofree char *good = NULL;
  gsize length;
  RegieDb *db = regie_db_open (good_path, REGIE_DB_CREATE, NULL);

  regie_migrate (db, regie_schema (), NULL);
  regie_demo_fill (db, office, 20, 1, NULL, NULL, NULL, NULL);
  regie_db_close (db);
  g_assert_true (g_file_get_contents (good_path, &good, &length, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *bytes = g_memdup2 (good, length);
      g_autofree char *after = NULL;
      gsize n = length;
      gsize n_after;
      g_autoptr (GError) error = NULL;

      if (i == 0)
        memcpy (bytes, "Dit is geen SQLite", 18);
      else if (i == 1)
        n = length / 2; /* cut off */
      else if (i == 2)
        memset (bytes + 68, 0, 4); /* another program's application id */
      else
        n = 100; /* only a head */
      g_assert_true (g_file_set_contents (path, bytes, n, NULL));
      db = regie_db_open (path, REGIE_DB_READ_WRITE, &error);
      g_assert_null (db);
      g_assert_true (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_FOREIGN)
                     || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_DAMAGED));
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (bytes, n, after, n_after);
    }
  g_assert_null (regie_db_open ("/nergens/regie.db", REGIE_DB_READ_WRITE, NULL));
  g_unlink (path);
  g_unlink (good_path);
  g_rmdir (folder);
}

static void
test_backup (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "b.db", NULL);
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_autoptr (GError) error = NULL;
  RegieDb *db = regie_db_open (path, REGIE_DB_CREATE, NULL);
  RegieDb *other;
  GStatBuf status;
  gint64 n;

  regie_migrate (db, regie_schema (), NULL);
  regie_demo_fill (db, office, 30, 1, NULL, NULL, NULL, NULL);
  g_assert_true (regie_db_backup (db, copy, NULL, &error));
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (regie_db_backup (db, copy, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  other = regie_db_open (copy, REGIE_DB_READ_ONLY, NULL);
  g_assert_true (regie_db_check (other, TRUE, NULL));
  g_assert_true (regie_db_get_int (other, "SELECT count(*) FROM dossier", 0, NULL, &n, NULL));
  g_assert_cmpint (n, ==, 30);
  /* Read only means read only: the refusal says so. */
  g_clear_error (&error);
  g_assert_false (regie_db_script (other, "DELETE FROM dossier_index", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  regie_db_close (other);
  regie_db_close (db);
  g_unlink (copy);
  g_unlink (path);
  g_rmdir (folder);
}

/* The disk is full in the middle of a change: it is refused in words, nothing of it stands, and
 * with room again it goes on. */
static void
test_disk_full (void)
{
  Fixture f = { 0 };
  g_autofree char *note = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;
  gint64 dossier, pages, before;
  guint saved = 0;

  set_up (&f, GINT_TO_POINTER (FALSE));
  dossier = add_dossier (&f, "Proef", "999999990", "gezin");
  g_assert_true (regie_db_get_int (f.db, "PRAGMA page_count", 0, NULL, &pages, NULL));
  {
    g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                            pages + 12);

    g_assert_true (regie_db_script (f.db, sql, NULL));
  }
  before = count (&f, "SELECT count(*) FROM fact");
  for (guint i = 0; i < 100 && error == NULL; i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (RegieChange) change = NULL;

      regie_form_set (form, "soort", "contact");
      regie_form_set (form, "datum", "2026-11-02");
      regie_form_set (form, "toelichting", note);
      change = regie_fact_record (f.office, dossier, NULL, form, 0, NULL);
      if (regie_apply (f.db, &f.applier, change, NULL, &error))
        saved++;
    }
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FULL);
  g_assert_cmpuint (saved, >, 0);
  g_assert_cmpint (count (&f, "SELECT count(*) FROM fact"), ==, before + saved);
  g_assert_true (regie_db_script (f.db, "PRAGMA max_page_count = 100000", NULL));
  assert_in_order (&f);
  add_fact (&f, dossier, "contact", "2026-11-03", NULL, NULL);
  assert_in_order (&f);
  tear_down (&f, GINT_TO_POINTER (FALSE));
}

/* The same seed makes the same bytes. */
static void
test_demo_bytes (void)
{
  g_autofree char *first = NULL;
  gsize n_first = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "a.db", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
      RegieDb *db = regie_db_open (path, REGIE_DB_CREATE, NULL);
      gsize n;

      regie_migrate (db, regie_schema (), NULL);
      g_assert_true (regie_demo_fill (db, office, 40, 9, NULL, NULL, NULL, NULL));
      regie_db_close (db);
      g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
      if (i == 0)
        first = g_steal_pointer (&bytes), n_first = n;
      else
        g_assert_cmpmem (first, n_first, bytes, n);
      g_unlink (path);
      g_rmdir (folder);
    }
}

static gpointer
count_people (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new0 (gint64, 1);

  regie_db_get_int (db, "SELECT count(*) FROM person", 0, NULL, n, error);
  return n;
}

static gpointer
add_person (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!regie_db_begin (db, error))
    return NULL;
  regie_db_script (db, "INSERT INTO person (id, version, voided, surname) VALUES (1, 1, 0, 'Test')",
                   error);
  regie_db_commit (db, error);
  return NULL;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
note_changed (RegieStore *store, guint *n)
{
  ++*n;
}

/* Jobs run in order on their own threads; the main loop hears of every commit; after closing
 * nothing runs. */
static void
test_worker (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  g_autoptr (RegieStore) store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  GAsyncResult *written = NULL;
  GAsyncResult *read = NULL;
  GAsyncResult *refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;
  guint changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (note_changed), &changed);
  regie_store_write (store, add_person, NULL, NULL, NULL, NULL, keep_result, &written);
  while (written == NULL)
    g_main_context_iteration (NULL, TRUE);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &read);
  while (read == NULL || changed == 0)
    g_main_context_iteration (NULL, TRUE);
  n = regie_store_finish (store, read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, 1);
  regie_store_close (store);
  regie_store_read (store, count_people, NULL, NULL, g_free, NULL, keep_result, &refused);
  while (refused == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (regie_store_finish (store, refused, &error));
  g_assert_nonnull (error);
  g_object_unref (written);
  g_object_unref (read);
  g_object_unref (refused);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* Ends the connection of F on the server, as a restart or a cut cable would, and waits until the
 * server has let go of it. */
static void
cut_connection (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) other = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  g_autofree char *pid = NULL;
  gint64 there = 1;

  g_assert_no_error (error);
  g_assert_true (regie_db_get_text (f->db, "SELECT pg_backend_pid ()", 0, NULL, &pid, NULL));
  regie_db_exec (other, "SELECT pg_terminate_backend ($1)", 1, (const char *const *) &pid, NULL,
                 NULL, &error);
  g_assert_no_error (error);
  while (there != 0)
    {
      regie_db_get_int (other, "SELECT count(*) FROM pg_stat_activity WHERE pid = $1", 1,
                        (const char *const *) &pid, &there, &error);
      g_assert_no_error (error);
    }
}

#define ADD_FIRST "INSERT INTO person (id, version, voided, surname) VALUES ($1, 1, 0, 'Een')"

static gboolean
add_by_statement (Fixture *f, const char *id, GError **error)
{
  return regie_db_exec (f->db, ADD_FIRST, 1, &id, NULL, NULL, error);
}

/* Outside a transaction a connection that was lost is made again, with the tables it looked in and
 * what it had prepared.  Whether the loss is seen before anything was sent or only then: after one
 * "try again" it works. */
static void
test_lost_connection (Fixture *f, gconstpointer data)
{
  g_autofree char *schema = NULL;
  g_autofree char *again = NULL;

  g_assert_true (regie_db_get_text (f->db, "SELECT current_schema ()", 0, NULL, &schema, NULL));
  g_assert_true (add_by_statement (f, "1", NULL));
  for (guint i = 0; i < 3; i++)
    {
      char id[REGIE_NUMBER_TEXT];

      cut_connection (f);
      regie_number_format (i + 2, id);
      g_assert_true (add_by_statement (f, id, NULL) || add_by_statement (f, id, NULL));
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 4);
  g_assert_true (regie_db_get_text (f->db, "SELECT current_schema ()", 0, NULL, &again, NULL));
  g_assert_cmpstr (schema, ==, again);
  assert_in_order (f);
}

/* Who only looks is held to that on the new connection too. */
static void
test_lost_reader (Fixture *f, gconstpointer data)
{
  g_autofree char *server = g_strdup (g_getenv ("REGIE_TEST_PG"));
  g_autofree char *only = NULL;
  Fixture looking = { .uri = server };

  looking.db = regie_db_open (server, REGIE_DB_READ_ONLY, NULL);
  cut_connection (&looking);
  if (!regie_db_get_text (looking.db, "SHOW transaction_read_only", 0, NULL, &only, NULL))
    g_assert_true (
      regie_db_get_text (looking.db, "SHOW transaction_read_only", 0, NULL, &only, NULL));
  g_assert_cmpstr (only, ==, "on");
  regie_db_close (looking.db);
}

/* In the middle of a transaction nothing is made again: what was said before would be missing.  The
 * sentence says so, nothing stands half, and the next try works. */
static void
test_lost_inside (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL));
  cut_connection (f);
  g_assert_false (add_by_statement (f, "2", &error));
  g_assert_nonnull (strstr (error->message, "try again"));
  g_clear_error (&error);
  g_assert_false (add_by_statement (f, "3", &error));
  g_assert_nonnull (strstr (error->message, "try again"));
  g_clear_error (&error);
  regie_db_rollback (f->db);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL));
  cut_connection (f);
  /* Nobody knows whether it was saved, so it is not said that it was not, and it is not done
   * again. */
  g_assert_false (regie_db_commit (f->db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_begin (f->db, NULL) && add_by_statement (f, "1", NULL)
                 && regie_db_commit (f->db, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM person"), ==, 1);
  assert_in_order (f);
}

/* What was given to jobs, and on which thread it went. */
typedef struct {
  GThread *giver;
  int n_freed, n_elsewhere; /* atomic */
} Freeing;

static Freeing freeing;

static gpointer
new_given (void)
{
  return g_new0 (int, 1);
}

static void
free_given (gpointer data)
{
  g_free (data);
  if (g_thread_self () != freeing.giver)
    g_atomic_int_inc (&freeing.n_elsewhere);
  g_atomic_int_inc (&freeing.n_freed);
  g_main_context_wakeup (NULL);
}

static gpointer
give_back (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return new_given ();
}

static gpointer
fail_job (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FAILED, "no");
  return NULL;
}

static void
count_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  ++*(guint *) data;
}

#define N_ROUNDS 500

/* Five jobs, each given something, of which two give something back that nobody takes. */
static void
submit_round (RegieStore *store, GCancellable *cancelled, guint *answered)
{
  regie_store_read (store, give_back, new_given (), free_given, free_given, NULL, count_answer,
                    answered);
  regie_store_write (store, give_back, new_given (), free_given, free_given, NULL, count_answer,
                     answered);
  regie_store_read (store, fail_job, new_given (), free_given, NULL, NULL, count_answer, answered);
  regie_store_read (store, give_back, new_given (), free_given, free_given, cancelled, count_answer,
                    answered);
  regie_store_note (store, fail_job, new_given (), free_given);
}

/* A job may hold what only the main thread may let go of (a page, the session): what it was given
 * is let go of there, also when the job failed, was cancelled before it ran, or waited while the
 * store was closed and let go of. */
static void
test_freeing (gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (GPOINTER_TO_INT (data), &folder);
  RegieStore *store = regie_store_new (uri, REGIE_DB_CREATE, NULL, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  guint refused = 0;

  freeing = (Freeing){ .giver = g_thread_self () };
  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint answered = 0;

      /* Without waiting in the kernel, so that the answer is often taken while the worker still
       * holds its task. */
      submit_round (store, cancelled, &answered);
      while (answered < 4)
        g_main_context_iteration (NULL, FALSE);
    }
  regie_store_close (store);
  submit_round (store, cancelled, &refused); /* nothing runs any more */
  g_object_unref (store);
  while (g_atomic_int_get (&freeing.n_freed) < N_ROUNDS * 7 + 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (freeing.n_elsewhere, ==, 0);
  if (folder != NULL)
    {
      g_unlink (uri);
      g_rmdir (folder);
    }
}

/* Dossiers that are derived together are locked in the order of their ids, so that two imports
 * cannot wait for each other. */
static void
test_order_of_locks (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

      g_hash_table_add (touched, g_memdup2 (&dossier, sizeof dossier));
    }
  regie_db_script (
    f->db,
    GPOINTER_TO_INT (data)
      ? "CREATE TABLE seen (n SERIAL, id BIGINT);"
        "CREATE RULE see AS ON UPDATE TO dossier DO ALSO INSERT INTO seen (id) VALUES (OLD.id)"
      : "CREATE TABLE seen (n INTEGER PRIMARY KEY, id INTEGER);"
        "CREATE TRIGGER see AFTER UPDATE ON dossier BEGIN INSERT INTO seen (id) VALUES (OLD.id); "
        "END",
    &error);
  g_assert_no_error (error);
  g_assert_true (regie_derive_touched (f->db, touched, f->deriver, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(DISTINCT id) FROM seen"), ==, 40);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM seen a JOIN seen b ON a.n < b.n WHERE a.id > b.id"), ==, 0);
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

/* The form of a person as the window reads it: every field, those that are empty absent. */
static RegieForm *
person_form (RegieDossier *dossier)
{
  RegieForm *form = regie_form_new ();
  const RegieField *field;
  RegieEntityId entity;

  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    regie_form_set (form, field->key,
                    regie_record_get (entity == REGIE_ENTITY_Person ? dossier->person
                                                                    : dossier->dossier,
                                      field->name));
  return form;
}

static guint
n_found (Fixture *f, const char *text)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  query->text = g_strdup (text);
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* Names and numbers are corrected, found under what they are now and were called elsewhere, and
 * taken back in one go. */
static void
test_person (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Tesfai", "999991723", "gezin");
  gint64 other = add_dossier (f, "Ander", "999990366", "gezin");
  gint64 seq;
  g_autoptr (RegieDossier) dossier = regie_dossier_load (f->db, f->office, id, NULL);
  g_autoptr (RegieDossier) after = NULL;
  g_autoptr (RegieDossier) undone = NULL;
  g_autoptr (GHashTable) form = person_form (dossier);
  g_autoptr (RegieChange) same = regie_person_correct (f->office, dossier->person, dossier->dossier,
                                                       form, NULL);
  g_autoptr (RegieChange) taken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (id, !=, other);
  g_assert_true (regie_change_is_empty (same));
  regie_form_set (form, "achternaam", "Tesfay");
  regie_form_set (form, "ook_bekend_als", "T\u00e9sfa\u00efe Gebre");
  regie_form_set (form, "geboren", "1990-05-00");
  regie_form_set (form, "tolk", "Tigrinya");
  regie_form_set (form, "voornamen", NULL);
  regie_form_set (form, "gemeente", "0935");
  apply (f, regie_person_correct (f->office, dossier->person, dossier->dossier, form, &error),
         &seq);
  g_assert_no_error (error);
  after = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_cmpstr (after->name, ==, "Tesfay");
  g_assert_cmpstr (regie_record_get (after->person, "interpreter"), ==, "Tigrinya");
  g_assert_cmpstr (regie_record_get (after->person, "bsn"), ==, "999991723");
  g_assert_cmpstr (regie_record_get (after->dossier, "municipality"), ==, "0935");
  g_assert_cmpuint (n_found (f, "tesfaie"), ==, 1);
  g_assert_cmpuint (n_found (f, "gebre tesfay"), ==, 1);
  g_assert_cmpuint (n_found (f, "tesfai"), ==, 1); /* still a part of what he is also called */
  g_assert_cmpuint (n_found (f, "selam"), ==, 1);  /* only the other one has that name now */
  assert_in_order (f);
  /* Refused in words: what is needed, what fails a test, what stands there twice. */
  regie_form_set (form, "achternaam", NULL);
  g_assert_null (regie_person_correct (f->office, after->person, after->dossier, form, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  regie_form_set (form, "achternaam", "Tesfay");
  regie_form_set (form, "bsn", "999991724");
  g_assert_null (regie_person_correct (f->office, after->person, after->dossier, form, &error));
  g_assert_true (g_str_has_prefix (error->message, "BSN"));
  g_clear_error (&error);
  regie_form_set (form, "bsn", "999990366");
  taken = regie_person_correct (f->office, after->person, after->dossier, form, &error);
  g_assert_no_error (error);
  g_assert_false (regie_apply (f->db, &f->applier, taken, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "BSN: ")
                 && strstr (error->message, "999990366") == NULL);
  g_clear_error (&error);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  undone = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_cmpstr (undone->name, ==, dossier->name);
  g_assert_cmpuint (n_found (f, "gebre"), ==, 0);
  assert_in_order (f);
}

static RegieChange *
make_pip (Fixture *f, gint64 id, RegieRecord *record, const char *day, const char *route,
          const char *level, GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();

  regie_form_set (form, "soort", "pip");
  regie_form_set (form, "datum", day);
  regie_form_set (form, "leerroute", route);
  regie_form_set (form, "niveau", level);
  return regie_fact_make (f->db, f->office, id, record, NULL, form, 0, error);
}

/* What DUO would refuse is refused where it is recorded, with the field and the rule; an old fault
 * does not stop a correction. */
static void
test_duo_refuses (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *day, *route, *level, *field, *rule;
  } rows[] = {
    { "2026-03-01", "B1", NULL, "Date: ", "PIP-DATUM-VESTIGING" },
    { "2026-05-01", "O", "A2", "Level: ", "PIP-NIVEAU-O" },
    { "2026-05-01", "Z", "B1", "Level: ", "PIP-NIVEAU-Z" },
    { "2026-05-01", "B1", "A2", "Level: ", "PIP-NIVEAU-EERSTE" },
    { "2026-05-01", NULL, NULL, "Route: ", "PIP-LEERROUTE" },
  };
  gint64 id = add_dossier (f, "Proef", NULL, "gezin");
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, id, "brp_inschrijving", "2026-03-10", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (make_pip (f, id, NULL, rows[i].day, rows[i].route, rows[i].level, &refusal));
      g_assert_error (refusal, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (refusal->message, rows[i].field));
      g_assert_nonnull (strstr (refusal->message, rows[i].rule));
    }
  apply (f, make_pip (f, id, NULL, "2026-05-01", "B1", "B1", &error), NULL);
  g_assert_no_error (error);
  g_assert_null (make_pip (f, id, NULL, "2026-04-01", "B1", "B1", &error));
  g_assert_nonnull (strstr (error->message, "PIP-DATUM-VORIGE"));
  g_clear_error (&error);
  /* From an import, without the check: its level may be corrected although its date stays wrong. */
  add_fact (f, id, "pip", "2026-01-01", "leerroute", "B1");
  dossier = regie_dossier_load (f->db, f->office, id, &error);
  apply (f, make_pip (f, id, dossier->records->pdata[0], "2026-01-01", "B1", "B1", &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'pip' AND voided = 0"), ==, 2);
  assert_in_order (f);
}

/* A report lies between the fact and today. */
static void
test_duo_report_days (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *told;
    gboolean good;
  } rows[] = {
    { "2026-04-30", FALSE }, { "2026-05-01", TRUE }, { "2026-11-23", TRUE }, { "2026-11-24", FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;

      regie_form_set (form, "soort", "pvt_voldaan");
      regie_form_set (form, "datum", "2026-05-01");
      regie_form_set (form, "gemeld_op", rows[i].told);
      g_assert_true (regie_fact_check (f->office, form, NULL, &error) == rows[i].good);
      g_assert_true (rows[i].good || g_str_has_prefix (error->message, "Reported to DUO on: "));
    }
}

/* What was reported is noted on the fact, leaves with the list for DUO, and can be taken back. */
static void
test_duo_reports (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Proef", "999991723", "gezin");
  gint64 seq;
  g_autoptr (RegieDossier) before = NULL;
  g_autoptr (RegieDossier) after = NULL;
  g_autoptr (RegieDossier) undone = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, id, "brp_inschrijving", "2026-03-10", NULL, NULL);
  add_fact (f, id, "pip", "2026-05-01", "leerroute", "Z");
  /* From before the dossier was recorded here: no signal.  Recorded here and two weeks old: a
   * signal until it is reported. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-MELDEN'"), ==, 0);
  regie_db_script (f->db, "UPDATE dossier SET recorded_from = '2026-01-01'", &error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-MELDEN' AND due "
                             "= '2026-05-15' AND open = 1"),
                   ==, 1);
  before = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_no_error (error);
  csv = regie_export_duo (f->office, before, FALSE);
  g_assert_cmpstr (
    csv, ==,
    "bsn,soort,datum,leerroute,niveau,intensiteit,aanbieder,onderdelen,gemeld_op,oordeel,zin\r\n"
    "999991723,pip,2026-05-01,Z,,,,,,goed,\r\n");
  apply (f,
         regie_fact_reported (f->office, before->records->pdata[1], regie_office_today (f->office)),
         &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-MELDEN'"), ==, 0);
  after = regie_dossier_load (f->db, f->office, id, &error);
  g_assert_cmpstr (regie_record_get (after->records->pdata[1], "reported_on"), ==, "2026-11-23");
  json = regie_export_duo_json (f->office, after);
  g_assert_nonnull (strstr (json, "\"gemeld_op\" : \"2026-11-23\""));
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  undone = regie_dossier_load (f->db, f->office, id, &error);
  again = regie_export_duo (f->office, undone, FALSE);
  g_assert_cmpstr (again, ==, csv);
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-MELDEN'"), ==, 1);
  assert_in_order (f);
}

/* A form and its text are the same thing, whatever was typed. */
static void
test_form_text (void)
{
  static const char *const typed[] = {
    "toelichting", "zei: \u201cik kom = morgen & overmorgen\u201d\n100% zeker",
    "datum",       "2026-11-23",
    "soort",       "contact"
  };
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GHashTable) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    regie_form_set (form, typed[i], typed[i + 1]);
  text = regie_form_to_text (form);
  back = regie_form_from_text (text);
  again = regie_form_to_text (back);
  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    g_assert_cmpstr (regie_form_get (back, typed[i]), ==, typed[i + 1]);
}

TEST_SUITE (store)
{
  static const FixtureTest tests[] = {
    { "record-and-undo", test_record_and_undo },
    { "two-people-never-overwrite-each-other", test_conflict },
    { "all-or-nothing", test_all_or_nothing },
    { "put-off-and-confirm", test_defer_and_confirm },
    { "forms-refuse-in-words", test_forms },
    { "correct-and-void", test_correct_and_void },
    { "what-if-saves-nothing", test_what_if },
    { "search", test_search },
    { "demo", test_demo },
    { "filters", test_filters },
    { "import-with-known-truth", test_import },
    { "import-row-by-row", test_import_rows },
    { "log-shows-tampering", test_log_tampering },
    { "check-finds-a-wrong-index", test_index_check },
    { "the-day-turns-the-page", test_refresh },
    { "typed-text-is-kept", test_drafts },
    { "import-every-attribute", test_import_attributes },
    { "dossiers-are-locked-in-order", test_order_of_locks },
    { "what-duo-refuses-is-refused", test_duo_refuses },
    { "a-person-is-corrected", test_person },
    { "what-was-reported-to-duo", test_duo_reports },
    { "a-report-lies-between-fact-and-today", test_duo_report_days },
  };

  ADD_ON_BOTH_ENGINES ("/store", tests);
  for (guint engine = 0; engine <= (guint) fixture_has_server (); engine++)
    {
      const char *name = engine == 0 ? "sqlite" : "postgres";
      g_autofree char *versions = g_strdup_printf ("/store/%s/walks-the-versions", name);
      g_autofree char *worker = g_strdup_printf ("/store/%s/threads", name);
      g_autofree char *freed = g_strdup_printf (
        "/store/%s/what-a-job-holds-goes-where-it-came-from", name);

      g_test_add_data_func (versions, GINT_TO_POINTER (engine), test_versions);
      g_test_add_data_func (worker, GINT_TO_POINTER (engine), test_worker);
      g_test_add_data_func (freed, GINT_TO_POINTER (engine), test_freeing);
    }
  if (fixture_has_server ())
    {
      gpointer engine = GINT_TO_POINTER (TRUE);

      g_test_add ("/store/postgres/a-lost-connection-is-made-again", Fixture, engine, set_up,
                  test_lost_connection, tear_down);
      g_test_add ("/store/postgres/a-lost-reader-only-reads", Fixture, engine, set_up,
                  test_lost_reader, tear_down);
      g_test_add ("/store/postgres/a-connection-lost-inside-leaves-nothing-half", Fixture, engine,
                  set_up, test_lost_inside, tear_down);
    }
  g_test_add_func ("/store/old-databases-open", test_old_databases);
  g_test_add_func ("/store/display", test_display);
  g_test_add_func ("/store/bad-files-are-left-alone", test_bad_files);
  g_test_add_func ("/store/backup", test_backup);
  g_test_add_func ("/store/disk-full", test_disk_full);
  g_test_add_func ("/store/form-and-text", test_form_text);
  g_test_add_func ("/demo/the-same-seed-makes-the-same-bytes", test_demo_bytes);
}
