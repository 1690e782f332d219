/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-document.h"
#include "regie-roll.h"

/* A list on paper: what it is and what is shown, how many rows, the day, and a table whose columns
 * fit, on pages that are turned when it is wide.  ROWS (guint), WORDS and WITH_BSN as of
 * regie_roll_make_cells().  Owned. */
RegieDocument *regie_roll_make_document (RegieRoll *self, const GArray *rows,
                                         const char *const *words, gboolean with_bsn,
                                         RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
