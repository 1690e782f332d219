/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-schema.h"

/* Very many rows of one table, several of them in a statement (import, demo, the index).
 *
 * Rows are gathered in memory and stand in the table after the next flush, which runs inside a
 * transaction of the caller; so what others point to is flushed before those.  This goes around the
 * log and the derivation on purpose: who uses it writes both once at the end. */
typedef struct _RegieInsert RegieInsert;

/* Rows of COLUMNS, N names of TABLE. */
RegieInsert *regie_insert_new (const char *table, const char *const *columns,
                               guint n) G_GNUC_WARN_UNUSED_RESULT;
/* Records of ENTITY, new and not void.  USED says by the number of the field which are ever filled
 * in; NULL: any may be. */
RegieInsert *regie_insert_new_records (const RegieEntity *entity,
                                       const gboolean *used) G_GNUC_WARN_UNUSED_RESULT;
/* What was added and not flushed is forgotten. */
void regie_insert_free (RegieInsert *self);
/* Adds a row: a value per column, NULL is SQL NULL.  The values are copied. */
void regie_insert_add (RegieInsert *self, const char *const *values);
/* How many fields a kind of record has: const char *values[REGIE_N_FIELDS (Fact)]. */
#define REGIE_N_FIELDS(Kind) sizeof (Regie##Kind##Fields)
/* Adds record ID; VALUES by the number of the field, REGIE_AT (Fact, day), of which there are as
 * many as the kind has fields; of what is not used nothing is kept. */
void regie_insert_add_record (RegieInsert *self, gint64 id, const char *const *values);
/* How many rows wait for the next flush. */
guint regie_insert_get_n (const RegieInsert *self);
/* Writes them in the order in which they were added.  After an error, FALSE with ERROR set, nothing
 * waits any more: the caller rolls back. */
gboolean regie_insert_flush (RegieInsert *self, RegieDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieInsert, regie_insert_free)
