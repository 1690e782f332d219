/* SPDX-License-Identifier: EUPL-1.2 */
/* The papers of the desk. */
#include "garden.h"
#include "regie-desk-file.h"

/* The calendar names nobody from the centre. */
static void
test_papers (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  g_autofree char *calendar = NULL;
  guint n;

  add_pair (f, "N77", "3");
  desk = regie_desk_load (f->db, f->office, &error);
  g_assert_no_error (error);
  calendar = regie_desk_calendar (desk, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (
    calendar, "\r\nDTSTART;TZID=Europe/Amsterdam:20261124T090000\r\nDTEND;TZID=Europe/"
              "Amsterdam:20261124T120000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Tuinieren\r\n"));
  g_assert_null (strstr (calendar, "H.K."));
  g_assert_null (strstr (calendar, "Gever"));
}

TEST_SUITE (desk_file)
{
  static const FixtureTest tests[] = {
    { "papers-name-nobody", test_papers },
  };

  ADD_ON_BOTH_ENGINES ("/desk-file", tests);
}
