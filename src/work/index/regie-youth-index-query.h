/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-insert.h"
#include "regie-youth.h"

/* All SQL of the table "youth": what beside the facts of a dossier it is made from, and its rows.
 * Only asked of who may be young; everybody else costs nothing. */

/* The name of the column with the day from which ASK asks. */
const char *regie_youth_column (RegieYouthAsk ask);
/* The name of the column with the light of AREA. */
const char *regie_youth_light_column (RegieArea area);

/* Puts the network, its meetings, the agreements and the lights of DOSSIER on TODAY in FACTS, and
 * the ties and meetings in TIES (RegieYouthTie) and MEETINGS (RegieDay), which were emptied.  FALSE
 * with ERROR set when the database cannot be read. */
gboolean regie_youth_index_load (RegieDb *db, gint64 dossier, RegieDay today,
                                 RegieYouthFacts *facts, GArray *ties, GArray *meetings,
                                 GError **error);
/* What writes rows of the table; freed with regie_insert_free(). */
RegieInsert *regie_youth_insert_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The row of DOSSIER, with its DIRECTOR (0: none). */
void regie_youth_insert_add (RegieInsert *insert, gint64 dossier, gint64 director,
                             const RegieYouth *youth);
