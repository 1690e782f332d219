/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"

/* Something that was found (RegieFound). */
#define REGIE_TYPE_FINDER_ROW (regie_finder_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieFinderRow, regie_finder_row, REGIE, FINDER_ROW, RegieItemRow)
