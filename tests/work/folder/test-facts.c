/* SPDX-License-Identifier: EUPL-1.2 */
/* Facts and persons: recorded, corrected, removed and reported. */
#include "fixture.h"
#include "regie-caseload.h"
#include "regie-error.h"
#include "regie-export.h"

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
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
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

/* A date of birth is not corrected to one with which the dossier could not have begun with its
 * group for the young. */
static void
test_young (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *group, *born;
    gboolean good;
  } rows[] = {
    { "jongere", "1998-11-24", TRUE }, /* turns 28 the day after */
    { "jongere", "1998-11-23", FALSE },
    { "amv", "1990-05-01", FALSE },
    { "gezin", "1990-05-02", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = add_dossier (f, "Tesfai", NULL, rows[i].group);
      g_autoptr (RegieDossier) dossier = regie_dossier_load (f->db, f->office, id, NULL);
      g_autoptr (GHashTable) form = person_form (dossier);
      g_autoptr (RegieChange) change = NULL;
      g_autoptr (GError) error = NULL;

      regie_form_set (form, "geboren", rows[i].born);
      change = regie_person_correct (f->office, dossier->person, dossier->dossier, form, &error);
      g_assert_true ((change != NULL) == rows[i].good);
      if (rows[i].good)
        continue;
      g_assert_cmpstr (regie_error_get_field (error), ==, "geboren");
      g_assert_true (
        g_str_has_prefix (error->message, "Date of birth: this group is for the young"));
    }
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

/* What DUO would refuse is refused where it is recorded, with the field and the rule in words; an
 * old fault does not stop a correction. */
static void
test_duo_refuses (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *day, *route, *level, *says;
  } rows[] = {
    { "2026-03-01", "B1", NULL, "Date: A PIP is not dated before the person was linked" },
    { "2026-05-01", "O", "A2", "Level: Level A2 does not exist in the education route." },
    { "2026-05-01", "Z", "B1", "Level: Level B1 does not exist in the self-reliance route." },
    { "2026-05-01", "B1", "A2", "Level: A first PIP in the B1 route does not begin" },
    { "2026-05-01", NULL, NULL, "Route: A PIP names a route (Wet art. 15 lid 1)." },
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
      g_assert_true (g_str_has_prefix (refusal->message, rows[i].says));
      g_assert_null (strstr (refusal->message, "PIP-"));
    }
  apply (f, make_pip (f, id, NULL, "2026-05-01", "B1", "B1", &error), NULL);
  g_assert_no_error (error);
  g_assert_null (make_pip (f, id, NULL, "2026-04-01", "B1", "B1", &error));
  g_assert_cmpstr (error->message, ==,
                   "Date: A new PIP is not dated before an earlier one. The first day that is "
                   "possible is 1 May 2026.");
  g_clear_error (&error);
  /* From an import, without the check: its level may be corrected although its date stays wrong. */
  add_fact (f, id, "pip", "2026-01-01", "leerroute", "B1");
  dossier = regie_dossier_load (f->db, f->office, id, &error);
  apply (f, make_pip (f, id, dossier->records->pdata[0], "2026-01-01", "B1", "B1", &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'pip' AND voided = 0"), ==, 2);
  assert_in_order (f);
}

static RegieChange *
make_change (Fixture *f, gint64 id, const char *day, const char *route, const char *why,
             GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();

  regie_form_set (form, "soort", "leerroute_wijziging");
  regie_form_set (form, "datum", day);
  regie_form_set (form, "leerroute", route);
  regie_form_set (form, "toelichting", why);
  return regie_fact_make (f->db, f->office, id, NULL, NULL, form, 0, error);
}

/* Another route past its last day is refused with that day, until the special case is explained;
 * within it, or from education to B1, nobody asks why. */
static void
test_late_route (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Proef", NULL, "asiel_28");
  gint64 other = add_dossier (f, "Toets", NULL, "asiel_28");
  g_autoptr (GError) error = NULL;

  add_fact (f, id, "pip", "2024-07-13", "leerroute", "B1");
  add_fact (f, other, "pip", "2024-07-13", "leerroute", "O");
  g_assert_null (make_change (f, id, "2026-01-14", "Z", NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (regie_error_get_field (error), ==, "toelichting");
  g_assert_nonnull (strstr (error->message, "13 January 2026"));
  g_assert_true (g_str_has_suffix (error->message, "Write here which special case this is."));
  g_clear_error (&error);
  apply (f, make_change (f, other, "2026-01-14", "B1", NULL, &error), NULL);
  g_assert_no_error (error);
  apply (f, make_change (f, id, "2026-01-14", "Z", "Na een opleiding", &error), NULL);
  g_assert_no_error (error);
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

TEST_SUITE (facts)
{
  static const FixtureTest tests[] = {
    { "forms-refuse-in-words", test_forms },
    { "correct-and-void", test_correct_and_void },
    { "what-if-saves-nothing", test_what_if },
    { "a-person-is-corrected", test_person },
    { "a-birth-fits-the-group", test_young },
    { "what-duo-refuses-is-refused", test_duo_refuses },
    { "a-late-route-is-explained", test_late_route },
    { "a-report-lies-between-fact-and-today", test_duo_report_days },
    { "what-was-reported-to-duo", test_duo_reports },
  };

  ADD_ON_BOTH_ENGINES ("/facts", tests);
}
