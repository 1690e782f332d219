/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Charts as a dashboard has them, for the tests of what is made of a chart. */
#include "regie-chart-item.h"

/* Inflow of twelve months by group: columns in two parts, each with a list "test.open" (s) that its
 * month and group name; the last is 21 asylum and 7 family. */
RegieChart *sample_inflow (void) G_GNUC_WARN_UNUSED_RESULT;
/* Six consultants with their weighed caseload and a norm of 80, of whom two are over it. */
RegieChart *sample_caseload (void) G_GNUC_WARN_UNUSED_RESULT;
/* Twenty-six weeks, of which two stand out with a note; only the first week of a month is
 * labelled. */
RegieChart *sample_terms (void) G_GNUC_WARN_UNUSED_RESULT;
/* Money of a year: spent until November, committed, and expected from then on. */
RegieChart *sample_money (void) G_GNUC_WARN_UNUSED_RESULT;
/* Two series without a point. */
RegieChart *sample_empty (void) G_GNUC_WARN_UNUSED_RESULT;
