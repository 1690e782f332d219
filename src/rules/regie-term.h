/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"

/* The integration term as the clock has it, with the new term after a fine in it (Wet art. 11, 24
 * and 25). */
typedef struct {
  RegieDay begin, end; /* both of them days of the term; NONE without a PIP that began it */
  /* lapsed: there is no duty (any more) on the day of asking; met: the duty was met */
  RegieState state;
} RegieTerm;

/* From the DEADLINES of regie_clock_run: the last term that began.  A new term after a fine moves
 * its end, not its beginning. */
RegieTerm regie_term_find (const RegieRules *rules, const GArray *deadlines);
/* Is FACT something that happened by TODAY, and not a plan? */
gboolean regie_fact_happened (const RegieFact *fact, RegieDay today);
/* The PIP that holds on DAY, not one that is planned: its index, G_MAXUINT when there is none. */
guint regie_case_pip (const RegieCase *one, RegieDay day);
