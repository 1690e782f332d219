/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"

/* A RegieDateChange (regie-trial-view.h) in a list. */
#define REGIE_TYPE_DATE_CHANGE_ROW (regie_date_change_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDateChangeRow, regie_date_change_row, REGIE, DATE_CHANGE_ROW,
                      RegieItemRow)
