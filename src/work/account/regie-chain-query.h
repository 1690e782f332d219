/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chain.h"
#include "regie-db.h"

/* The two chains in the database. */

/* The head of the chain KIND now; NULL with ERROR set, and without when nothing was written yet. */
RegieHead *regie_chain_load_head (RegieDb *db, RegieChainKind kind,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads the chain KIND from the first line to the last, in one pass.  ANCHORS: RegieHead, NULL for
 * none.  NULL with ERROR set when it cannot be read; that something is wrong is no error. */
RegieChainVerdict *regie_chain_verify (RegieDb *db, RegieChainKind kind, const GPtrArray *anchors,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Tells this database from others, also in a list that somebody may read: no key follows from
 * it. */
char *regie_chain_dup_mark (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
