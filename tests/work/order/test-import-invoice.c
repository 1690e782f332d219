/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of an invoice against order, report and price. */
#include "school.h"

/* Order, hours and price against what is billed: every finding is a row. */
static void
test_invoice_rows (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *rows;
    guint line;
    RegieBill bill;
    gint64 expected;
  } all[] = {
    { "F1;5-11-2026;O-2026-00001;2026-10;40;400,00\n", 0, REGIE_BILL_RIGHT, 40000 },
    { "F1;5-11-2026;O-2026-00001;2026-10;45;450,00\n", 0, REGIE_BILL_TOO_MUCH, 40000 },
    { "F1;5-11-2026;O-2026-00001;2026-10;30;300,00\n", 0, REGIE_BILL_TOO_LITTLE, 40000 },
    { "F1;5-11-2026;O-2026-00001;2026-10;;400,01\n", 0, REGIE_BILL_RIGHT,
      40000 }, /* a cent of rounding */
    { "F1;5-11-2026;O-2026-00001;2026-10;;400,00\nF1;5-11-2026;O-2026-00001;2026-10;;400,00\n", 1,
      REGIE_BILL_TWICE, 0 },
    { "F1;5-11-2026;O-2026-00001;2026-09;;400,00\n", 0, REGIE_BILL_NO_REPORT, 0 },
    { "F1;5-11-2026;O-2026-00001;2026-01;;400,00\n", 0, REGIE_BILL_AFTER_END, 0 },
    { "F1;5-11-2026;O-2020-00001;2026-10;;400,00\n", 0, REGIE_BILL_NO_ORDER, 0 },
    { "F1;5-11-2026;O-2026-00002;2026-10;;400,00\n", 0, REGIE_BILL_OTHER_PROVIDER, 0 },
    { "999999990;5-11-2026;O-2026-00001;2026-10;;400,00\n", 0, REGIE_BILL_RIGHT,
      40000 }, /* the number of an invoice may look like a BSN */
    { "F1;5-11-2026;O-2026-00001;2026-K4;;400,00\n", 0, REGIE_BILL_RIGHT,
      40000 }, /* the quarter is the sum of its months */
  };
  static const struct {
    const char *row, *field, *reason;
  } bad[] = {
    { ";5-11-2026;O-2026-00001;2026-10;;400,00\n", "Factuurnummer", "filled in" },
    { "F1;5-11-2026;O-2026-00001;2026-10;;\n", "Bedrag", "filled in" },
    { "F1;5-11-2026;O-2026-00001;2026-10;;=B2*C2\n", "Bedrag", "formula" },
    { "F1;5-11-2026;O-2026-00001;2026-10;;-400\n", "Bedrag", "credit" },
    { "F1;5-11-2026;O-2026-00001;2026-10;;veel\n", "Bedrag", "not an amount" },
    { "F1;5-11-2026;O-2026-00001;2026-10;;2000000\n", "Bedrag", "too large" },
    { "F1;5-11-2027;O-2026-00001;2026-10;;400\n", "Factuurdatum", "still to come" },
    { "F1;5-11-2026;O-2026-00001;2027-10;;400\n", "Periode", "still to come" },
    { "F1;5-11-2026;O-2026-00001;;;400\n", "Periode", "filled in" },
    { "F1;5-11-2026;;2026-10;;400\n", "Opdracht", "whom this row is about" },
    { "Totaal;;;;;400\n", "Factuurnummer", "totals" },
    { "F1;5-11-2026;999999990;2026-10;;400\n", "Opdracht", "a BSN stands" },
    { "=A1;5-11-2026;O-2026-00001;2026-10;;400\n", "Factuurnummer", "formula" },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 other = add_person (f, "Karaca", "999999989");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) elsewhere = NULL;

  add_school (f, "Leerhuis Zuid", "B1", "uur", "1200", NULL);
  elsewhere = order_for (f, other, "Leerhuis Zuid");
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (RegieImport) import = read_invoices (f, s.provider, all[i].rows);
      const RegieBillLine *line = regie_invoice_import_line (import, all[i].line);
      g_autofree char *sentence = NULL;

      g_assert_nonnull (line);
      sentence = regie_bill_dup_sentence (line);
      if (line->bill != all[i].bill || line->expected != all[i].expected
          || !g_str_has_suffix (sentence, "."))
        g_error ("%s: %s, %" G_GINT64_FORMAT ", %s", all[i].rows, regie_bill_name (line->bill),
                 line->expected, sentence);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (RegieImport) import = read_invoices (f, s.provider, bad[i].row);
      const RegieImportFault *fault = regie_import_fault (import, 0);

      if (fault == NULL || strcmp (fault->field, bad[i].field) != 0
          || strstr (fault->reason, bad[i].reason) == NULL)
        g_error ("%s: %s: %s", bad[i].row, fault != NULL ? fault->field : "taken",
                 fault != NULL ? fault->reason : "");
    }
}

TEST_SUITE (import_invoice)
{
  static const FixtureTest tests[] = {
    { "lines-of-an-invoice", test_invoice_rows },
  };

  ADD_ON_BOTH_ENGINES ("/import-invoice", tests);
}
