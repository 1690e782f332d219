/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cells.h"
#include "regie-reported.h"

/* What goes back to a provider about its reports. */

/* The rows of its reports over one period that could not be taken, as a table to be sent back: a
 * row a fault with the file, the line, the column and what is wrong. */
RegieCells *regie_report_faults_cells (const GPtrArray *reports) G_GNUC_WARN_UNUSED_RESULT;

/* Is the report that REPORTED is about late by TODAY, and did people go there for whom it is
 * needed? */
gboolean regie_reported_is_late (const RegieReported *reported, RegieDay today);
/* The letter that reminds PROVIDER of it, as blocks (regie-letter.h), signed by ME.  Only of a late
 * one. */
char *regie_reported_dup_reminder (const RegieReported *reported, const char *provider,
                                   RegieDay today, const char *me) G_GNUC_WARN_UNUSED_RESULT;
