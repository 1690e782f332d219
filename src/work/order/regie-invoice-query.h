/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-insert.h"
#include "regie-invoice.h"

/* All SQL of invoices.  PROVIDER 0 is every provider.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read or written.  What
 * it gives is owned by the caller, and empty when there is nothing. */

/* The invoices of PROVIDER (RegieRecord), and the lines of those, as they came in. */
GPtrArray *regie_invoice_load_records (RegieDb *db, gint64 provider,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *regie_invoice_load_lines (RegieDb *db, gint64 provider,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The number of each order that was billed → the name of the person. */
GHashTable *regie_invoice_load_names (RegieDb *db, gint64 provider,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Hours of an order on a day, as they were reported; minutes. */
typedef struct {
  gint64 order;
  RegieDay day;
  int minutes, unexcused; /* 0: not said */
} RegieInvoiceHours;
/* RegieInvoiceHours in no particular order. */
GArray *regie_invoice_load_delivered (RegieDb *db, gint64 provider,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The numbers of the invoices of PROVIDER (char *), as the provider writes them. */
GPtrArray *regie_invoice_load_numbers (RegieDb *db, gint64 provider,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *PROVIDER is whose INVOICE, or whose invoice with LINE, it is; 0 when it is not there. */
gboolean regie_invoice_find_provider (RegieDb *db, gint64 invoice, gint64 *provider,
                                      GError **error);
gboolean regie_invoice_find_provider_of_line (RegieDb *db, gint64 line, gint64 *provider,
                                              GError **error);

/* Writing goes around regie_apply, inside the transaction of an import, which writes the log at the
 * end.  Invoice ID of PROVIDER, with NUMBER, of DAY, from the file NAME. */
gboolean regie_invoice_insert (RegieDb *db, gint64 id, gint64 provider, const char *number,
                               RegieDay day, const char *name, GError **error);
/* Gathers its lines (regie-insert.h), which are written after it; adds LINE with ID of INVOICE, as
 * it was judged, open. */
RegieInsert *regie_invoice_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_invoice_lines_add (RegieInsert *self, gint64 id, gint64 invoice,
                              const RegieBillLine *line);
