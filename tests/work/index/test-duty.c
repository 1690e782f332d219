/* SPDX-License-Identifier: EUPL-1.2 */
/* What the law makes of a stored dossier: regime, date of birth, plans and the end of a duty, in
 * the index and in the dossier, on both engines. */
#include "fixture.h"

#define PIP_ROWS "SELECT count(*) FROM deadline WHERE open = 1 AND rule LIKE 'PIP-%'"
#define PHASE(name) "SELECT count(*) FROM dossier_index WHERE phase = '" name "'"

static void
set_field (Fixture *f, RegieEntityId entity, const char *field, const char *value)
{
  gint64 id = count (f, entity == REGIE_ENTITY_Person ? "SELECT max(id) FROM person"
                                                      : "SELECT max(id) FROM dossier");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (entity), id, &error);
  RegieChange *change = regie_change_new ("field");

  g_assert_no_error (error);
  regie_change_set (change, record, field, value);
  apply (f, change, NULL);
}

/* A fact with two attributes. */
static void
add_fact_with (Fixture *f, gint64 dossier, const char *kind, const char *day, const char *key,
               const char *value, const char *key2, const char *value2)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieChange *change;

  regie_form_set (form, "soort", kind);
  regie_form_set (form, "datum", day);
  regie_form_set (form, key, value);
  regie_form_set (form, key2, value2);
  change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
}

static guint
deadlines_of (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) loaded = regie_dossier_load (f->db, f->office, dossier, &error);

  g_assert_no_error (error);
  return loaded->deadlines->len;
}

static void
test_regime (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

  add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  set_field (f, REGIE_ENTITY_Dossier, "regime", "Wi2013");
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline"), ==, 0);
  g_assert_cmpuint (deadlines_of (f, dossier), ==, 0);
  /* Nothing of it is reported under this law either. */
  add_fact (f, dossier, "pvt_voldaan", "2026-09-22", NULL, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline"), ==, 0);
  set_field (f, REGIE_ENTITY_Dossier, "regime", "Wi2021");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  assert_in_order (f);
}

static void
test_pension (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GError) error = NULL;
  guint n;

  add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  set_field (f, REGIE_ENTITY_Person, "born", "1959-12-01");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  /* Nothing happens but that the day comes. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE refresh_on = '2026-12-01'"),
                   ==, 1);
  regie_deriver_set_today (f->deriver, regie_day_from_civil (2026, 12, 1));
  g_assert_true (regie_refresh (f->db, f->deriver, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, PIP_ROWS), ==, 0);
  g_assert_cmpint (count (f, PHASE ("vervallen")), ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-WISSEN' AND due = '2031-12-02'"),
    ==, 1);
  assert_in_order (f);
}

static void
test_plans (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "asiel_28");
  gint64 rows;

  add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  rows = count (f, "SELECT count(*) FROM deadline");
  add_fact (f, dossier, "brp_inschrijving", "2026-10-01", "gepland", "1");
  add_fact_with (f, dossier, "pip", "2026-12-14", "gepland", "1", "leerroute", "B1");
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline"), ==, rows);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE term_end IS NULL AND "
                             "pip_day IS NULL AND next_due IS NULL"),
                   ==, 1);
  add_fact (f, dossier, "brp_inschrijving", "2026-11-02", NULL, NULL);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM deadline WHERE rule = 'PIP-10W-BRP' AND due = '2027-01-11'"),
    ==, 1);
  assert_in_order (f);
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

  add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  add_fact (f, dossier, "ontheffing", "2026-10-05", "onderdelen", "lezen,KNM");
  add_fact (f, dossier, "vrijstelling", "2026-10-12", "gedeeltelijk", "1");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  add_fact_with (f, dossier, "vrijstelling", "2026-11-02", "tijdelijk", "1", "tot", "2026-12-31");
  g_assert_cmpint (count (f, PHASE ("intake")), ==, 1);
  add_fact (f, dossier, "verblijfsrecht_ingetrokken", "2026-11-09", NULL, NULL);
  g_assert_cmpint (count (f, PIP_ROWS), ==, 0);
  g_assert_cmpint (count (f, PHASE ("vervallen")), ==, 1);
  assert_in_order (f);
}

static void
test_next_period (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

  add_fact (f, dossier, "kennisgeving", "2023-01-09", NULL, NULL);
  add_fact (f, dossier, "pip", "2023-03-06", "leerroute", "B1");
  add_fact (f, dossier, "geemigreerd", "2024-05-06", NULL, NULL);
  g_assert_cmpint (count (f, PHASE ("weg")), ==, 1);
  add_fact (f, dossier, "brp_inschrijving", "2026-08-03", NULL, NULL);
  add_fact (f, dossier, "kennisgeving", "2026-10-05", NULL, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE phase = 'intake' AND "
                             "started = '2026-10-05' AND pip_day IS NULL"
                             " AND term_end IS NULL AND next_due = '2026-12-14'"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-WISSEN'"), ==, 0);
  assert_in_order (f);
}

static void
test_two_municipalities (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

  add_fact (f, dossier, "brp_inschrijving", "2026-09-01", "gemeente", "0935");
  add_fact (f, dossier, "kennisgeving", "2026-09-21", NULL, NULL);
  add_fact (f, dossier, "verhuisd", "2026-10-05", "gemeente", "0938");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  g_assert_cmpint (count (f, PHASE ("intake")), ==, 1);
  add_fact (f, dossier, "verhuisd", "2026-10-19", "gemeente", "0363");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 0);
  g_assert_cmpint (count (f, PHASE ("weg")), ==, 1);
  add_fact (f, dossier, "brp_inschrijving", "2026-11-02", "gemeente", "0935");
  g_assert_cmpint (count (f, PIP_ROWS), ==, 1);
  g_assert_cmpint (count (f, PHASE ("intake")), ==, 1);
  assert_in_order (f);
}

/* What is tried counts, and leaves the dossier as it was. */
static void
test_what_if (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  g_autoptr (RegieDossier) loaded = NULL;
  g_autoptr (GError) error = NULL;
  RegieDay moved = regie_day_from_civil (2027, 9, 4);
  RegieDay due = REGIE_DAY_NONE;
  RegieFact fact;

  add_fact (f, dossier, "pip", "2024-03-04", "leerroute", "B1");
  loaded = regie_dossier_load (f->db, f->office, dossier, &error);
  g_assert_no_error (error);
  regie_fact_init (&fact, REGIE_FACT_EXT_GRANTED, regie_day_from_civil (2026, 12, 1));
  fact.id = -1;
  fact.new_end = moved;
  fact.flags |= REGIE_FACT_PLANNED;
  g_array_append_val (extra, fact);
  regie_dossier_what_if (loaded, f->office, extra, deadlines, NULL);
  for (guint i = 0; i < deadlines->len; i++)
    if (g_array_index (deadlines, RegieDeadline, i).rule
        == f->office->rules->role[REGIE_RULE_IS_TERM])
      due = g_array_index (deadlines, RegieDeadline, i).due;
  g_assert_cmpint (due, ==, moved);
}

TEST_SUITE (duty)
{
  static const FixtureTest tests[] = {
    { "the-law-of-2013-has-none-of-these-terms", test_regime },
    { "the-pension-age-comes-by-itself", test_pension },
    { "plans-change-no-row", test_plans },
    { "a-part-leaves-the-duty", test_parts },
    { "a-new-notice-begins-anew", test_next_period },
    { "between-own-municipalities", test_two_municipalities },
    { "what-is-tried-counts", test_what_if },
  };

  ADD_ON_BOTH_ENGINES ("/duty", tests);
}
