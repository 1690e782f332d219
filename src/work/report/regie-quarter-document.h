/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-document.h"
#include "regie-quarter-load.h"

/* The report of a quarter on paper.  Of a frozen one only what was frozen stands in it, so that it
 * is the same for ever.  Owned by the caller. */
RegieDocument *
regie_quarter_make_document (const RegieQuarterReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* Writes the report of PERIOD to FILE, .odt or .pdf by the ending of its name. */
gboolean regie_quarter_save (const RegieWork *work, RegiePeriod period, GFile *file,
                             GError **error);

/* "Quarter report, 3rd quarter of 2026". */
char *regie_quarter_dup_title (RegiePeriod period) G_GNUC_WARN_UNUSED_RESULT;
/* How it stands: "As of 30 September 2026. Frozen on 12 October 2026." */
char *regie_quarter_dup_state (const RegieQuarterReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* What CHANGES says first: of which report, and whether anything changed. */
char *regie_quarter_dup_changes (const RegieQuarterChanges *changes) G_GNUC_WARN_UNUSED_RESULT;
