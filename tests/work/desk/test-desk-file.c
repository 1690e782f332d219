/* SPDX-License-Identifier: EUPL-1.2 */
/* The papers of the desk. */
#include "garden.h"
#include "regie-desk-file.h"

/* The calendar and the card name nobody from the centre. */
static void
test_papers (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N77", "3");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = regie_desk_load (f->db, f->office, &error);
  g_autofree char *card = NULL;
  g_autofree char *calendar = NULL;
  guint n;

  g_assert_no_error (error);
  calendar = regie_desk_calendar (desk, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (
    calendar, "\r\nDTSTART;TZID=Europe/Amsterdam:20261124T090000\r\nDTEND;TZID=Europe/"
              "Amsterdam:20261124T120000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Tuinieren\r\n"));
  g_assert_null (strstr (calendar, "H.K."));
  g_assert_null (strstr (calendar, "Gever"));
  card = regie_desk_card (
    f->office,
    &g_array_index (desk->wish_records, RegieDeskWish, regie_desk_find_wish (desk, p.wish)),
    &g_array_index (desk->offer_records, RegieDeskOffer, regie_desk_find_offer (desk, p.offer)));
  g_assert_nonnull (strstr (card, "Wanneer: di 9:00-12:00"));
  g_assert_nonnull (strstr (card, "When: di 9:00-12:00"));
  g_assert_nonnull (strstr (card, "N77"));
  g_assert_null (strstr (card, "H.K."));
}

TEST_SUITE (desk_file)
{
  static const FixtureTest tests[] = {
    { "papers-name-nobody", test_papers },
  };

  ADD_ON_BOTH_ENGINES ("/desk-file", tests);
}
