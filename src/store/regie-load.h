/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-record.h"

/* Records that are not void, for which WHERE (SQL on the table's columns, may be NULL) holds.  The
 * records belong to whoever gets the array; they may be made on a store thread and handed over. */
GPtrArray *regie_load (RegieDb *db, const RegieEntity *entity, const char *where, guint n,
                       const char *const *params, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of several kinds, asked together (regie_db_exec_all). */
typedef struct {
  const RegieEntity *entity;
  const char *where;
  guint n;
  const char *const *params;
  GPtrArray **records; /* where they are put, owned by the caller */
} RegieLoadAsk;
/* All of them, or none. */
gboolean regie_load_all (RegieDb *db, const RegieLoadAsk *loads, guint n, GError **error);
/* NULL without an error when there is none. */
RegieRecord *regie_load_one (RegieDb *db, const RegieEntity *entity, gint64 id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, or when a correction took the place of that record: what stands there now, however
 * often it was corrected. */
RegieRecord *regie_load_latest (RegieDb *db, const RegieEntity *entity, gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a record that must be there: that somebody removed it is a REGIE_ERROR_CONFLICT. */
RegieRecord *regie_load_needed (RegieDb *db, const RegieEntity *entity, gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Says that a record of ENTITY is not there any more, as the former does; always NULL. */
RegieRecord *regie_load_gone (const RegieEntity *entity, GError **error);
/* The same of a record that must be there: that it is not any more is a REGIE_ERROR_CONFLICT, which
 * says GONE (translated); when there never was one here, or it was erased, that is what is said. */
RegieRecord *regie_load_there (RegieDb *db, const RegieEntity *entity, gint64 id, const char *gone,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
