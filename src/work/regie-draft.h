/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What was typed and is not saved yet.  It is no change: it is not logged, nobody else sees it, and it goes when it is
 * saved or thrown away, or after thirty days.  PLACE says where it belongs: the command that the form does, and about what
 * (regie_command_dup_place). */

/* One text per place; TEXT NULL removes it. */
gboolean regie_draft_put    (RegieDb *db, gint64 staff, const char *place, const char *text, GError **error);
/* *TEXT is NULL when there is none; free it with g_free. */
gboolean regie_draft_get    (RegieDb *db, gint64 staff, const char *place, char **text, GError **error);
/* The place of the newest, NULL when there is none. */
gboolean regie_draft_newest (RegieDb *db, gint64 staff, char **place, GError **error);
gboolean regie_draft_sweep  (RegieDb *db, GError **error);
/* Every id in PLACE, whatever the form that wrote it: a number that stands by itself, between signs
 * that are no part of a word.  Numbers in the names of rules and letters ("PIP-10W", "brief-2") are
 * none.  Free it with g_strfreev. */
char   **regie_draft_dup_ids (const char *place) G_GNUC_WARN_UNUSED_RESULT;
