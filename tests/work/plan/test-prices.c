/* SPDX-License-Identifier: EUPL-1.2 */
/* Prices by day, and what can be chosen for them. */
#include "school.h"
#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-error.h"
#include "regie-prices.h"

static void
test_prices (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) provider = NULL;
  gint64 id = record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Mergelland Taal"));
  char provider_id[24], contract[24], lot[24];

  g_snprintf (provider_id, sizeof provider_id, "%" G_GINT64_FORMAT, id);
  g_snprintf (contract, sizeof contract, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Contract,
                      PAIRS ("aanbieder", provider_id, "nummer", "2025-07")));
  g_snprintf (lot, sizeof lot, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Lot, PAIRS ("contract", contract, "naam", "B1-route")));
  record (f, REGIE_ENTITY_Price,
          PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "985", "van",
                 "2026-01-01", "tot", "2026-12-31"));
  record_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "990",
                         "van", "2026-12-31"),
                  "From:");
  record_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "990"),
                  "From:");
  record_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "0"),
                  "Amount:");
  record_refused (f, REGIE_ENTITY_Price, NULL, 0,
                  PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "-5"),
                  "Amount:");
  record_refused (
    f, REGIE_ENTITY_Price, NULL, 0,
    PAIRS ("perceel", lot, "onderwerp", "pvt", "eenheid", "keer", "bedrag", "99999999"), "Amount:");
  record (f, REGIE_ENTITY_Price,
          PAIRS ("perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "1010", "van",
                 "2027-01-01"));
  provider = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Provider), id, &error);
  g_assert_null (regie_record_remove (f->db, provider, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
}

/* Whole years add the indexation, to whole cents. */
static void
test_indexed (Fixture *f, gconstpointer data)
{
  static const struct {
    gint64 amount;
    const char *from, *tenths, *day;
    gint64 want;
  } rows[] = {
    { 1000, "2025-01-01", "25", "2025-12-31", 1000 },
    { 1000, "2025-01-01", "25", "2026-01-01", 1025 },
    { 1000, "2025-01-01", "25", "2027-06-01", 1051 },
    { 1000, NULL, "25", "2027-06-01", 1000 },
    { 1000, "2025-01-01", NULL, "2027-06-01", 1000 },
    { 999, "2024-02-29", "30", "2025-02-28", 1029 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (regie_price_indexed (rows[i].amount, rows[i].from, rows[i].tenths,
                                          rows[i].day),
                     ==, rows[i].want);
}

static void
add_price (Fixture *f, const char *provider, const char *route, const char *topic, const char *unit,
           const char *amount)
{
  char owner[24], contract[24], lot[24];

  g_snprintf (owner, sizeof owner, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Provider, PAIRS ("naam", provider)));
  g_snprintf (contract, sizeof contract, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Contract, PAIRS ("aanbieder", owner, "nummer", provider)));
  g_snprintf (lot, sizeof lot, "%" G_GINT64_FORMAT,
              record (f, REGIE_ENTITY_Lot,
                      PAIRS ("contract", contract, "naam", "perceel", "leerroute", route)));
  record (f, REGIE_ENTITY_Price,
          PAIRS ("perceel", lot, "onderwerp", topic, "eenheid", unit, "bedrag", amount));
}

/* An alternative is taken over with one press: what was planned makes room, and what the office
 * plans grows by what it costs. */
static void
test_take_over (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 planned, seq;
  g_autoptr (GPtrArray) prices = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RegieDossier) before = NULL;
  g_autoptr (RegieDossier) after = NULL;
  g_autoptr (RegieCost) cost = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GError) error = NULL;
  const RegieAlternative *best;
  char id[24];
  guint n = 0;

  add_fact (f, dossier, "brp_inschrijving", "2026-06-01", NULL, NULL);
  add_fact (f, dossier, "pip", "2026-09-01", "leerroute", "Z");
  {
    g_autoptr (GHashTable) form = regie_form_new ();

    regie_form_set (form, "soort", "plan_regel");
    regie_form_set (form, "datum", "2026-09-07");
    regie_form_set (form, "tot", "2029-08-31");
    regie_form_set (form, "onderwerp", "taal");
    regie_form_set (form, "intensiteit", "6");
    regie_form_set (form, "prijs", "1000");
    regie_form_set (form, "eenheid", "uur");
    apply (f, regie_fact_record (f->office, dossier, NULL, form, 0, &error), NULL);
  }
  add_price (f, "Leerhuis Zuid", "Z", "taal", "uur", "1120");
  add_price (f, "VluchtelingenWerk", NULL, "pvt", "traject", "32500");
  before = regie_dossier_load (f->db, f->office, dossier, &error);
  prices = regie_prices_load (f->db, regie_office_today (f->office), &error);
  list = regie_alternatives_new (before, f->office, prices);
  g_assert_cmpuint (list->len, >, 0);
  best = list->pdata[0];
  g_assert_true (best->fits);
  g_assert_null (regie_alternative_take (f->db, f->office, dossier, best->offer->id, REGIE_ROUTE_B1,
                                         best->per_week, 0, &error));
  g_clear_error (&error);
  apply (f,
         regie_alternative_take (f->db, f->office, dossier, best->offer->id, best->route,
                                 best->per_week, 0, &error),
         &seq);
  g_assert_no_error (error);
  after = regie_dossier_load (f->db, f->office, dossier, &error);
  for (guint i = 0; i < after->facts->len; i++)
    if (g_array_index (after->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE)
      {
        const RegieFact *line = &g_array_index (after->facts, RegieFact, i);

        n++;
        if (line->topic == REGIE_TOPIC_LANGUAGE)
          g_assert_true (line->day == best->from ? line->until == best->until
                                                 : line->until == best->from - 1);
      }
  g_assert_cmpuint (n, ==, 3);
  /* The office adds up to what the dossier costs, to the cent. */
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  cost = regie_dossier_cost (after, f->office);
  g_assert_true (regie_db_get_int (f->db, "SELECT sum(amount) FROM plan_cost WHERE dossier = $1", 1,
                                   (const char *[]){ id }, &planned, &error));
  g_assert_cmpint (planned, ==, cost->cost);
  g_assert_cmpint (planned, >, 0);
  record (f, REGIE_ENTITY_Budget, PAIRS ("jaar", "2027", "bedrag", "50000000"));
  years = regie_budget_load (f->db, 2026, 2027, &error);
  g_assert_cmpint (regie_budget_find (years, 2026)->budget, ==, -1);
  g_assert_cmpint (regie_budget_find (years, 2027)->budget, ==, 50000000);
  for (guint i = 0; i < cost->years->len; i++)
    if (g_array_index (cost->years, RegieCostYear, i).year == 2027)
      g_assert_cmpint (regie_budget_find (years, 2027)->planned, ==,
                       g_array_index (cost->years, RegieCostYear, i).cost);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'plan_regel' AND voided = 0"),
                   ==, 1);
  assert_in_order (f);
}

