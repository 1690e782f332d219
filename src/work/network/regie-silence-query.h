/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-network-limits.h"

/* Who is silent over all dossiers: the same as every network says by itself. */

/* A member of a network who is silent, and for whom.  Days are REGIE_DAY_NONE where there is
 * none. */
typedef struct {
  gint64 dossier, tie;
  char *number, *person; /* for whom; NUMBER may be NULL */
  char *name;            /* who is silent */
  char *organisation;    /* of which that is; NULL: none */
  char *director;        /* who directs the person; NULL: nobody */
  gboolean is_mine;      /* I direct the person, or consult */
  RegieDay last, since;  /* spoken to, known */
  RegieDay silent_on;    /* the first day of silence; NONE: nobody knows since when */
} RegieSilent;

/* Of whom it is asked; 0 is any. */
typedef struct {
  gint64 organisation, director;
  gint64 me; /* whose people come first */
} RegieSilenceAsk;

void regie_silent_free (RegieSilent *self);
/* Days since SELF was spoken to, or since it is known; 0 when neither is known. */
int regie_silent_days (const RegieSilent *self, RegieDay today);

/* RegieSilent of every network that goes on: of who has ended nothing, nor of a dossier that is
 * closed or of who moved away.  Those of mine come first, of those the longest silent (who was
 * never spoken to since nobody knows when before all), then by the name of the person.  Owned by
 * the caller; NULL with ERROR set when the database cannot be read. */
GPtrArray *regie_silence_load (RegieDb *db, const RegieNetworkLimits *limits,
                               const RegieSilenceAsk *ask, RegieDay today,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
