/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"

/* Records as they will be: read once, changed in memory as often as it takes, and said at the end
 * as one change in which the edits of each stand together.  For what becomes one of two. */
typedef struct _RegieRewrite RegieRewrite;

/* Owned by the caller; borrows DB. */
RegieRewrite *regie_rewrite_new (RegieDb *db) G_GNUC_WARN_UNUSED_RESULT;
void regie_rewrite_free (RegieRewrite *self);
/* The record of ENTITY with ID as it will be, borrowed.  NULL with ERROR set when it is not there
 * or goes. */
RegieRecord *regie_rewrite_get (RegieRewrite *self, const RegieEntity *entity, gint64 id,
                                GError **error);
/* The records of ENTITY that will have OF, an id, in FIELD, in the order of their ids; each is the
 * same object every time, and what is set in it (regie_record_set) is written.  The array is owned
 * by the caller, the records by SELF.  NULL with ERROR set. */
GPtrArray *regie_rewrite_pointing (RegieRewrite *self, const RegieEntity *entity,
                                   const RegieField *field, gint64 of,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whatever will point to the record ID, of the kind called NAME, will point to TO: every reference
 * of the schema.  FALSE with ERROR set. */
gboolean regie_rewrite_point (RegieRewrite *self, const char *name, gint64 id, gint64 to,
                              GError **error);
/* RECORD, one of SELF, goes. */
void regie_rewrite_void (RegieRewrite *self, RegieRecord *record);
gboolean regie_rewrite_goes (RegieRewrite *self, RegieRecord *record);
/* Adds to CHANGE what differs from what is stored. */
void regie_rewrite_say (RegieRewrite *self, RegieChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieRewrite, regie_rewrite_free)
