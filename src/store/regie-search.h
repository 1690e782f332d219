/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The texts that search looks in, already folded, one per dossier: its names and numbers, or with
 * those also what stands in its intake, plan, letters and notes (never what is said of health).
 * SQLite keeps a trigram index beside each that only this file writes (triggers may not touch
 * virtual tables when the schema is not trusted); PostgreSQL keeps its own. */
typedef enum { REGIE_SEARCH_NAMES, REGIE_SEARCH_NOTES } RegieSearch;

/* In the place of what stood there; costs hardly anything when that is the same. */
gboolean regie_search_put (RegieDb *db, RegieSearch which, const char *id, const char *folded,
                           GError **error);
gboolean regie_search_remove (RegieDb *db, RegieSearch which, const char *id, GError **error);
/* Of both. */
gboolean regie_search_clear (RegieDb *db, GError **error);
/* SQLite: does each index agree with its texts?  REGIE_ERROR_DAMAGED when not.  PostgreSQL holds
 * its own. */
gboolean regie_search_check (RegieDb *db, GError **error);
/* Bulk work puts the texts first and indexes them once, FIRST to LAST: every statement in between
 * would have the index write out what it holds. */
gboolean regie_search_put_text (RegieDb *db, RegieSearch which, const char *id, const char *folded,
                                GError **error);
gboolean regie_search_index (RegieDb *db, gint64 first, gint64 last, GError **error);
/* Makes one piece of each index of SQLite: four times as fast to search after bulk work, and the
 * words that were deleted are gone from the file, which is part of erasing a person. */
gboolean regie_search_optimize (RegieDb *db, GError **error);
