/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-history.h"
#include "regie-ini.h"

/* What a dossier asks of a consultant, in points: by its phase and route, and more for who cannot
 * read and write and for what weighs on somebody (amounts.ini [gewicht]).  Pure.  The caseload, the
 * figure `caseload` and the dividing take it from here, so a dossier weighs the same everywhere. */

/* Whole points, but for the norm no more than a thousand. */
typedef struct {
  int phase[REGIE_N_PHASES]; /* 0 for who asks nothing any more */
  int route[REGIE_N_ROUTES]; /* added from the PIP on */
  int literacy[REGIE_N_LITERACIES];
  int burden; /* a ground for extension runs that weighs on the person: illness, a shelter … */
  int norm;   /* what one consultant carries who works the whole week */
} RegieWeights;

/* Reads [gewicht].  A fault is said with its line. */
gboolean regie_weights_read (RegieIni *ini, RegieWeights *self, GError **error);

/* A weight with what it is made of. */
typedef struct {
  int points;        /* 0 for a dossier that asks nothing of us */
  RegiePhase phase;  /* UNKNOWN for such a dossier */
  RegieRoute route;  /* UNKNOWN before the PIP */
  gboolean burdened; /* see RegieWeights */
} RegieWeight;

/* What ONE weighs on DAY.  HISTORY is of that day (regie_history_make); the health of a person is
 * not read, for not everybody may. */
RegieWeight regie_weight_of (const RegieWeights *weights, const RegieCase *one,
                             const RegieHistory *history, RegieLiteracy literacy, RegieDay day);
