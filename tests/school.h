/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A school with a contract, people who have a plan there, orders, reports and invoices: what every
 * test of providers begins with. */
#include "fixture.h"
#include "regie-folder.h"
#include "regie-invoice.h"
#include "regie-order.h"
#include "regie-report.h"

#define PAIRS(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

/* A form with PAIRS of key and value, ended by NULL; owned. */
RegieForm *form_of (const char *const *pairs);
/* ID as text in BUFFER of 24 bytes, which is returned. */
const char *id_text (gint64 id, char *buffer);
/* Writes a new record of ENTITY; returns its id. */
gint64 record (Fixture *f, RegieEntityId entity, const char *const *pairs);

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
