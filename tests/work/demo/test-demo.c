/* SPDX-License-Identifier: EUPL-1.2 */
/* The invented office holds together. */
#include "school.h"
#include "regie-book.h"
#include "regie-demo.h"

/* The invented office holds together: every order has a lot, every line of a report an order, and
 * what is said of it can be said. */
static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieReportProvider) provider = NULL;
  g_autoptr (RegieReconciliation) all = NULL;
  g_autoptr (RegieInvoices) invoices = NULL;
  g_autoptr (RegieShelf) shelf = NULL;

  fixture_fill (f, 300, 1);
  provider = regie_report_provider_load (f->db, "Mergelland Taal", 0, &error);
  all = regie_reconcile_load (f->db, f->office, provider->id,
                              regie_period_whole (provider->rhythm, regie_office_today (f->office)),
                              &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->counts[REGIE_ACCORD_IN_STEP], >, all->counts[REGIE_ACCORD_OUT_OF_STEP]);
  g_assert_cmpuint (all->counts[REGIE_ACCORD_OUT_OF_STEP], >, 0);
  invoices = regie_invoices_load (f->db, provider->id, &error);
  g_assert_cmpuint (invoices->invoices->len, ==, 10);
  g_assert_cmpuint (((RegieInvoice *) invoices->invoices->pdata[0])->different, >, 0);
  g_assert_cmpuint (((RegieInvoice *) invoices->invoices->pdata[1])->open, ==, 0);
  shelf = regie_shelf_load (f->db, f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shelf->tasks->len, >, 4);
  g_assert_cmpuint (shelf->balance->len, >, 2);
  assert_in_order (f);
}

TEST_SUITE (demo)
{
  static const FixtureTest tests[] = {
    { "an-invented-office", test_demo },
  };

  ADD_ON_BOTH_ENGINES ("/demo", tests);
}
