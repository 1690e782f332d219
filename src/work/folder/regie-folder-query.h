/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* What a change to one record must know of the others.  Each function gives FALSE with ERROR set
 * when the database cannot be read. */

/* How many records of ENTITY that are not void point by FIELD, a name, to record ID. */
gboolean regie_records_count_pointing (RegieDb *db, const RegieEntity *entity, const char *field,
                                       gint64 id, gint64 *n, GError **error);
/* The highest number that a record of ENTITY, of which the versions are numbered, has in DOSSIER; 0
 * when there is none. */
gboolean regie_records_find_last_number (RegieDb *db, const RegieEntity *entity, gint64 dossier,
                                         gint64 *last, GError **error);
/* How many prices of LOT, TOPIC and UNIT hold on a day FROM to UNTIL, beside record OTHER_THAN (0:
 * a new one).  Days are ISO texts, and NULL is without an end. */
gboolean regie_prices_count_overlapping (RegieDb *db, gint64 other_than, const char *lot,
                                         const char *topic, const char *unit, const char *from,
                                         const char *until, gint64 *n, GError **error);
/* *N is how many answers there are about DOMAIN in INTAKE (an id as text). */
gboolean regie_answer_count (RegieDb *db, const char *intake, const char *domain, gint64 *n,
                             GError **error);
/* Were the minutes of MEETING, an id, established? */
gboolean regie_meeting_is_closed (RegieDb *db, const char *meeting, gboolean *closed,
                                  GError **error);
/* The same of a network meeting. */
gboolean regie_gathering_is_closed (RegieDb *db, const char *gathering, gboolean *closed,
                                    GError **error);
