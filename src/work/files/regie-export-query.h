/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"
#include "regie-schema.h"

/* The rows of what is exported, as they are stored.  Each function calls FUNC for every row with
 * its N texts, which are valid during the call and may be NULL, and gives FALSE with ERROR set when
 * the database cannot be read. */

typedef void (*RegieExportFunc) (guint n, const char *const *texts, gpointer data);

/* What stands in the caseload of the dossiers IDS (gint64), in their order, 21 texts: number, BSN,
 * V-number, given names, prefix, surname, birth, group, municipality, consultant, start, PIP,
 * route, phase, next rule, next day, end of the term, hours, planned hours, last contact, and how
 * many open ends there are. */
gboolean regie_export_each_dossier (RegieDb *db, const GArray *ids, RegieExportFunc func,
                                    gpointer data, GError **error);
/* Every fact by dossier, day and id: number, BSN and V-number, then FIELDS (RegieField of a
 * fact). */
gboolean regie_export_each_fact (RegieDb *db, const GPtrArray *fields, RegieExportFunc func,
                                 gpointer data, GError **error);
/* Every record of ENTITY by id: the number of the dossier when it lies in one, its id, then FIELDS
 * (RegieField of it). */
gboolean regie_export_each_record (RegieDb *db, const RegieEntity *entity, const GPtrArray *fields,
                                   gboolean sees_health, RegieExportFunc func, gpointer data,
                                   GError **error);

/* What PROVIDER was agreed to get to know of people. */
typedef struct {
  gboolean phone, language, born;
} RegieShares;

/* All FALSE when it is not there. */
gboolean regie_export_load_shares (RegieDb *db, gint64 provider, RegieShares *shares,
                                   GError **error);
/* Who PROVIDER can expect on TODAY, orders that wait or run, by day and number, 18 texts: order,
 * given names, prefix, surname, subject, route, level, from, until, hours a week, stage, course,
 * days, place, phone, language, literacy, birth. */
gboolean regie_export_each_expected (RegieDb *db, gint64 provider, RegieDay today,
                                     RegieExportFunc func, gpointer data, GError **error);
