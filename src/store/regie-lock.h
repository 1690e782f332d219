/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"

/* What a change touches, locked until the transaction ends: the dossiers that it writes in, the
 * records outside them that it edits or rests on (its pins), and the kinds in which it gives a
 * record a number that nobody else may have.
 *
 * Every change takes its locks in the order of the ids, so two of them wait for each other and
 * never in a circle.  SQLite has one writer at a time: there the transaction itself is the lock. */
typedef struct _RegieLocks RegieLocks;

RegieLocks *regie_locks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_locks_free (RegieLocks *self);
/* Locks what CHANGE touches and is not held yet, inside a transaction.  *GREW: something was, so
 * what was read before may have changed since. */
gboolean regie_locks_take (RegieLocks *self, RegieDb *db, const RegieSchema *schema,
                           const RegieChange *change, gboolean *grew, GError **error);
/* The dossiers (gint64, in order, each once) that the change taken last writes in; owned by
 * SELF. */
const GArray *regie_locks_get_dossiers (const RegieLocks *self);
/* Begins a transaction in which a change is written. */
gboolean regie_lock_begin (RegieDb *db, GError **error);
/* Begins one for work over very many records (an import, an erasure), too many to lock each: it
 * waits until every change that is being written is done, and no other begins until it ends. */
gboolean regie_lock_begin_alone (RegieDb *db, GError **error);
/* Begins one that waits for no change, and no change for it: it writes no record (a draft, a line
 * of the log), or in an empty database, or is rolled back. */
gboolean regie_lock_begin_loose (RegieDb *db, GError **error);
/* The same for what reads or writes very much, and may take long. */
gboolean regie_lock_begin_long (RegieDb *db, GError **error);
/* Ends any of these: COMMIT when all went well (OK), else ROLLBACK.  Returns whether it stands. */
gboolean regie_lock_end (RegieDb *db, gboolean ok, GError **error);
/* Locks entry SEQ of the log until the transaction ends: who takes it back is alone in that. */
gboolean regie_lock_entry (RegieDb *db, gint64 seq, GError **error);
/* After a transaction on SELF was rolled back because somebody else was not ready in time (*ERROR
 * is REGIE_ERROR_BUSY): makes *ERROR say who that is, when the server still knows. */
void regie_locks_explain (const RegieLocks *self, RegieDb *db, GError **error);
/* Who has a dossier open on a screen holds a shared lock of this class and the key of the dossier
 * (regie_open_key of the server), on a connection that goes when the program does. */
#define REGIE_LOCK_OPEN_CLASS "1380533325"
/* The names of colleagues who have DOSSIER open, each once and in order, joined by a comma; NULL
 * for nobody.  Owned. */
gboolean regie_lock_dup_others (RegieDb *db, gint64 dossier, char **names, GError **error);
/* Sorts IDS (gint64) and leaves each once: the order in which everybody locks and derives. */
void regie_ids_sort (GArray *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieLocks, regie_locks_free)
