/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-text-row.h"

/* A whole number, or an amount of money: typed in euros, stored in cents. */
#define REGIE_TYPE_NUMBER_ROW (regie_number_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieNumberRow, regie_number_row, REGIE, NUMBER_ROW, RegieTextRow)
