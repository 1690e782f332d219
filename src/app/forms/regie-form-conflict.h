/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-field-row.h"

/* Somebody else changed what a form is about while it was open.  What only they changed is taken
 * over in its row; of what both changed the row says what stands now, by whom, and offers it: who
 * saves again keeps what they typed.
 *
 * ROWS: of the form.  SEEN: what it rested on; NOW: the same as it stands now, with who wrote it
 * (REGIE_LOG_SINCE).  *ELSEWHERE (owned) names what was changed that the form has no row for; NULL
 * for nothing.  Gives how many rows ask. */
guint regie_form_conflict_show (GPtrArray *rows, RegieForm *seen, RegieForm *now,
                                const RegieCodes *codes, char **elsewhere);
/* What stands now of the field of ROW, which was typed otherwise; *HAS tells whether the row asks.
 * NULL: it is empty now. */
const char *regie_form_conflict_get (RegieFieldRow *row, gboolean *has);
/* Takes what stands now, or puts it under what was typed. */
void regie_form_conflict_take (RegieFieldRow *row, gboolean both);
