/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* A field of which one RegieOption is chosen: the items of its model, which is set before its
 * value. Its value is the key of what is chosen; a value that is none of the keys chooses the
 * first. */
#define REGIE_TYPE_CHOICE_ROW (regie_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieChoiceRow, regie_choice_row, REGIE, CHOICE_ROW, AdwComboRow)
