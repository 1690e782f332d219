/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing very many derived rows: without their indexes, which stand again at the end. */
#include "fixture.h"
#include "regie-bulk.h"
#include "regie-error.h"

#define TABLES "('deadline', 'dossier_index', 'plan_cost')"

static gint64
count_indexes (Fixture *f)
{
  return count (f, regie_db_is_postgres (f->db)
                     ? "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema () AND "
                       "tablename IN " TABLES " AND indexname NOT LIKE '%_pkey'"
                     : "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
                       "NULL AND tbl_name IN " TABLES);
}

static void
begin (Fixture *f, RegieBulk *bulk, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_begin (f->db, &error));
  g_assert_true (regie_bulk_begin (bulk, f->db, n, &error));
  g_assert_no_error (error);
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RegieBulk bulk = { NULL };
  gint64 indexes = count_indexes (f);

  g_assert_cmpint (indexes, >, 3);
  begin (f, &bulk, 100);
  g_assert_cmpint (count_indexes (f), ==, 0);
  g_assert_true (regie_bulk_end (&bulk, f->db, 1, 100, &error));
  g_assert_cmpint (count_indexes (f), ==, indexes);
  g_assert_true (regie_bulk_finish (&bulk, f->db, TRUE, &error));
  g_assert_no_error (error);
  g_assert_null (bulk.sql);
  g_assert_cmpint (count_indexes (f), ==, indexes);
  assert_in_order (f);
}

/* What went wrong leaves the indexes as they were. */
static void
test_undone (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RegieBulk bulk = { NULL };
  gint64 indexes = count_indexes (f);

  begin (f, &bulk, 100);
  g_assert_true (regie_db_script (f->db, "INSERT INTO plan_cost VALUES (1, 2026, 100)", NULL));
  g_assert_false (regie_bulk_finish (&bulk, f->db, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (f->db->in_transaction);
  g_assert_cmpint (count_indexes (f), ==, indexes);
  g_assert_cmpint (count (f, "SELECT count(*) FROM plan_cost"), ==, 0);
}

/* A few beside many are not worth it. */
static void
test_few (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RegieBulk bulk = { NULL };
  gint64 indexes = count_indexes (f);

  for (guint i = 0; i < 3; i++)
    add_dossier (f, "Tesfai", NULL, "gezin");
  begin (f, &bulk, 2);
  g_assert_cmpint (count_indexes (f), ==, indexes);
  g_assert_true (regie_bulk_end (&bulk, f->db, 1, 2, &error));
  g_assert_true (regie_bulk_finish (&bulk, f->db, TRUE, &error));
  g_assert_no_error (error);
  begin (f, &bulk, 3);
  g_assert_cmpint (count_indexes (f), ==, 0);
  g_assert_false (regie_bulk_finish (&bulk, f->db, FALSE, NULL));
  assert_in_order (f);
}

static void
test_room (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_bulk_room (f->db, TRUE, &error));
  if (!regie_db_is_postgres (f->db))
    g_assert_cmpint (count (f, "PRAGMA cache_size"), ==, -128000);
  g_assert_true (regie_bulk_room (f->db, FALSE, &error));
  if (!regie_db_is_postgres (f->db))
    g_assert_cmpint (count (f, "PRAGMA cache_size"), ==, -16000);
  g_assert_no_error (error);
}

TEST_SUITE (bulk)
{
  static const FixtureTest tests[] = {
    { "indexes-stand-again", test_whole },
    { "what-went-wrong-leaves-them", test_undone },
    { "a-few-beside-many", test_few },
    { "room", test_room },
  };

  ADD_ON_BOTH_ENGINES ("/bulk", tests);
}
