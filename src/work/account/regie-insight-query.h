/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-record.h"

/* Everything that is stored about one person, found by the schema: the person, every dossier of it
 * that there was, what lies in those, who it is at the Meedoenbalie, and what hangs on any of
 * these. */
typedef struct {
  RegieRecord *record;
  gboolean is_removed; /* somebody took it away; it can still be brought back */
} RegieInsightRecord;

/* Per kind of record: RegieInsightRecord in the order of the ids; owned arrays. */
typedef struct {
  GPtrArray *kinds[REGIE_N_ENTITIES];
} RegieInsightRecords;

gboolean regie_insight_load_records (RegieDb *db, gint64 dossier, RegieInsightRecords *records,
                                     GError **error);
void regie_insight_records_clear (RegieInsightRecords *self);
/* How the record of ENTITY with ID is called, for who reads a reference to it; NULL when it has no
 * name.  FALSE with ERROR set. */
gboolean regie_insight_load_name (RegieDb *db, const RegieEntity *entity, const char *id,
                                  char **name, GError **error);
/* Does the office name its staff to the person who asks who looked (the setting "inzage_namen",
 * aan)? */
gboolean regie_insight_names_staff (RegieDb *db, gboolean *names, GError **error);
