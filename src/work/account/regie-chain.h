/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Is a log whole?  Each line carries a hash over itself and the line before it, and the number of
 * the last one with its hash, the head, stands apart.  Order is that of the numbers, never of the
 * clock.
 *
 * What this can show and what not.  A line that was changed, taken out, put in or swapped comes to
 * light by itself, and so does a cut tail while the head was left alone.  Who can write every table
 * (the owner of the database; on SQLite whoever can write the file) can make the whole chain anew
 * with its head: no key hides from somebody who reads the database.  That comes to light only by an
 * anchor, a head of before that is kept where that person cannot write: in the journal of the
 * machine, in the manifest of a backup, on paper.  So the proof is as good as the place of the
 * newest anchor, and what was written after it is not covered yet.  The words of a reason and the
 * values of a change stand outside the chain, for who is erased must be able to disappear. */

/* The log of what was done, and that of what was read. */
typedef enum { REGIE_CHAIN_CHANGES, REGIE_CHAIN_READINGS, REGIE_N_CHAINS } RegieChainKind;

/* A head: so many lines, and the hash of the last one ("" while there is none). */
typedef struct {
  gint64 seq;
  char *hash;
  char *at; /* of an anchor: the moment in UTC at which it was kept; NULL when that is not known */
} RegieHead;

typedef enum {
  REGIE_CHAIN_WHOLE,
  REGIE_CHAIN_CHANGED,  /* line SEQ says something else than when it was written */
  REGIE_CHAIN_MISSING,  /* line SEQ is not there */
  REGIE_CHAIN_MOVED,    /* line SEQ was put in or stands in the place of another */
  REGIE_CHAIN_CUT,      /* the last lines are not there: the newest is before SEQ */
  REGIE_CHAIN_REWRITTEN /* line SEQ is another than the anchor says */
} RegieChainState;

/* What came of it. */
typedef struct {
  RegieChainState state;
  gint64 seq;           /* see above */
  gint64 n;             /* so many lines were looked at and fitted */
  char *from, *until;   /* the moments of the first and the last of them, or NULL */
  gboolean is_anchored; /* an anchor was found in it and fits */
} RegieChainVerdict;

/* Hashes the COLUMNS of a line (texts, some NULL; first its number, then its moment) after the line
 * whose hash is BEFORE. */
typedef char *(*RegieChainHash) (const char *before, const char *const *columns);

/* A walk from the first line to the last. */
typedef struct _RegieChainWalk RegieChainWalk;
/* ANCHORS (RegieHead, may be NULL; borrowed): heads of before, in any order. */
RegieChainWalk *regie_chain_walk_new (guint n_columns, RegieChainHash hash,
                                      const GPtrArray *anchors) G_GNUC_WARN_UNUSED_RESULT;
/* The next line; borrowed.  FALSE once something is wrong: no more is needed. */
gboolean regie_chain_walk_step (RegieChainWalk *self, const char *const *columns, const char *hash);
/* After the last line, with the HEAD that the database says (may be NULL: it is lost).  Frees
 * SELF. */
RegieChainVerdict *regie_chain_walk_end (RegieChainWalk *self,
                                         const RegieHead *head) G_GNUC_WARN_UNUSED_RESULT;
void regie_chain_verdict_free (RegieChainVerdict *self);

RegieHead *regie_head_new (gint64 seq, const char *hash) G_GNUC_WARN_UNUSED_RESULT;
void regie_head_free (RegieHead *self);
/* "12:3f…" and back; NULL with ERROR set when TEXT is no such thing. */
char *regie_head_dup_text (const RegieHead *self) G_GNUC_WARN_UNUSED_RESULT;
RegieHead *regie_head_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieHead, regie_head_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieChainVerdict, regie_chain_verdict_free)
