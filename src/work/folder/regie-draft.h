/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What was typed and is not saved yet.  It is no change: it is not logged, nobody else sees it, and
 * it goes when it is saved or thrown away, or after thirty days.  PLACE says where it belongs: the
 * command that the form does, and about what (regie_command_dup_place). */

/* One text per place; TEXT NULL removes it. */
gboolean regie_draft_put (RegieDb *db, gint64 staff, const char *place, const char *text,
                          GError **error);
/* *TEXT is NULL when there is none; free it with g_free. */
gboolean regie_draft_get (RegieDb *db, gint64 staff, const char *place, char **text,
                          GError **error);
/* The place of the newest, NULL when there is none. */
gboolean regie_draft_newest (RegieDb *db, gint64 staff, char **place, GError **error);
gboolean regie_draft_sweep (RegieDb *db, GError **error);
