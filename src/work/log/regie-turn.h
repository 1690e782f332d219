/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-done.h"

/* Which way, and what a person looks at meanwhile. */
typedef struct {
  gboolean redo;      /* done again; else taken back */
  gboolean of_office; /* what colleagues did as well: the command names who may */
  /* Visitors look at the screen: of what was done elsewhere nobody is named, and nothing of it is
   * opened. */
  gboolean at_desk;
  RegieWhere where;
} RegieTurn;

/* Takes DONE back, or does it again, and fills OUTCOME with what the toast says.  FALSE with ERROR
 * set: somebody else did it, it stands that way already, or more was recorded on it since
 * (regie-since.h).
 *
 * When it is grave (regie_done_is_grave), or was done elsewhere than in the place of TURN, and FORM
 * (may be NULL) does not say that this is known, OUTCOME asks it and nothing is done. */
gboolean regie_turn (const RegieWork *work, const RegieDone *done, RegieTurn turn, RegieForm *form,
                     RegieOutcome *outcome, GError **error);
/* The same of what I did last in the place of TURN, or else anywhere; refused when there is
 * nothing. */
gboolean regie_turn_next (const RegieWork *work, RegieTurn turn, RegieForm *form,
                          RegieOutcome *outcome, GError **error);
