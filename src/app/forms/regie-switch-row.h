/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* A field that holds or is not said at all: its value is "1" or NULL. */
#define REGIE_TYPE_SWITCH_ROW (regie_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieSwitchRow, regie_switch_row, REGIE, SWITCH_ROW, AdwActionRow)
