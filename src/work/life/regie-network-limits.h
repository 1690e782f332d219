/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"
#include "regie-ini.h"

/* When the network around somebody asks for action, in days ([netwerk] of amounts.ini).  The index
 * is made with them, so they are the same for everybody in the office. */
typedef struct {
  int near;    /* spoken to so many days ago at most: close by */
  int silent;  /* longer ago than this: silent, unless the member has a rhythm of its own */
  int meeting; /* so long without a network meeting */
  int ahead;   /* so long before a transition there should be a plan */
} RegieNetworkLimits;

/* A fault is said with its line. */
gboolean regie_network_limits_read (RegieIni *ini, RegieNetworkLimits *self, GError **error);

/* How long ago a member of a network was spoken to: the rings of the drawing. */
typedef enum { REGIE_RING_NEAR, REGIE_RING_FAR, REGIE_RING_SILENT, REGIE_N_RINGS } RegieRing;

/* The ring, on TODAY, of who was last spoken to on LAST (NONE: never), knows the person since SINCE
 * and is to be spoken to every EVERY days (0: no rhythm of its own).  Who was never spoken to is as
 * far as if that had been on SINCE. */
RegieRing regie_ring_of (const RegieNetworkLimits *self, RegieDay last, RegieDay since, int every,
                         RegieDay today);
/* The first day on which that member is silent when nobody talks to it any more. */
RegieDay regie_ring_silent_on (const RegieNetworkLimits *self, RegieDay last, RegieDay since,
                               int every);
