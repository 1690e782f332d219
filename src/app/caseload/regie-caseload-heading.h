/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-row.h"

/* What stands above the rows of the caseload: the headings of its columns, each a button that sorts
 * by it, or the time axis of the lanes.  It decides how wide each column is (it is at least as wide
 * as those that are shown, so it stands in what scrolls sideways), and keeps which of
 * them are shown from one run to the next.  Signal "laid-out": rows look otherwise now. */
#define REGIE_TYPE_CASELOAD_HEADING (regie_caseload_heading_get_type ())
G_DECLARE_FINAL_TYPE (RegieCaseloadHeading, regie_caseload_heading, REGIE, CASELOAD_HEADING,
                      GtkWidget)

/* Once, before it is shown; OFFICE is borrowed. */
void regie_caseload_heading_set_office (RegieCaseloadHeading *self, const RegieOffice *office);
/* Borrowed; what it holds follows the heading. */
const RegieColumns *regie_caseload_heading_get_columns (RegieCaseloadHeading *self);
/* SORT is a word of regie_column_sort(). */
void regie_caseload_heading_set_sort (RegieCaseloadHeading *self, const char *sort,
                                      gboolean descending);
void regie_caseload_heading_set_lanes (RegieCaseloadHeading *self, gboolean lanes);
void regie_caseload_heading_set_narrow (RegieCaseloadHeading *self, gboolean narrow);
/* Shows COLUMN, or hides it; the name stays. */
void regie_caseload_heading_toggle (RegieCaseloadHeading *self, guint column);
