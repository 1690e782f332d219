/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-import.h"
#include "regie-load.h"
#include "regie-orders.h"
#include "regie-period.h"

/* What a provider bills, matched three ways: the order (its price and days), the hours that were
 * reported, and what was billed before.  A line that is still open is judged anew whenever it is
 * looked at, so a report that comes after its invoice counts; what was found is laid down when the
 * line is settled. */

typedef struct {
  RegieRecord *record;     /* NULL while it is still in a file */
  guint number;            /* of the line */
  const RegieOrder *order; /* NULL when none was found */
  char *reference;         /* the number that the provider gave */
  char *name;              /* of the person; NULL in a file */
  RegiePeriod period;
  gboolean has_period;
  int minutes;   /* billed, -1 not said */
  int delivered; /* minutes that may be billed by the reports, -1 when that plays no part */
  gint64 amount, expected, approved; /* cents */
  RegieBill bill;
  RegieSettle settle;
} RegieBillLine;

typedef struct {
  RegieRecord *record;
  GPtrArray *lines; /* RegieBillLine */
  gint64 amount, approved;
  guint open, different; /* lines; DIFFERENT: open ones that are not right */
} RegieInvoice;

typedef struct {
  RegieOrders *orders;
  GPtrArray *invoices;                       /* RegieInvoice, the newest first */
  GHashTable *billed, *delivered, *reported; /* see regie_invoices_judge */
} RegieInvoices;

/* Everything that PROVIDER (0: all) has billed; owned, NULL with ERROR set when that fails. */
RegieInvoices *regie_invoices_load (RegieDb *db, gint64 provider,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Everything of the provider whose invoice line ID is; *LINE (borrowed) is that line.  A conflict
 * when it is no longer there. */
RegieInvoices *regie_invoices_load_of_line (RegieDb *db, gint64 id, RegieBillLine **line,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_invoices_free (RegieInvoices *self);
/* Judges LINE as the next after all that were judged, as one of PROVIDER: fills in bill, expected
 * and delivered. */
void regie_invoices_judge (RegieInvoices *self, gint64 provider, RegieBillLine *line);
/* The line with id LINE, borrowed; NULL when it is none of these. */
RegieBillLine *regie_invoices_find (const RegieInvoices *self, gint64 line);

/* What was found of LINE in words, with the numbers behind it. */
char *regie_bill_dup_sentence (const RegieBillLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* Settles one open line.  A line that is not right is approved, and any is disputed or partly paid,
 * only with a REASON; APPROVED counts for partly paying.  The invoice is settled with its last
 * line. */
RegieChange *regie_invoice_settle (RegieDb *db, const RegieOffice *office, gint64 line,
                                   RegieSettle settle, gint64 approved, const char *reason,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Approves every open line of INVOICE that is right, as one change. */
RegieChange *regie_invoice_approve_right (RegieDb *db, const RegieOffice *office, gint64 invoice,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Invoices as a file: one row per line, with invoice number, date, whom or which order it is about,
 * period, hours and amount. PROVIDER 0: that of the orders in it.  It is mapped, checked and
 * written as every import (regie-import.h). */
RegieImport *regie_invoice_import_new (const RegieOffice *office, gint64 provider, const char *data,
                                       gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The lines that were accepted by the last check, judged; NULL beyond. */
const RegieBillLine *regie_invoice_import_line (const RegieImport *self, guint i);
/* For other programs: regel, factuur, kenmerk, periode, gefactureerd, verwacht, verschil,
 * bevinding, zin. */
char *regie_invoice_import_to_json (const RegieImport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieInvoices, regie_invoices_free)
