/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-row.h"

/* The heading of a column, which sorts by it.  Property: "column" (guint, RegieColumnId, construct
 * only). */
#define REGIE_TYPE_COLUMN_HEADING (regie_column_heading_get_type ())
G_DECLARE_FINAL_TYPE (RegieColumnHeading, regie_column_heading, REGIE, COLUMN_HEADING, GtkButton)

guint regie_column_heading_get_column (RegieColumnHeading *self);
/* ARROW: " ↑" when it is sorted by this column, " ↓" downwards, "" otherwise. */
void regie_column_heading_set_arrow (RegieColumnHeading *self, const char *arrow);
