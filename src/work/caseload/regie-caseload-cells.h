/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"
#include "regie-cells.h"
#include "regie-office.h"

/* The caseload as a table for people: words, no codes. */

/* The columns of the list, by their words ("name", "next" …): as one sorts by them, as it is kept
 * that they are shown, and as they are exported.  What a column is called, translated; NULL for a
 * word that is none. */
const char *regie_caseload_column_title (const char *word);
/* All of them; NULL ends. */
const char *const *regie_caseload_columns (void);

/* ROWS (RegieCaseloadRow; NULL for who is gone) with the COLUMNS (words, NULL ends) in the order of
 * the list, and before those the name and the date of birth.  BSNS (may be NULL: no such column)
 * are those of ROWS.  Days are days in a spreadsheet, and as people write them where FORM knows no
 * days.  Owned by the caller. */
RegieCells *regie_caseload_cells_new (const RegieOffice *office, const GPtrArray *rows,
                                      const char *const *columns, char **bsns,
                                      RegieCellsForm form) G_GNUC_WARN_UNUSED_RESULT;
