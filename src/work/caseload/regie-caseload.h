/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"

/* The caseload as a list of ids in sort order, with rows fetched by page (regie_caseload_rows). */

/* The dossiers (gint64) that QUERY finds on TODAY, in its order and with those last of which that
 * is not known; at most LIMIT when it is not 0.  Below who is called what QUERY searches for stand
 * those whose name differs by one mistake of typing, in the same order: *N_NEAR (may be NULL) says
 * how many of the last those are.  To look for them every name is read, so of the first LIMIT that
 * is done only when nobody is called so.  Owned by the caller; NULL with ERROR set. */
GArray *regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                            guint *n_near, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of N people, the first LIMIT (0: all) that are called what QUERY searches for: may there be
 * others below them whose name differs by one mistake, which only the whole list has? */
gboolean regie_caseload_leaves_near (const RegieQuery *query, guint limit, guint n);
/* How many those are, without a limit.  FALSE with ERROR set. */
gboolean regie_caseload_count (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                               GError **error);
