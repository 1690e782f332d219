/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-text-row.h"

/* A date of which parts may be unknown (REGIE_PARTIAL): "1990", "6-1990". */
#define REGIE_TYPE_PARTIAL_ROW (regie_partial_row_get_type ())
G_DECLARE_FINAL_TYPE (RegiePartialRow, regie_partial_row, REGIE, PARTIAL_ROW, RegieTextRow)
