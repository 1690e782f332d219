/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-reading-query.h"
#include "regie-caseload.h"
#include "regie-dossier.h"

/* The caseload that QUERY asks for as CSV, N (may be NULL) dossiers: CRLF, a ';' for the Dutch
 * Excel (with BOM) or a ',' for RFC 4180, the headings being the same keys that import knows. Texts
 * that look like formulas are made harmless. Amounts are euros everywhere, with "," before the
 * cents for Excel and "." else; for Excel an id is a text ("id914…"), of which a spreadsheet keeps
 * every digit. */
gboolean regie_export_caseload (RegieDb *db, const RegieOffice *office, const RegieQuery *query,
                                gboolean for_excel, GString *out, guint *n, GError **error);
/* Appends every fact to OUT, one per row: what "long" import reads.  FALSE with ERROR set. */
gboolean regie_export_facts (RegieDb *db, gboolean for_excel, GString *out, GError **error);
/* What DUO must know of one person, with DUO's codes, what it would say of it, and when it was
 * told, as CSV; owned by the caller. */
char *regie_export_duo (const RegieOffice *office, const RegieDossier *dossier,
                        gboolean for_excel) G_GNUC_WARN_UNUSED_RESULT;
/* The same as JSON. */
char *regie_export_duo_json (const RegieOffice *office,
                             const RegieDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
/* Every record of ENTITY (a kind that lies in a dossier, or of the contracts) as CSV with its Dutch
 * keys; references are ids. Without SEES_HEALTH what is
 * about health is left out. */
gboolean regie_export_records (RegieDb *db, const RegieEntity *entity, gboolean for_excel,
                               gboolean sees_health, GString *out, GError **error);
/* Who PROVIDER can expect, when and with what plan: orders that wait or run on the day of the
 * office.  No more than was agreed with it: name and order always, phone, language and year of
 * birth when the provider is said to get them.  *N is the number of orders. */
gboolean regie_export_provider (RegieDb *db, const RegieOffice *office, gint64 provider,
                                gboolean for_excel, GString *out, guint *n, GError **error);
/* Logs that what TITLE says left the program, in a transaction of its own.  FALSE with ERROR
 * set. */
gboolean regie_export_note (RegieDb *db, gint64 who, const char *title, GError **error);
/* Logs who took READING out of the program, of how many people: in the log of what was done, and
 * first in that of reading.  FALSE with ERROR set: then it may not go out. */
gboolean regie_export_log (RegieDb *db, gint64 who, const RegieReading *reading, GError **error);
