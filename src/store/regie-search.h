/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The text that search looks in, one per dossier, already folded.  SQLite keeps a trigram index beside it that only this
 * file writes (triggers may not touch virtual tables when the schema is not trusted); PostgreSQL keeps its own. */
gboolean regie_search_put    (RegieDb *db, const char *id, const char *folded, GError **error);
gboolean regie_search_remove (RegieDb *db, const char *id, GError **error);
gboolean regie_search_clear  (RegieDb *db, GError **error);
/* Bulk work puts the texts first and indexes them once, FIRST to LAST: every statement in between would have the index
 * write out what it holds. */
gboolean regie_search_put_text (RegieDb *db, const char *id, const char *folded, GError **error);
gboolean regie_search_index    (RegieDb *db, gint64 first, gint64 last, GError **error);
/* Makes one piece of the index of SQLite: four times as fast to search after bulk work, and the words that were deleted
 * are gone from the file, which is part of erasing a person. */
gboolean regie_search_optimize (RegieDb *db, GError **error);
