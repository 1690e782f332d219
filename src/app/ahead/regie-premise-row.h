/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-widget.h"

/* What a forecast rests on, with the number in a row of its own that can be changed: a
 * RegiePremiseItem.  A number that is typed becomes the action "forecast.assume" (sx), its id and
 * value. */
#define REGIE_TYPE_PREMISE_ROW (regie_premise_row_get_type ())
G_DECLARE_FINAL_TYPE (RegiePremiseRow, regie_premise_row, REGIE, PREMISE_ROW, RegieItemWidget)
