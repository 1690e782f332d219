/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-text-row.h"

/* A day, typed in any way that people write one or chosen from a calendar. */
#define REGIE_TYPE_DAY_ROW (regie_day_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDayRow, regie_day_row, REGIE, DAY_ROW, RegieTextRow)
