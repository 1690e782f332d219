/* SPDX-License-Identifier: EUPL-1.2 */
/* The texts that search looks in, and the index of SQLite beside them. */
#include "fixture.h"
#include "regie-error.h"
#include "regie-search.h"

static const struct {
  const char *table, *index;
} kinds[] = { { "search_text", "search_fts" }, { "search_note", "search_note_fts" } };

/* How many rows are found with WORD: by the index of SQLite, which
 * keeps three letters at a time, and by the text on a server. */
static gint64
n_found (Fixture *f, RegieSearch which, const char *word)
{
  g_autofree char *sql = regie_db_is_postgres (f->db)
                           ? g_strdup_printf ("SELECT count(*) FROM %s WHERE folded LIKE '%%%s%%'",
                                              kinds[which].table, word)
                           : g_strdup_printf ("SELECT count(*) FROM %s WHERE %s MATCH '%.3s'",
                                              kinds[which].index, kinds[which].index, word);

  return count (f, sql);
}

static void
put (Fixture *f, RegieSearch which, const char *id, const char *folded)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_search_put (f->db, which, id, folded, &error));
  g_assert_no_error (error);
  g_assert_true (regie_search_check (f->db, &error));
  g_assert_no_error (error);
}

/* A text in the place of another is found under its own words only; names and notes are two
 * things. */
static void
test_put (Fixture *f, gconstpointer data)
{
  put (f, REGIE_SEARCH_NAMES, "7", "haddad nour");
  put (f, REGIE_SEARCH_NAMES, "8", "tesfai selam");
  put (f, REGIE_SEARCH_NOTES, "7", "wil fietsen");
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "haddad"), ==, 1);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NOTES, "haddad"), ==, 0);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NOTES, "fietsen"), ==, 1);
  put (f, REGIE_SEARCH_NAMES, "7", "haddad nour");
  put (f, REGIE_SEARCH_NAMES, "7", "khoury nour");
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "haddad"), ==, 0);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "khoury"), ==, 1);
  put (f, REGIE_SEARCH_NAMES, "7", "");
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "khoury"), ==, 0);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "selam"), ==, 1);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put (f, REGIE_SEARCH_NAMES, "7", "haddad nour");
  put (f, REGIE_SEARCH_NOTES, "7", "wil fietsen");
  g_assert_true (regie_search_remove (f->db, REGIE_SEARCH_NAMES, "7", &error));
  g_assert_true (regie_search_remove (f->db, REGIE_SEARCH_NAMES, "7", &error));
  g_assert_true (regie_search_remove (f->db, REGIE_SEARCH_NAMES, "99", &error));
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "haddad"), ==, 0);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NOTES, "fietsen"), ==, 1);
  g_assert_true (regie_search_check (f->db, &error));
  g_assert_true (regie_search_clear (f->db, &error));
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NOTES, "fietsen"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_note"), ==, 0);
  g_assert_true (regie_search_check (f->db, &error));
  g_assert_no_error (error);
}

/* Bulk work puts texts first; only those of its range are indexed, and then all agrees. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put (f, REGIE_SEARCH_NAMES, "3", "tesfai selam");
  for (guint i = 7; i < 10; i++)
    {
      char id[12];

      g_snprintf (id, sizeof id, "%u", i);
      g_assert_true (regie_search_put_text (f->db, REGIE_SEARCH_NAMES, id, "haddad", &error));
    }
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "haddad"), ==,
                   regie_db_is_postgres (f->db) ? 3 : 0);
  g_assert_true (regie_search_index (f->db, 7, 9, &error));
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "haddad"), ==, 3);
  g_assert_cmpint (n_found (f, REGIE_SEARCH_NAMES, "selam"), ==, 1);
  g_assert_true (regie_search_optimize (f->db, &error));
  g_assert_true (regie_search_check (f->db, &error));
  g_assert_no_error (error);
  /* One text of a number. */
  g_assert_false (regie_search_put_text (f->db, REGIE_SEARCH_NAMES, "7", "haddad", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* A text that was written beside its index is seen, and can be mended. */
static void
test_differs (void)
{
  static const char *const tables[] = { "search_text", "search_note" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Fixture f = { 0 };
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (id, folded) VALUES (7, 'haddad')",
                                              tables[i]);
      g_autoptr (GError) error = NULL;

      set_up (&f, GINT_TO_POINTER (FALSE));
      g_assert_true (regie_db_script (f.db, sql, NULL));
      g_assert_false (regie_search_check (f.db, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "regiectl reindex"));
      g_clear_error (&error);
      g_assert_true (regie_search_clear (f.db, &error));
      g_assert_true (regie_search_check (f.db, &error));
      g_assert_no_error (error);
      tear_down (&f, GINT_TO_POINTER (FALSE));
    }
}

TEST_SUITE (search)
{
  static const FixtureTest tests[] = {
    { "a-text-in-the-place-of-another", test_put },
    { "removed", test_remove },
    { "many-at-once", test_many },
  };

  ADD_ON_BOTH_ENGINES ("/search", tests);
  g_test_add_func ("/search/sqlite/what-differs-is-seen", test_differs);
}
