/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"

/* Derives what the database keeps about one dossier; called inside the transaction of every change
 * to it. */
typedef gboolean (*RegieDeriveFunc) (RegieDb *db, gint64 dossier, gpointer data, GError **error);

/* Who applies, when, and what follows from it.  Belongs to one thread during a call. */
typedef struct {
  const RegieSchema *schema;
  const RegieCodes *codes; /* NULL: code lists are not checked */
  gint64 who;              /* staff id, 0 for nobody */
  RegieDeriveFunc derive;  /* may be NULL */
  gpointer derive_data;
  /* Bulk work derives itself once at the end. */
  gboolean skip_derive;
  /* As what WHO works here (codes.ini [rol]): what the role may not write is refused, as a server
   * would (regie-access.h).  NULL: the program itself. */
  const char *role;
} RegieApplier;

/* One transaction: checks every "from", writes, derives, logs.  On an error nothing has changed,
 * unless the error is REGIE_ERROR_UNKNOWN.  *SEQ (optional) is the log entry. */
gboolean regie_apply (RegieDb *db, const RegieApplier *applier, const RegieChange *change,
                      gint64 *seq, GError **error);
/* Makes a change of what the database says: an owned change (an empty one changes nothing), or NULL
 * with ERROR set.  It only reads, and gives the same for the same data: it may be called more than
 * once for one change. */
typedef RegieChange *(*RegieMakeFunc) (RegieDb *db, gpointer data, GError **error);
/* regie_apply() of what MAKE gives inside the transaction, after what it touches was locked:
 * nothing that it read can have changed when it is written.  *MADE (optional) is the change, owned
 * by the caller. */
gboolean regie_apply_make (RegieDb *db, const RegieApplier *applier, RegieMakeFunc make,
                           gpointer data, RegieChange **made, gint64 *seq, GError **error);
/* Takes log entry SEQ back by applying its inverse; so undo works after a restart, and an undo can
 * be undone.  Refused when more was recorded since on what it would take away (regie-since.h). */
gboolean regie_apply_undo (RegieDb *db, const RegieApplier *applier, gint64 seq, gint64 *undo_seq,
                           GError **error);
/* *LATER is what was recorded since on what taking SEQ back would set or take away, and stands in
 * the way: "Bert Bos (bert): Fact (2)", owned by the caller; NULL when nothing does.  What hangs on
 * it (regie-since.h) is found only by regie_apply_undo(). */
gboolean regie_apply_find_later (RegieDb *db, const RegieSchema *schema, gint64 seq, char **later,
                                 GError **error);

/* The bytes of the file (Attachment) ID, inside a transaction of the caller. */
gboolean regie_bytes_put (RegieDb *db, const char *id, GBytes *bytes, GError **error);

/* Writing many records inside a transaction of the caller (import): one log entry that covers
 * ranges of ids. */
/* FALSE, with the error of a database in which the key of the log is gone. */
gboolean regie_log_refuse_keyless (GError **error);
gboolean regie_log_append (RegieDb *db, gint64 who, const char *title, gint64 *seq, GError **error);
gboolean regie_log_range (RegieDb *db, gint64 seq, guint n, const char *entity, gint64 first,
                          gint64 last, GError **error);
/* The same of records that were there and went: undo brings them back. */
gboolean regie_log_gone (RegieDb *db, gint64 seq, guint n, const char *entity, gint64 first,
                         gint64 last, GError **error);
/* What an entry of the log says of what was erased: that a field became this text because it may
 * not be empty, or that a record was touched and nothing of it is told. */
#define REGIE_ERASED_TEXT "—"
#define REGIE_TOUCHED "version"
/* Is the entry l of the log one that erased? Its lines say no digest, and are of records one by
 * one. */
#define REGIE_ERASURE                                                                              \
  "l.values_hash = '' AND EXISTS (SELECT 1 FROM change_value e WHERE e.seq = l.seq AND "           \
  "e.last_id IS NULL)"
/* The hash of an entry of the log from that of the one BEFORE it ("" for the first) and the texts
 * of its columns; WHO and UNDOES may be NULL. */
char *regie_log_hash (const char *before, const char *seq, const char *at, const char *who,
                      const char *title, const char *undoes,
                      const char *values_hash) G_GNUC_WARN_UNUSED_RESULT;
/* The chain of hashes from the first entry to the last.  Names the first entry that was tampered
 * with.  Which, how, and against what is kept elsewhere: regie-chain.h. */
gboolean regie_log_check (RegieDb *db, GError **error);
/* Was what ended in a REGIE_ERROR_UNKNOWN with PROOF saved?  *SEQ is its entry, 0 when it was not
 * and will not be.  REGIE_ERROR_BUSY: the server does not know yet. */
gboolean regie_log_stands (RegieDb *db, const char *proof, gint64 *seq, GError **error);
/* Now, as REGIE_MOMENT text in UTC. */
char *regie_moment_now (void) G_GNUC_WARN_UNUSED_RESULT;
