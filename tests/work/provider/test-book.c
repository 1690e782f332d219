/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything that is agreed with a provider, and the board of all contracts. */
#include "school.h"
#include "regie-book.h"
#include "regie-error.h"
#include "regie-order-list-query.h"

/* A contract moves along the board only with what it needs; its page shows everything that is
 * agreed. */
static void
test_board (Fixture *f, gconstpointer data)
{
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "2");
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 bare;
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieBook) book = NULL;
  g_autoptr (RegieShelf) shelf = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[REGIE_N_ORDER_FILTERS];
  char id[24];

  bare = record (f, REGIE_ENTITY_Contract,
                 PAIRS ("aanbieder", id_text (s.provider, id), "nummer", "C-2", "stand",
                        "voorlopig"));
  g_assert_cmpstr (regie_stage_next (f->office->codes, "voorlopig", 1), ==, "gegund");
  g_assert_cmpstr (regie_stage_next (f->office->codes, "afgelopen", 1), ==, "");
  g_assert_null (regie_contract_move (f->db, f->office, bare, "gegund", &error));
  g_assert_true (g_str_has_prefix (error->message, "From:"));
  g_clear_error (&error);
  g_assert_true (regie_db_script (
    f->db,
    "UPDATE contract SET from_day = '2027-01-01', until_day = '2028-12-31' WHERE number = 'C-2'",
    NULL));
  g_assert_null (regie_contract_move (f->db, f->office, bare, "gegund", &error));
  g_assert_true (g_str_has_prefix (error->message, "Stage:"));
  g_clear_error (&error);
  apply (f, regie_contract_move (f->db, f->office, s.contract, "eindigt", &error), NULL);
  g_assert_no_error (error);
  book = regie_book_load (f->db, f->office, s.provider, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (regie_places_find (book->lots, s.lot).running, ==, 1);
  g_assert_cmpuint (book->records[REGIE_ENTITY_Contract]->len, ==, 2);
  g_assert_cmpstr (regie_record_get (regie_book_contract (book), "number"), ==, "C-1");
  g_assert_cmpint (regie_contract_notice (regie_book_contract (book)), ==,
                   regie_day_from_civil (2027, 6, 30));
  shelf = regie_shelf_load (f->db, f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shelf->contracts->len, ==, 2);
  g_assert_true (regie_order_counts (f->db, s.provider, counts, &error));
  g_assert_cmpuint (counts[REGIE_ORDERS_ALL], ==, 1);
  g_assert_cmpuint (counts[REGIE_ORDERS_ORDERED], ==, 1);
  ids = regie_order_ids (f->db, s.provider, REGIE_ORDERS_ORDERED, &error);
  rows = regie_order_rows (f->db, (const gint64 *) (gconstpointer) ids->data, ids->len, &error);
  g_assert_cmpstr (((RegieOrderRow *) rows->pdata[0])->name, ==, "Selam Haddad");
  /* What still hangs on something stays; what only belongs to it goes with it, and comes back. */
  g_assert_null (regie_record_remove (f->db, book->provider, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  assert_in_order (f);
}

TEST_SUITE (book)
{
  static const FixtureTest tests[] = {
    { "board-and-page", test_board },
  };

  ADD_ON_BOTH_ENGINES ("/book", tests);
}
