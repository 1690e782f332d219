/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A school with a contract, people who have a plan there, orders, reports and invoices: what every
 * test of providers begins with. */
#include "records.h"
#include "regie-invoice.h"
#include "regie-order.h"
#include "regie-reconcile.h"
#include "regie-report.h"
#include "regie-spending.h"

/* An office with one school: a contract of 2026 and 2027 with one lot for the B1 route at € 10 an
 * hour. */
typedef struct {
  gint64 provider, contract, lot, price, mark;
} School;

School add_school (Fixture *f, const char *name, const char *route, const char *unit,
                   const char *cents, const char *places);
/* Somebody of the group asiel_28 with a PIP for the B1 route since 2 February 2026; returns the
 * dossier. */
gint64 add_person (Fixture *f, const char *surname, const char *bsn);
/* A line of the plan of DOSSIER at PROVIDER, given as it stands in a form; owned. */
RegieRecord *add_line (Fixture *f, gint64 dossier, const char *provider, const char *from,
                       const char *until, const char *hours);
/* An order of 12 hours a week from March 2026 to February 2027; owned. */
RegieRecord *order_for (Fixture *f, gint64 dossier, const char *provider);
/* Reads TEXT as the report of PERIOD (may be NULL) without writing it; owned, or NULL and ERROR. */
RegieImport *read_report (Fixture *f, gint64 provider, const char *text, const char *period,
                          GError **error);
/* Reads and writes a report; returns the entry of the log. */
gint64 import (Fixture *f, gint64 provider, const char *text);
/* Reads ROWS as invoices without writing them; owned. */
RegieImport *read_invoices (Fixture *f, gint64 provider, const char *rows);
/* Who is in step with the PIP in PERIOD; owned. */
RegieReconciliation *reconcile (Fixture *f, gint64 provider, const char *period);
/* All invoices of PROVIDER (0: of all), the newest first; owned. */
RegieInvoices *load_invoices (Fixture *f, gint64 provider);
/* The id of a line of the newest invoice. */
gint64 bill_line_id (const RegieInvoices *all, guint line);
/* Reads in ROWS as an invoice and settles all its lines as they are. */
void pay (Fixture *f, gint64 provider, const char *rows);
/* The sum of PROVIDER and CONTRACT (0: all) in YEAR (0: all); *WITHOUT is what was paid without an
 * order. */
RegieSpending spent (Fixture *f, gint64 provider, gint64 contract, int year, gint64 *without);
