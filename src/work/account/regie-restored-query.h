/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chain-query.h"

/* A backup that was put back.  The log of the office then goes on where that of the backup ended:
 * what was written after the backup is not there, and the anchors of that time know lines that are
 * gone or are others now.  So who restores writes a line, the first after the head that came back,
 * which says which backup it was and how far both logs went; it is in the chain, and from it every
 * program on every machine knows what an older anchor is worth.
 *
 * It hides nothing: whoever verifies hears of each of them, who did it, and which lines are not
 * there any more.  Somebody who cuts a log off and writes such a line says it with that. */
typedef struct {
  char *at;                     /* the moment in UTC at which it was restored */
  char *by;                     /* the name of who did it, or NULL */
  char *hash;                   /* of the line that says so */
  char *made;                   /* the moment in UTC at which the backup was made */
  gint64 heads[REGIE_N_CHAINS]; /* so far went the logs of the backup */
  gint64 lost[REGIE_N_CHAINS];  /* so far went those of before, as anchors know; 0: not known */
} RegieRestored;

/* Writes in DB, which was restored just now, that LOGIN restored what was MADE then. */
gboolean regie_restored_note (RegieDb *db, const char *login, const char *made, GError **error);
/* Those of DB, the oldest first: RegieRestored, owned by the caller; NULL with ERROR set. */
GPtrArray *regie_restored_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes from ANCHORS (RegieHead) of the chain KIND those that were kept before something of
 * RESTORED was restored, of lines that the backup did not have; says so in RESTORED. */
void regie_restored_pass_by (const GPtrArray *restored, RegieChainKind kind, GPtrArray *anchors);
/* "On … the backup of … was restored by …", and for each log which lines are not there. */
char *regie_restored_dup_words (const RegieRestored *self) G_GNUC_WARN_UNUSED_RESULT;
