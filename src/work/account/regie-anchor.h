/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chain-query.h"

/* The heads of the chains, kept outside the database: a line in the journal of the machine (syslog,
 * authpriv) and one at the end of a small file of this user, "regie/anchors" in the folder of state
 * (0600).  A line has a moment, which database (a mark, no name), which chain, a number and a hash:
 * nothing about anybody. */

/* Keeps the heads of now, when this user kept none of DB today; ANEW: in any case, as after a
 * backup. */
gboolean regie_anchor_keep (RegieDb *db, gboolean anew, GError **error);
/* The anchors of the chain KIND of DB that this user kept: RegieHead, owned by the caller.  A file
 * that is not there is an empty list; a line that cannot be read is passed by. */
GPtrArray *regie_anchors_load (RegieDb *db, RegieChainKind kind,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where they are kept. */
char *regie_anchor_dup_path (void) G_GNUC_WARN_UNUSED_RESULT;
