/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* How long something takes, learned from what took so long before: the share that still waits after
 * so many days.  Pure.  Who still waits counts as well, as long as he waits (Kaplan and Meier,
 * 1958): without them what takes long would seem short. */

/* One wait: how long it took, or has taken until now. */
typedef struct {
  int days; /* 0 or more */
  gboolean ended;
} RegieSpell;

/* What is longer is as long as this: ten years. */
#define REGIE_DURATION_DAYS 3660

typedef struct {
  double left[REGIE_DURATION_DAYS + 1]; /* the share that waits longer than that many days, from 1
                                           down, always more than 0 */
  int median;                           /* days */
  guint n_ended, n;                     /* what it was learned from; 0 when it is assumed */
} RegieDuration;

/* Fewer ended waits than this teach nothing. */
#define REGIE_DURATION_LEAST 10

/* Learns SELF from N SPELLS, which it sorts.  With too few of them, and past the last that enough
 * of them reached, it is a wait of which the middle one takes ASSUMED days (at least 1) and which
 * ends ever sooner. */
void regie_duration_learn (RegieDuration *self, RegieSpell *spells, guint n, int assumed);
/* The same wait, all of it so much longer or shorter that the middle one takes MEDIAN days (at
 * least 1). */
void regie_duration_stretch (RegieDuration *self, int median);
/* The chance that who has waited DAYS days waits no longer than the next day. */
double regie_duration_hazard (const RegieDuration *self, int days);
