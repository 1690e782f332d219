/* SPDX-License-Identifier: EUPL-1.2 */
/* Invoices that are settled, line by line. */
#include "school.h"

/* A line is settled once, with a reason where one is asked; a report that comes after counts; money
 * adds up to the cent. */
static void
test_settling (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 seq;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) invoice = NULL;
  g_autoptr (RegieImport) import_ = read_invoices (
    f, 0,
    "F1;5-11-2026;O-2026-00001;2026-09;40;400,00\nF1;5-11-2026;O-2026-00001;2026-10;40;450,00\nF1;"
    "5-11-2026;O-2026-00001;2026-08;;99,99\n");
  g_autoptr (RegieInvoices) before = NULL;
  g_autoptr (RegieInvoices) reported = NULL;
  g_autoptr (GArray) spending = NULL;
  g_autoptr (GError) error = NULL;
  RegieSpending sum;
  gint64 committed = 0;

  regie_import_run (import_, f->db, f->deriver, 0, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  before = load_invoices (f, s.provider);
  g_assert_cmpint (
    ((RegieBillLine *) ((RegieInvoice *) before->invoices->pdata[0])->lines->pdata[0])->bill, ==,
    REGIE_BILL_NO_REPORT);
  g_assert_cmpint (((RegieInvoice *) before->invoices->pdata[0])->amount, ==, 94999);
  g_assert_null (regie_invoice_approve_right (
    f->db, f->office, regie_record_get_id (((RegieInvoice *) before->invoices->pdata[0])->record),
    &error));
  g_clear_error (&error);
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-09;40\n");
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-08;40\n");
  reported = load_invoices (f, s.provider);
  g_assert_cmpint (
    ((RegieBillLine *) ((RegieInvoice *) reported->invoices->pdata[0])->lines->pdata[0])->bill, ==,
    REGIE_BILL_RIGHT);
  apply (f,
         regie_invoice_approve_right (
           f->db, f->office,
           regie_record_get_id (((RegieInvoice *) reported->invoices->pdata[0])->record), &error),
         NULL);
  g_assert_no_error (error);
  g_assert_null (regie_invoice_settle (f->db, f->office, bill_line_id (reported, 0),
                                       REGIE_SETTLE_DISPUTED, 0, "Toch niet",
                                       &error)); /* settled */
  g_clear_error (&error);
  g_assert_null (regie_invoice_settle (f->db, f->office, bill_line_id (reported, 1),
                                       REGIE_SETTLE_APPROVED, 0, NULL, &error)); /* differs: why? */
  g_assert_true (g_str_has_prefix (error->message, "Reason:"));
  g_clear_error (&error);
  g_assert_null (regie_invoice_settle (f->db, f->office, bill_line_id (reported, 1),
                                       REGIE_SETTLE_PARTLY, 45000, "Te veel",
                                       &error)); /* that is all of it */
  g_assert_true (g_str_has_prefix (error->message, "To pay:"));
  g_clear_error (&error);
  apply (f,
         regie_invoice_settle (f->db, f->office, bill_line_id (reported, 1), REGIE_SETTLE_PARTLY,
                               40000, "Vijf uur te veel", &error),
         NULL);
  g_assert_no_error (error);
  invoice = only_record (f, REGIE_ENTITY_Invoice);
  g_assert_null (regie_record_get (invoice, "settled_on"));
  apply (f,
         regie_invoice_settle (f->db, f->office, bill_line_id (reported, 2), REGIE_SETTLE_DISPUTED,
                               0, "Klopt niet", &error),
         &seq);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM invoice WHERE settled_on = '2026-11-23'"), ==,
                   1);
  spending = regie_spending_load (f->db, s.provider, &error);
  g_assert_no_error (error);
  sum = regie_spending_sum (spending, s.contract, 0, 2026);
  g_assert_cmpint (sum.realised, ==, 80000);
  for (guint i = 0; i < spending->len; i++)
    committed += g_array_index (spending, RegieSpending, i).committed;
  g_assert_cmpint (committed, ==,
                   regie_order_amount_of (order)); /* the years together are the order */
  g_assert_cmpint (regie_spending_sum (spending, 0, 0, 0).forecast, >, 80000);
  g_assert_cmpint (regie_spending_sum (spending, 0, 0, 0).forecast, <, committed);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM invoice WHERE settled_on IS NULL"), ==, 1);
  assert_in_order (f);
}

/* The whole price of a trajectory is billed in parts, never twice. */
static void
test_whole_price (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "traject", "1050000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieImport) import_ = read_invoices (
    f, s.provider,
    "F1;5-11-2026;O-2026-00001;;;5250,00\nF2;6-11-2026;O-2026-00001;;;5250,00\nF3;7-11-2026;O-2026-"
    "00001;;;0,01\nF4;8-11-2026;O-2026-00001;;;10500,00\n");
  g_autoptr (RegieImport) half = read_invoices (f, s.provider,
                                                "F1;5-11-2026;O-2026-00001;;;5250,00\n");
  g_autoptr (RegieInvoices) read = NULL;
  g_autoptr (GArray) spending = NULL;
  g_autoptr (GError) error = NULL;
  RegieSpending sum;
  gint64 seq;
  static const RegieBill want[] = { REGIE_BILL_RIGHT, REGIE_BILL_RIGHT, REGIE_BILL_TWICE,
                                    REGIE_BILL_TWICE };

  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    g_assert_cmpint (regie_invoice_import_line (import_, i)->bill, ==, want[i]);
  /* What was paid is no longer to come: all of it together stays the price. */
  regie_import_run (half, f->db, f->deriver, 0, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  read = load_invoices (f, s.provider);
  apply (f,
         regie_invoice_approve_right (
           f->db, f->office,
           regie_record_get_id (((RegieInvoice *) read->invoices->pdata[0])->record), &error),
         NULL);
  g_assert_no_error (error);
  spending = regie_spending_load (f->db, s.provider, &error);
  g_assert_no_error (error);
  sum = regie_spending_sum (spending, s.contract, 0, 0);
  g_assert_cmpint (sum.committed, ==, 1050000);
  g_assert_cmpint (sum.realised, ==, 525000);
  g_assert_cmpint (sum.forecast, ==, 1050000);
}

TEST_SUITE (invoice)
{
  static const FixtureTest tests[] = {
    { "settled-once", test_settling },
    { "a-whole-price-is-never-billed-twice", test_whole_price },
  };

  ADD_ON_BOTH_ENGINES ("/invoice", tests);
}
