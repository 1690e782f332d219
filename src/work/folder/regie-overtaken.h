/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-form.h"
#include "regie-record.h"

/* FORM corrects a fact that somebody else corrected since it was opened, and NOW is that: an owned
 * form with what each of the two changed.  What both changed otherwise is a REGIE_ERROR_CONFLICT,
 * and so is that it was reported to DUO meanwhile.
 * What FORM did not see it keeps. */
RegieForm *regie_fact_meet (const RegieCodes *codes, RegieRecord *now, RegieForm *form,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
