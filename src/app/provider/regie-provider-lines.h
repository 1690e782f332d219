/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list.h"
#include "regie-page.h"
#include "regie-table-line.h"

/* The rows of the long lists of a provider: each has what can be done at its end. */

/* An order: a button. */
#define REGIE_TYPE_ORDER_LINE (regie_order_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieOrderLine, regie_order_line, REGIE, ORDER_LINE, RegieTableLine)

/* Somebody in a report: a menu, and a check for the agenda, which does "report.choose" (xb: the
 * order, and whether it is chosen). */
#define REGIE_TYPE_REPORT_LINE (regie_report_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieReportLine, regie_report_line, REGIE, REPORT_LINE, RegieTableLine)
/* Shows whether its person is CHOSEN, and whether who looks MAY_CHOOSE. */
void regie_report_line_set_chosen (RegieReportLine *self, gboolean chosen, gboolean may_choose);

/* A line of an invoice: a menu. */
#define REGIE_TYPE_INVOICE_LINE (regie_invoice_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieInvoiceLine, regie_invoice_line, REGIE, INVOICE_LINE, RegieTableLine)

/* A row of TYPE for a list of PAGE, as narrow as that is. */
GtkWidget *regie_provider_line_new (RegiePage *page, GType type);