/* Route × provider × hours a week, what fits the term first; what was followed is taken off, what
 * is done is not offered again. */
static void
test_alternatives (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) whole = NULL;
  g_autoptr (RegieDossier) later = NULL;
  g_autoptr (GPtrArray) prices = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) less = NULL;

  sql (f, "INSERT INTO provider (id, version, voided, name) VALUES (1, 1, 0, 'A'), (2, 1, 0, 'B');"
          "INSERT INTO contract (id, version, voided, provider, number, until_day) VALUES (1, 1, "
          "0, 1, 'x', NULL), (2, 1, 0, 2, 'y', '2026-01-01');"
          "INSERT INTO lot (id, version, voided, contract, name, route) VALUES (1, 1, 0, 1, 'b1', "
          "'B1'), (2, 1, 0, 2, 'b1', 'B1');"
          "INSERT INTO price (id, version, voided, lot, topic, unit, amount) VALUES (1, 1, 0, 1, "
          "'taal', 'uur', 1000), (2, 1, 0, 2, 'taal', 'uur', 100),"
          " (3, 1, 0, 1, 'pvt', 'traject', 30000)");
  prices = regie_prices_load (f->db, regie_office_today (f->office), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prices->len, ==, 2); /* the contract of B has ended */
  whole = regie_dossier_load (f->db, f->office, dossier, &error);
  list = regie_alternatives_new (whole, f->office, prices);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const RegieAlternative *one = list->pdata[i];

      g_assert_cmpint (one->route, ==, REGIE_ROUTE_B1);
      g_assert_cmpint (ABS (one->cost->cost - 1030000), <,
                       20000); /* 1000 hours and a PVT, to whole days */
      g_assert_cmpint (one->fits, ==, one->per_week == 15 || one->per_week == 9);
    }
  add_hours (f, dossier, "2026-10-31", "400", "400", NULL);
  add_fact (f, dossier, "pvt_voldaan", "2026-02-02", NULL, NULL);
  later = regie_dossier_load (f->db, f->office, dossier, &error);
  less = regie_alternatives_new (later, f->office, prices);
  g_assert_cmpint (ABS (((RegieAlternative *) less->pdata[0])->cost->cost - 600000), <, 20000);
}

TEST_SUITE (prices)
{
  static const FixtureTest tests[] = {
    { "every-day-one-price", test_prices },
    { "prices-are-indexed", test_indexed },
    { "an-alternative-is-taken-over", test_take_over },
    { "alternatives", test_alternatives },
  };

  ADD_ON_BOTH_ENGINES ("/prices", tests);
}
