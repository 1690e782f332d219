/* SPDX-License-Identifier: EUPL-1.2 */
/* A school, its contract and the people who have a plan there. */
#include "school.h"

School
add_school (Fixture *f, const char *name, const char *route, const char *unit, const char *cents,
            const char *places)
{
  School s;
  char id[24];

  s.provider = record (f, REGIE_ENTITY_Provider,
                       PAIRS ("naam", name, "rapporteert", "maand", "rapport_binnen", "14"));
  s.mark = record (f, REGIE_ENTITY_Mark,
                   PAIRS ("aanbieder", id_text (s.provider, id), "soort", "blik_op_werk", "tot",
                          "2027-06-30"));
  s.contract = record (f, REGIE_ENTITY_Contract,
                       PAIRS ("aanbieder", id, "nummer", "C-1", "stand", "loopt", "van",
                              "2026-01-01", "tot", "2027-12-31", "opzegtermijn", "6"));
  s.lot = record (f, REGIE_ENTITY_Lot,
                  PAIRS ("contract", id_text (s.contract, id), "naam", "taal", "leerroute", route,
                         "plaatsen", places));
  s.price = record (f, REGIE_ENTITY_Price,
                    PAIRS ("perceel", id_text (s.lot, id), "onderwerp", "taal", "eenheid", unit,
                           "bedrag", cents));
  return s;
}

gint64
add_person (Fixture *f, const char *surname, const char *bsn)
{
  gint64 dossier = add_dossier (f, surname, bsn, "asiel_28");

  add_fact (f, dossier, "pip", "2026-02-02", "leerroute", "B1");
  return dossier;
}

RegieRecord *
add_line (Fixture *f, gint64 dossier, const char *provider, const char *from, const char *until,
          const char *hours)
{
  g_autoptr (GHashTable) form = form_of (PAIRS ("soort", "plan_regel", "datum", from, "tot", until,
                                                "onderwerp", "taal", "intensiteit", hours, "bron",
                                                "consulent"));
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  regie_form_set (form, "aanbieder", provider);
  change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);
  g_assert_no_error (error);
  id = g_ascii_strtoll (((RegieEdit *) change->edits->pdata[0])->id, NULL, 10);
  apply (f, change, NULL);
  return regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact), id, NULL);
}

RegieRecord *
order_for (Fixture *f, gint64 dossier, const char *provider)
{
  g_autoptr (RegieRecord) line = add_line (f, dossier, provider, "2026-03-02", "2027-02-26", "12");
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_order_make (f->db, f->office, line, 0, 0, &error);
  gint64 id;

  g_assert_no_error (error);
  id = g_ascii_strtoll (((RegieEdit *) change->edits->pdata[0])->id, NULL, 10);
  apply (f, change, NULL);
  return regie_load_one (f->db, regie_entity (REGIE_ENTITY_Engagement), id, NULL);
}

RegieImport *
read_report (Fixture *f, gint64 provider, const char *text, const char *period, GError **error)
{
  g_autoptr (RegieReportProvider) one = regie_report_provider_load (f->db, NULL, provider, error);
  RegiePeriod said;

  g_assert_nonnull (one);
  if (period != NULL)
    g_assert_true (regie_period_parse (period, &said));
  return regie_report_import_new (f->office, one, period != NULL ? &said : NULL, text,
                                  strlen (text), error);
}

gint64
import (Fixture *f, gint64 provider, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) report = read_report (f, provider, text, NULL, &error);
  gint64 seq;

  g_assert_no_error (error);
  regie_import_check (report, f->db, NULL, &error);
  g_assert_no_error (error);
  regie_import_run (report, f->db, f->deriver, 0, "rapport.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  return seq;
}

RegieImport *
read_invoices (Fixture *f, gint64 provider, const char *rows)
{
  g_autofree char *text = g_strconcat ("Factuurnummer;Factuurdatum;Opdracht;Periode;Uren;Bedrag\n",
                                       rows, NULL);
  g_autoptr (GError) error = NULL;
  RegieImport *import = regie_invoice_import_new (f->office, provider, text, strlen (text), &error);

  g_assert_no_error (error);
  regie_import_check (import, f->db, NULL, &error);
  g_assert_no_error (error);
  return import;
}

RegieReconciliation *
reconcile (Fixture *f, gint64 provider, const char *period)
{
  g_autoptr (GError) error = NULL;
  RegiePeriod said;
  RegieReconciliation *all;

  g_assert_true (regie_period_parse (period, &said));
  all = regie_reconcile_load (f->db, f->office, provider, said, &error);
  g_assert_no_error (error);
  return all;
}

RegieInvoices *
load_invoices (Fixture *f, gint64 provider)
{
  g_autoptr (GError) error = NULL;
  RegieInvoices *all = regie_invoices_load (f->db, provider, &error);

  g_assert_no_error (error);
  return all;
}

gint64
bill_line_id (const RegieInvoices *all, guint line)
{
  const RegieInvoice *invoice = all->invoices->pdata[0];

  return regie_record_get_id (((RegieBillLine *) invoice->lines->pdata[line])->record);
}

void
pay (Fixture *f, gint64 provider, const char *rows)
{
  g_autoptr (RegieImport) read = read_invoices (f, provider, rows);
  g_autoptr (RegieInvoices) all = NULL;
  g_autoptr (GError) error = NULL;
  const RegieInvoice *invoice;
  gint64 seq;

  regie_import_run (read, f->db, f->deriver, 0, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  all = load_invoices (f, provider);
  invoice = all->invoices->pdata[0];
  for (guint i = 0; i < invoice->lines->len; i++)
    {
      apply (f,
             regie_invoice_settle (f->db, f->office, bill_line_id (all, i), REGIE_SETTLE_APPROVED,
                                   0, "Zo afgesproken", &error),
             NULL);
      g_assert_no_error (error);
    }
}

RegieSpending
spent (Fixture *f, gint64 provider, gint64 contract, int year, gint64 *without)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = regie_spending_load (f->db, provider, &error);

  g_assert_no_error (error);
  *without = regie_spending_without_order (all, year);
  return regie_spending_sum (all, contract, 0, year);
}
