/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cells.h"
#include "regie-command.h"
#include "regie-period.h"

/* What goes to who counts us, a line a person.
 *
 * The set for the statistics of the Wet inburgering (CBS, SWI) follows the published description:
 * the yearly cohort in which the duty arose, and in it demography, education, housing, the broad
 * intake, the PIP, the route and work.  The columns of that begin with "swi_"; what the office adds
 * to find its persons again begins with "eigen_".  What CBS asks of the time before
 * (voorinburgering) is not known here.
 *
 * The count for the grant (SPUK, Besluit art. 10.2 and 10.3) gives the persons behind each
 * component of the figure "spuk_telling", each with why.
 *
 * A BSN stands in them only for who may see it. */

/* Everybody of the cohorts since 2022 as of the last day of QUARTER, or of today when that is not
 * over.  Owned; NULL with ERROR set. */
RegieCells *regie_swi_load (const RegieWork *work, RegiePeriod quarter,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who counts on 31 December of YEAR, or today when that has not come.  The same. */
RegieCells *regie_spuk_load (const RegieWork *work, int year,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TEXT as a year that has begun; REGIE_ERROR_INVALID about "jaar" when it is none. */
gboolean regie_spuk_parse_year (const char *text, RegieDay today, int *year, GError **error);

/* Writes CELLS to FILE, .csv, .ods or .xlsx by the ending of its name, after it was logged that
 * TITLE left the program with so many persons. */
gboolean regie_people_set_save (const RegieWork *work, const RegieCells *cells, const char *title,
                                const char *kind, GFile *file, GError **error);
/* The same of a list that is not of persons: only TITLE is logged. */
gboolean regie_cells_save (const RegieWork *work, const RegieCells *cells, const char *title,
                           GFile *file, GError **error);
