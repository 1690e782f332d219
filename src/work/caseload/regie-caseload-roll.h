/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"
#include "regie-office.h"
#include "regie-roll.h"

/* The caseload as a list that goes out: words, no codes. */

/* What a column of the caseload is called by its word ("name", "next" …), as one sorts by it, as it
 * is kept that it is shown and as it goes out; translated, NULL for a word that is none. */
const char *regie_caseload_column_title (const char *word);
/* All of them, in the order of the list; NULL ends. */
const char *const *regie_caseload_columns (void);

/* ROWS (RegieCaseloadRow; NULL for who is gone) in their order.  BSNS (may be NULL: no such column)
 * are those of ROWS.  Owned by the caller. */
RegieRoll *regie_caseload_roll_new (const RegieOffice *office, const GPtrArray *rows,
                                    char **bsns) G_GNUC_WARN_UNUSED_RESULT;
