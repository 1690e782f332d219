/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-draft-query.h"

/* What was typed and is not saved yet.  It is no change: it is not logged, nobody else sees it, and
 * it goes when it is saved or thrown away, or after thirty days.  PLACE says where it belongs: the
 * command that the form does, and about what (regie_command_dup_place). */

/* One text per place; TEXT NULL removes it. */
gboolean regie_draft_put (RegieDb *db, gint64 staff, const char *place, const char *text,
                          GError **error);
/* Takes away what is older than thirty days, of everybody. */
gboolean regie_draft_sweep (RegieDb *db, GError **error);
