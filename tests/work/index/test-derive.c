/* SPDX-License-Identifier: EUPL-1.2 */
/* What is derived from the facts, and how it is kept right. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "records.h"

static void
test_index_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 20, 1);
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

/* The birth of the person of DOSSIER, and its youth director. */
static void
make_young (Fixture *f, gint64 dossier, const char *born)
{
  g_autofree char *text = g_strdup_printf (
    "UPDATE person SET born = '%s' WHERE id = (SELECT person FROM dossier WHERE id = "
    "%" G_GINT64_FORMAT ")",
    born, dossier);

  sql (f, text);
  g_assert_true (regie_derive_dossier (f->db, dossier, f->deriver, NULL));
}

/* Whoever is of 16 to 27 has a row, which follows the network and the lights; it is checked and
 * made anew like the others. */
static void
test_youth (Fixture *f, gconstpointer data)
{
  gint64 older = add_dossier (f, "Haile", NULL, "gezin");
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "amv");
  g_autoptr (GError) error = NULL;
  gint64 tie;

  make_young (f, older, "1984-02-01");
  make_young (f, dossier, "2009-05-04");
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE age = 18 AND moment = '2027-05-04' "
                             "AND transition_on = '2026-11-02' AND light_housing IS NULL"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE phase = 'zonder_plicht' AND "
                             "next_due IS NULL"),
                   ==, 1);
  tie = record_in (f, REGIE_ENTITY_Tie, dossier,
                   PAIRS ("naam", "Hiwet", "gebied", "steun", "voert_regie", "1", "van",
                          "2026-09-01"));
  g_assert_cmpint (count (f, "SELECT leader FROM youth"), ==, tie);
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE silent_on = '2026-09-30'"), ==, 1);
  tell (f, dossier, "contact", "2026-11-20", PAIRS (NULL));
  sql (f, "UPDATE fact SET tie = (SELECT leader FROM youth)");
  g_assert_true (regie_derive_dossier (f->db, dossier, f->deriver, NULL));
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE silent_on = '2026-12-19'"), ==, 1);
  tell (f, dossier, "leefgebied", "2026-10-01", PAIRS ("gebied", "wonen", "licht", "rood"));
  tell (f, dossier, "leefgebied", "2026-11-01", PAIRS ("gebied", "wonen", "licht", "rood"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE light_housing = 'rood' AND red_on = "
                             "'2026-10-01' AND act_on = '2026-10-01' AND act = 'rood'"),
                   ==, 1);
  assert_in_order (f);
  sql (f, "UPDATE youth SET act_on = '2026-01-01'");
  g_assert_false (regie_index_check (f->db, f->deriver, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error));
  assert_in_order (f);
}

/* Nobody changes anything: the day on which somebody becomes 15, and the day after a meeting. */
static void
test_youth_grows (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "jongere");
  RegieDay today = regie_office_today (f->office);
  guint n;

  make_young (f, dossier, "2011-12-01");
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth"), ==, 0);
  record_in (f, REGIE_ENTITY_Gathering, dossier, PAIRS ("datum", "2026-12-04"));
  regie_deriver_set_today (f->deriver, today + 8);
  g_assert_true (regie_refresh (f->db, f->deriver, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE next_meeting = '2026-12-04' AND "
                             "last_meeting IS NULL"),
                   ==, 1);
  regie_deriver_set_today (f->deriver, today + 11);
  g_assert_true (regie_refresh (f->db, f->deriver, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  regie_deriver_set_today (f->deriver, today + 12);
  g_assert_true (regie_refresh (f->db, f->deriver, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE next_meeting IS NULL AND "
                             "last_meeting = '2026-12-04'"),
                   ==, 1);
}

TEST_SUITE (derive)
{
  static const FixtureTest tests[] = {
    { "check-finds-a-wrong-index", test_index_check },
    { "the-day-turns-the-page", test_refresh },
    { "who-is-young-has-a-row", test_youth },
    { "the-young-grow-older-by-themselves", test_youth_grows },
    { "dossiers-are-locked-in-order", test_order_of_locks },
  };

  ADD_ON_BOTH_ENGINES ("/derive", tests);
}
