/* SPDX-License-Identifier: EUPL-1.2 */
/* What Vandaag asks, puts off and confirms. */
#include "records.h"
#include "regie-error.h"
#include "regie-today.h"

/* How many keys there are of what is SHOWN. */
static guint
n_apart (Fixture *f, const char *rules, RegieTodayShown shown)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = regie_today_keys_apart (f->db, query, rules, shown,
                                                    regie_office_today (f->office), &error);

  g_assert_no_error (error);
  return keys->len;
}

/* How many of RULES were put off. */
static guint
n_put_off (Fixture *f, const char *rules)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  guint n;

  regie_today_put_off (f->db, query, rules, regie_office_today (f->office), &n, &error);
  g_assert_no_error (error);
  return n;
}

/* How many open ends of RULES are not confirmed. */
static guint
n_unrecorded (Fixture *f, const char *rules)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  guint n;

  regie_today_unrecorded (f->db, query, rules, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* As the list says and as it is counted. */
static guint
n_late (Fixture *f)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office),
                                              &error);
  guint n = 0;
  guint counted;

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    n += g_array_index (keys, RegieTodayKey, i).section == REGIE_SECTION_LATE;
  g_assert_true (
    regie_today_count_late (f->db, query, regie_office_today (f->office), &counted, &error));
  g_assert_cmpuint (counted, ==, n);
  return n;
}

/* Who has how much that is late, the most first; who has nothing late is not there. */
static void
test_shares (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const has[] = { "8", "7", "8", NULL };

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Yara', "
          "'consulent', 1), (8, 1, 0, 'Bas', 'consulent', 1), (9, 1, 0, 'Mo', 'consulent', 1)");
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    {
      gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
      g_autofree char *give = g_strdup_printf (
        "UPDATE deadline SET consultant = %s WHERE dossier = %" G_GINT64_FORMAT,
        has[i] != NULL ? has[i] : "NULL", dossier);

      add_fact (f, dossier, "kennisgeving", "2025-01-01", NULL, NULL);
      sql (f, give);
    }
  g_assert_cmpuint (n_late (f), ==, 4);
  shares = regie_today_load_shares (f->db, query, regie_office_today (f->office), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shares->len, ==, 2);
  for (guint i = 0; i < shares->len; i++)
    {
      const RegieTodayShare *share = shares->pdata[i];

      g_assert_cmpint (share->consultant, ==, i == 0 ? 8 : 7);
      g_assert_cmpuint (share->n_late, ==, i == 0 ? 2 : 1);
      g_assert_cmpstr (share->name, ==, i == 0 ? "Bas" : "Yara");
    }
}

/* Who was taken over without a PIP is late, and stays so when the rest is confirmed; what is left
 * out of that stays open, and one undo brings back what was confirmed. */
static void
test_taken_over (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  const RegieTodayRow *row;

  add_fact (f, dossier, "kennisgeving", "2025-01-01", NULL, NULL);
  add_fact (f, dossier, "besluit", "2025-06-20", NULL, NULL);
  add_fact (f, dossier, "bezwaar", "2025-07-01", NULL, NULL);
  g_assert_cmpuint (n_late (f), ==, 1);
  g_assert_cmpuint (n_apart (f, NULL, REGIE_TODAY_HISTORY), ==, 1);
  g_assert_cmpuint (n_apart (f, "PIP-10W", REGIE_TODAY_HISTORY), ==, 0);
  keys = regie_today_keys_apart (f->db, query, NULL, REGIE_TODAY_HISTORY,
                                 regie_office_today (f->office), &error);
  rows = regie_today_rows (f->db, f->office, (const RegieTodayKey *) (gpointer) keys->data,
                           keys->len, &error);
  row = rows->pdata[0];
  g_assert_cmpstr (row->rule, ==, "BOB-6W");
  g_assert_cmpint (row->key.section, ==, REGIE_SECTION_HISTORY);
  g_hash_table_add (left, regie_today_dup_open_end (dossier, row->rule, row->fact));
  g_assert_null (regie_today_confirm (f->db, query, NULL, left, 1, "klaar", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (regie_today_confirm (f->db, query, "PIP-10W", NULL, 0, "klaar", &error));
  g_clear_error (&error);
  /* Nobody confirms what was not seen. */
  for (guint shown = 0; shown <= 2; shown += 2)
    {
      g_assert_null (regie_today_confirm (f->db, query, NULL, NULL, shown, "klaar", &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  apply (f, regie_today_confirm (f->db, query, NULL, NULL, 1, "klaar", &error), NULL);
  g_assert_cmpuint (n_apart (f, NULL, REGIE_TODAY_HISTORY), ==, 0);
  g_assert_cmpuint (n_late (f), ==, 1);
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

  /* From before the dossier was recorded here: not late, but "not recorded". */
  add_fact (f, dossier, "besluit", "2025-06-20", NULL, NULL);
  add_fact (f, dossier, "bezwaar", "2025-07-01", NULL, NULL);
  keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 0);
  g_assert_cmpuint (n_unrecorded (f, NULL), ==, 1);
  g_assert_cmpuint (n_unrecorded (f, "BOB-6W"), ==, 1);
  g_assert_cmpuint (n_unrecorded (f, "PIP-10W"), ==, 0);
  apply (f, regie_today_confirm (f->db, query, NULL, NULL, 1, "klaar", &error), NULL);
  g_assert_cmpuint (n_unrecorded (f, NULL), ==, 0);
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
  g_assert_cmpuint (n_apart (f, NULL, REGIE_TODAY_PUT_OFF), ==, 1);
  g_assert_cmpuint (n_put_off (f, NULL), ==, 1);
  g_assert_cmpuint (n_put_off (f, "BOB-6W,PIP-10W"), ==, 1);
  g_assert_cmpuint (n_put_off (f, "PIP-10W"), ==, 0);
  later = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_cmpuint (later->len, ==, 0);
  g_array_unref (later);
  later = regie_today_keys (f->db, query, NULL, regie_office_today (f->office) + 7, &error);
  g_assert_cmpuint (later->len, ==, 1);
  assert_in_order (f);
}

TEST_SUITE (today)
{
  static const FixtureTest tests[] = {
    { "shares", test_shares },
    { "taken-over", test_taken_over },
    { "put-off-and-confirm", test_defer_and_confirm },
  };

  ADD_ON_BOTH_ENGINES ("/today", tests);
}
