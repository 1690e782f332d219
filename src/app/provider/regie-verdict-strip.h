/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-view.h"

/* How many of a RegieReportView are in step, out of step, unknown and faulty, at a glance: a small
 * sign for each person as long as they fit on two lines, else a bar in proportion. */
#define REGIE_TYPE_VERDICT_STRIP (regie_verdict_strip_get_type ())
G_DECLARE_FINAL_TYPE (RegieVerdictStrip, regie_verdict_strip, REGIE, VERDICT_STRIP, RegieItemView)
