/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"
#include "regie-record.h"

/* All SQL about talks. */

/* A planned talk. */
typedef struct {
  gint64 dossier, id;
  RegieDay day;
  int minutes; /* after midnight; -1 when the time is not known */
} RegieTalkFound;

/* Appends to FOUND (RegieTalkFound), in no particular order, the talks that are planned on UNTIL at
 * the latest, also those that passed and of which nobody said how they went; of whom QUERY is about
 * (only its scope counts).  FALSE with ERROR set. */
gboolean regie_talks_find_planned (RegieDb *db, const RegieQuery *query, RegieDay until,
                                   GArray *found, GError **error);
/* The facts that the talks of DOSSIER became: RegieRecord, in no particular order, owned by the
 * caller.  NULL with ERROR set. */
GPtrArray *regie_talks_load_reports (RegieDb *db, gint64 dossier,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who may talk with people of a dossier and works here: RegieRecord, by name, owned by the caller.
 * NULL with ERROR set. */
GPtrArray *regie_talks_load_colleagues (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
