/* SPDX-License-Identifier: EUPL-1.2 */
/* An order from the line of a plan to its last day: what refuses it, what it costs, who waits. */
#include "school.h"
#include "regie-book.h"
#include "regie-prices.h"

/* An order without provider, contract, price, mark, room in the budget or an end is refused, and
 * says which. */
static void
test_order_refused (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *provider, *from, *until, *sql, *says;
  } rows[] = {
    { "no provider", NULL, "2026-12-07", "2027-02-26", NULL,
      "Provider: the line of the plan names none" },
    { "unknown", "Nooit van gehoord", "2026-12-07", "2027-02-26", NULL,
      "Provider: “Nooit van gehoord” does not stand" },
    { "before the contract", "Mergelland Taal", "2025-12-01", "2026-02-26", NULL,
      "Provider: Mergelland Taal has no contract" },
    { "after it", "Mergelland Taal", "2028-01-03", "2028-02-26", NULL,
      "Provider: Mergelland Taal has no contract" },
    { "still in tender", "Mergelland Taal", "2026-12-07", "2027-02-26",
      "UPDATE contract SET stage = 'inkoop'", "Provider: Mergelland Taal has no contract" },
    { "the price has ended", "Mergelland Taal", "2026-12-07", "2027-02-26",
      "UPDATE price SET until_day = '2026-12-06'", "Provider: Mergelland Taal has no contract" },
    { "another route", "Mergelland Taal", "2026-12-07", "2027-02-26", "UPDATE lot SET route = 'Z'",
      "Provider: no lot of Mergelland Taal is for this route" },
    { "the mark has lapsed", "Mergelland Taal", "2027-07-05", "2027-09-24", NULL,
      "Provider: Mergelland Taal has no mark of Blik op Werk on 5 July 2027 (Wet art. 32)" },
    { "the mark lapses before the end", "Mergelland Taal", "2026-12-07", "2027-07-01", NULL,
      "Provider: Mergelland Taal has its mark of Blik op Werk until 30 June 2027" },
    { "years back", "Mergelland Taal", "2025-11-21", "2027-02-26",
      "UPDATE contract SET from_day = '2024-01-01'", "From: this lies more than a year back" },
    { "no end", "Mergelland Taal", "2026-12-07", NULL, NULL, "Until:" },
    { "over the budget of the office", "Mergelland Taal", "2026-12-07", "2027-02-26",
      "INSERT INTO budget (id, version, voided, year, amount) VALUES (1, 1, 0, 2027, 50000)",
      "Budget: for 2027 the office has" },
    { "over that of the contract", "Mergelland Taal", "2026-12-07", "2027-02-26",
      "UPDATE budget SET contract = (SELECT min(id) FROM contract)",
      "Budget: for 2027 this contract has" },
    { "all is well", "Mergelland Taal", "2026-12-07", "2027-02-26",
      "UPDATE budget SET amount = 500000", NULL },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieRecord) line = rows[i].until != NULL
                                       ? add_line (f, dossier, rows[i].provider, rows[i].from,
                                                   rows[i].until, "12")
                                       : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieChange) change = NULL;

      if (line == NULL) /* a fact of this kind always has an end: one of an old database may not */
        {
          line = add_line (f, dossier, rows[i].provider, rows[i].from, "2027-02-26", "12");
          regie_record_set (line, "until_day", NULL);
        }
      if (rows[i].sql != NULL)
        g_assert_true (regie_db_script (f->db, rows[i].sql, NULL));
      change = regie_order_make (f->db, f->office, line, 0, 0, &error);
      if (rows[i].says == NULL)
        g_assert_no_error (error);
      else if (change != NULL || !g_str_has_prefix (error->message, rows[i].says))
        g_error ("%s: %s", rows[i].name, error != NULL ? error->message : "was ordered");
      if (rows[i].sql != NULL && strstr (rows[i].sql, "budget") == NULL)
        g_assert_true (regie_db_script (f->db,
                                        "UPDATE contract SET stage = 'loopt'; UPDATE price SET "
                                        "until_day = NULL; UPDATE lot SET route = 'B1'",
                                        NULL));
    }
}

/* The price is that of the day and stays; the offer is made with it; who finds no place waits;
 * ending ends the line of the plan. */
