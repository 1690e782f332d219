/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The table of what was typed and is not saved yet.  Writing in it is no change: it goes around
 * regie_apply on purpose, and is not logged.  Each function gives FALSE with ERROR set when the
 * database refuses. */

/* The text of STAFF at PLACE, owned by the caller; *TEXT is NULL when there is none. */
gboolean regie_draft_get (RegieDb *db, gint64 staff, const char *place, char **text,
                          GError **error);
/* The place of the newest of STAFF, owned by the caller; *PLACE is NULL when there is none. */
gboolean regie_draft_newest (RegieDb *db, gint64 staff, char **place, GError **error);
/* Adds record ID, which must be new, with TEXT. */
gboolean regie_draft_insert (RegieDb *db, gint64 id, gint64 staff, const char *place,
                             const char *text, GError **error);
/* Takes away what STAFF has at PLACE. */
gboolean regie_draft_delete (RegieDb *db, gint64 staff, const char *place, GError **error);
