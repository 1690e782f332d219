/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"

/* A deadline (RegieClockLine) with the days that are left, in the clock. */
#define REGIE_TYPE_CLOCK_ROW (regie_clock_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieClockRow, regie_clock_row, REGIE, CLOCK_ROW, RegieItemRow)

/* The same in one line, beside the name of a person. */
#define REGIE_TYPE_NEXT_ROW (regie_next_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieNextRow, regie_next_row, REGIE, NEXT_ROW, RegieItemRow)

/* A numbered step (RegieClockStep). */
#define REGIE_TYPE_STEP_ROW (regie_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieStepRow, regie_step_row, REGIE, STEP_ROW, RegieItemRow)

/* A duty (RegieLine), when it will be met, and its shape. */
#define REGIE_TYPE_DUTY_ROW (regie_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDutyRow, regie_duty_row, REGIE, DUTY_ROW, RegieItemRow)