static void
test_order_life (Fixture *f, gconstpointer data)
{
  gint64 first = add_person (f, "Haddad", "999999990");
  gint64 second = add_person (f, "Karaca", "999999989");
  gint64 seq;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  g_autoptr (RegieRecord) order = order_for (f, first, "Mergelland Taal");
  g_autoptr (RegieRecord) waits = NULL;
  g_autoptr (RegieRecord) now = NULL;
  g_autoptr (RegieRecord) line = NULL;
  g_autoptr (GError) error = NULL;
  RegieDay march = regie_day_from_civil (2026, 3, 9);
  int room;

  g_assert_cmpstr (regie_record_get (order, "number"), ==, "O-2026-00001");
  g_assert_cmpstr (regie_record_get (order, "stage"), ==, "besteld");
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'aanbod' AND voided = 0"), ==,
                   1);
  g_assert_true (regie_db_script (f->db, "UPDATE price SET amount = 2000", NULL));
  g_assert_cmpint (regie_record_get_int (order, "price", 0), ==, 1000);
  /* 362 days of 12 hours a week at € 10, to whole cents */
  g_assert_cmpint (regie_order_amount_of (order), ==, (362 * 12 * 1000 + 3) / 7);
  g_assert_true (regie_order_room (f->db, s.lot, FALSE, march, march, &room, &error));
  g_assert_cmpint (room, ==, 0);
  waits = order_for (f, second, "Mergelland Taal");
  g_assert_cmpstr (regie_record_get (waits, "stage"), ==, "wacht");
  g_assert_cmpstr (regie_record_get (waits, "number"), ==, "O-2026-00002");
  g_assert_null (regie_order_place (f->db, f->office, waits, 0, &error));
  g_assert_true (g_str_has_prefix (error->message, "There is no free place"));
  g_clear_error (&error);
  line = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact),
                         regie_record_get_int (order, "line", 0), NULL);
  g_assert_null (regie_order_make (f->db, f->office, line, 0, 0, &error)); /* has one */
  g_clear_error (&error);
  apply (f, regie_order_begin (f->db, f->office, order, march, &error), NULL);
  g_assert_no_error (error);
  now = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Engagement), regie_record_get_id (order),
                        NULL);
  g_assert_cmpstr (regie_record_get (now, "stage"), ==, "loopt");
  g_assert_null (regie_order_end (f->db, f->office, now, march + 100, FALSE, "  ",
                                  &error)); /* without a reason */
  g_assert_true (g_str_has_prefix (error->message, "Reason:"));
  g_clear_error (&error);
  apply (f, regie_order_end (f->db, f->office, now, march + 100, FALSE, "Werk gevonden", &error),
         &seq);
  g_assert_no_error (error);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM fact WHERE kind = 'plan_regel' AND until_day = '2026-06-17'"),
    ==, 1);
  apply (f, regie_order_place (f->db, f->office, waits, 0, &error), NULL);
  g_assert_no_error (error);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM fact WHERE kind = 'plan_regel' AND until_day = '2026-06-17'"),
    ==, 0);
  assert_in_order (f);
}

/* Who waits commits nothing until there is a place, and then only when the budget and the mark
 * allow it; a place is free over time. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  gint64 without;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  g_autoptr (RegieRecord) first = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) waits = order_for (f, other, "Mergelland Taal");
  RegieDay march = regie_day_from_civil (2027, 3, 1);
  g_autoptr (RegieBook) book = NULL;
  g_autoptr (GError) error = NULL;
  RegieSpending sum;
  int room;

  g_assert_cmpstr (regie_record_get (waits, "stage"), ==, "wacht");
  sum = spent (f, s.provider, s.contract, 0, &without);
  g_assert_cmpint (sum.committed, ==, regie_order_amount_of (first));
  g_assert_cmpint (sum.waiting, ==, regie_order_amount_of (waits));
  g_assert_cmpint (sum.forecast, ==, sum.committed);
  g_assert_true (regie_order_room (f->db, s.lot, FALSE, march, march + 90, &room,
                                   &error)); /* the first has gone by then */
  g_assert_cmpint (room, ==, 1);
  g_assert_true (regie_order_room (f->db, s.lot, FALSE, march - 90, march + 90, &room, &error));
  g_assert_cmpint (room, ==, 0);
  g_assert_true (regie_db_script (f->db,
                                  "UPDATE lot SET places = 5; INSERT INTO budget (id, version, "
                                  "voided, year, amount) VALUES (1, 1, 0, 2026, 1000)",
                                  NULL));
  g_assert_null (regie_order_place (f->db, f->office, waits, 0, &error));
  g_assert_true (g_str_has_prefix (error->message, "Budget: for 2026"));
  g_clear_error (&error);
  g_assert_true (
    regie_db_script (f->db, "DELETE FROM budget; UPDATE mark SET until_day = '2026-12-31'", NULL));
  g_assert_null (regie_order_place (f->db, f->office, waits, 0, &error));
  g_assert_nonnull (strstr (error->message, "until 31 December 2026"));
  g_clear_error (&error);
  g_assert_true (regie_db_script (f->db, "UPDATE mark SET until_day = NULL", NULL));
  apply (f, regie_order_place (f->db, f->office, waits, 0, &error), NULL);
  g_assert_no_error (error);
  g_assert_true (regie_db_script (f->db, "UPDATE lot SET places = 1", NULL));
  book = regie_book_load (f->db, f->office, s.provider, &error);
  g_assert_cmpuint (regie_places_find (book->lots, s.lot).running, ==, 2); /* of one place */
  assert_in_order (f);
}

TEST_SUITE (order)
{
  static const FixtureTest tests[] = {
    { "an-order-is-refused-in-words", test_order_refused },
    { "an-order-from-first-to-last-day", test_order_life },
    { "who-waits", test_waiting },
  };

  ADD_ON_BOTH_ENGINES ("/order", tests);
}
