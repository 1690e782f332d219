/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-office-query.h"
#include "regie-youth-filter.h"

/* All SQL of the list of young people.  Read-only, synchronous, and safe on a store thread. */

/* One of them, as its row in the index says it, with the names beside it.  Texts may be NULL, days
 * are REGIE_DAY_NONE where there is none. */
typedef struct {
  gint64 id, director; /* of the dossier; 0: nobody */
  char *name, *born, *number, *group, *route, *phase, *municipality;
  char *director_name, *consultant_name;
  char *leader;          /* who leads the network */
  char *silent;          /* the most silent member of it, and since when */
  RegieDay silent_since; /* spoken to last, or known */
  char *school, *level;  /* the school of the network, and the code of the highest schooling */
  RegieYouth youth;      /* but for what only deriving needs */
} RegieYouthRow;

void regie_youth_row_free (RegieYouthRow *row);

/* The dossiers (gint64) that FILTER finds on TODAY, in its order and with those last of which that
 * is not known; at most LIMIT when it is not 0.  By default by what asks for action: those first
 * of whom the most pressing (RegieYouthAsk) of what asks on TODAY is the most pressing; of two that
 * are as pressing the one of whom that asks for longer; then those of whom something asks later,
 * the soonest first.  AHEAD: so many days are soon.  Owned by the caller; NULL with ERROR set. */
GArray *regie_youth_load_ids (RegieDb *db, const RegieYouthFilter *filter, RegieDay today,
                              int ahead, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many FILTER finds. */
gboolean regie_youth_count (RegieDb *db, const RegieYouthFilter *filter, RegieDay today, int ahead,
                            guint *n, GError **error);
/* The rows (RegieYouthRow) of IDS in their order, owned by the caller; who is gone is NULL.  NULL
 * with ERROR set. */
GPtrArray *regie_youth_load_rows (RegieDb *db, const gint64 *ids, guint n,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who directs young people, and the schools in their networks, by name (RegieChoice); owned by the
 * caller, NULL with ERROR set. */
GPtrArray *regie_youth_load_directors (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *regie_youth_load_schools (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes in the log of reading that WHO looks at the young people of others because of REASON; and
 * did WHO say so today (by the clock of the log)?  FALSE with ERROR set. */
gboolean regie_youth_log_reason (RegieDb *db, gint64 who, const char *reason, GError **error);
gboolean regie_youth_has_reason (RegieDb *db, gint64 who, gboolean *has, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieYouthRow, regie_youth_row_free)
