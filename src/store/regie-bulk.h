/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Writing very many derived rows inside a transaction of the caller (import, demo, reindex): the
 * indexes of the derived tables are dropped and made again at the end, which is several times
 * faster than keeping them on the way, and SQLite gets more memory.  Readers of PostgreSQL wait
 * meanwhile, so this is for work that makes most of the rows there are. */
typedef struct {
  GPtrArray *sql;
  gboolean grows; /* most of the rows there will be are new */
} RegieBulk;

/* Very many rows were committed: a server counts what there is now, so that questions are planned
 * by that, those that were prepared before as well, on every connection.  It need not succeed. */
void regie_bulk_measure (RegieDb *db);

/* Much (ROOM) or the usual memory for the pages that a long transaction goes back to.  PostgreSQL
 * has its own. */
gboolean regie_bulk_room (RegieDb *db, gboolean room, GError **error);
/* Does nothing but remember when N new dossiers are fewer than there are. */
gboolean regie_bulk_begin (RegieBulk *self, RegieDb *db, guint n, GError **error);
/* Makes the indexes again, with that of search over the texts FIRST to LAST.  The caller rolls back
 * when it fails. */
gboolean regie_bulk_end (RegieBulk *self, RegieDb *db, gint64 first, gint64 last, GError **error);
/* The end of the transaction in every case: COMMIT when all went well (OK), and
 * regie_bulk_measure(), else ROLLBACK.  Returns whether it stands. */
gboolean regie_bulk_finish (RegieBulk *self, RegieDb *db, gboolean ok, GError **error);
