/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that go in several at a time, and the filter that takes its rule from a role. */
#include "fixture.h"
#include "regie-caseload.h"
#include "regie-demo.h"
#include "regie-insert.h"

/* More than fit in one statement, and not a whole number of those of either size. */
#define MANY 77

static void
add_provider (RegieInsert *insert, gint64 id, const char *name, const char *rhythm)
{
  const char *values[REGIE_N_FIELDS (Provider)] = {
    [REGIE_AT (Provider, name)] = name,
    [REGIE_AT (Provider, rhythm)] = rhythm,
  };

  regie_insert_add_record (insert, id, values);
}

static void
test_records (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieInsert) insert = regie_insert_new_records (regie_entity (REGIE_ENTITY_Provider),
                                                             NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("L'école \"%d\"; --", i);

      add_provider (insert, i, name, i % 2 == 0 ? "maand" : NULL);
    }
  g_assert_cmpuint (regie_insert_get_n (insert), ==, MANY);
  g_assert_cmpint (count (f, "SELECT count(*) FROM provider"), ==, 0);
  g_assert_true (regie_insert_flush (insert, f->db, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (regie_insert_get_n (insert), ==, 0);
  g_assert_true (regie_insert_flush (insert, f->db, &error));
  records = regie_load (f->db, regie_entity (REGIE_ENTITY_Provider), "TRUE ORDER BY id", 0, NULL,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, MANY);
  for (int i = 1; i <= MANY; i++)
    {
      RegieRecord *one = records->pdata[i - 1];
      g_autofree char *name = g_strdup_printf ("L'école \"%d\"; --", i);

      g_assert_cmpint (regie_record_get_id (one), ==, i);
      g_assert_cmpint (regie_record_get_version (one), ==, 1);
      g_assert_cmpstr (regie_get (one, Provider, name), ==, name);
      g_assert_cmpstr (regie_get (one, Provider, rhythm), ==, i % 2 == 0 ? "maand" : NULL);
    }
}

/* After a statement failed nothing waits any more. */
static void
test_error (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieInsert) insert = regie_insert_new_records (regie_entity (REGIE_ENTITY_Provider),
                                                             NULL);
  g_autoptr (GError) error = NULL;

  add_provider (insert, 1, "Een", NULL);
  add_provider (insert, 1, "Nog een", NULL);
  g_assert_false (regie_insert_flush (insert, f->db, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (regie_insert_get_n (insert), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM provider"), ==, 0);
  add_provider (insert, 1, "Een", NULL);
  g_assert_true (regie_insert_flush (insert, f->db, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM provider"), ==, 1);
}

/* Of what is said never to be filled in nothing is kept. */
static void
test_used (Fixture *f, gconstpointer data)
{
  const gboolean used[REGIE_N_FIELDS (Provider)] = { [REGIE_AT (Provider, name)] = TRUE };
  g_autoptr (RegieInsert) insert = regie_insert_new_records (regie_entity (REGIE_ENTITY_Provider),
                                                             used);
  g_autoptr (RegieRecord) one = NULL;
  g_autoptr (GError) error = NULL;

  add_provider (insert, 3, "Leerhuis", "maand");
  g_assert_true (regie_insert_flush (insert, f->db, &error));
  g_assert_no_error (error);
  one = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Provider), 3, &error);
  g_assert_cmpstr (regie_get (one, Provider, name), ==, "Leerhuis");
  g_assert_null (regie_get (one, Provider, rhythm));
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "id", "folded" };
  static const char *const row[] = { "7", "darwish" };
  g_autoptr (RegieInsert) insert = regie_insert_new ("search_text", columns, 2);
  g_autoptr (GError) error = NULL;

  regie_insert_add (insert, row);
  g_assert_true (regie_insert_flush (insert, f->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text WHERE id = 7"), ==, 1);
}

/* The dossiers that are late, when the end of the term is that of RULE. */
static GPtrArray *
load_late (Fixture *f, const char *rule)
{
  g_autoptr (RegieQuery) query = regie_query_from_text ("te_laat=ja");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  query->term_rule = rule;
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
  g_assert_no_error (error);
  rows = regie_caseload_rows (f->db, (const gint64 *) (gconstpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  return rows;
}

static guint
count_next (const GPtrArray *rows, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (((const RegieCaseloadRow *) rows->pdata[i])->next_rule, rule) == 0;
  return n;
}

/* Which rule is the end of the term is what the caller says, and nothing in the SQL. */
static void
test_late (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autofree char *rule = NULL;
  g_autoptr (GError) error = NULL;
  guint of_rule;

  fixture_fill (f, 60, 3);
  all = load_late (f, NULL);
  g_assert_cmpuint (all->len, >, 0);
  rule = g_strdup (((const RegieCaseloadRow *) all->pdata[0])->next_rule);
  of_rule = count_next (all, rule);
  without = load_late (f, rule);
  g_assert_cmpuint (count_next (without, rule), ==, 0);
  g_assert_cmpuint (without->len, ==, all->len - of_rule);
}

TEST_SUITE (insert)
{
  static const FixtureTest tests[] = {
    { "records", test_records }, { "an-error", test_error },     { "what-is-used", test_used },
    { "columns", test_columns }, { "late-dossiers", test_late },
  };

  ADD_ON_BOTH_ENGINES ("/insert", tests);
}
