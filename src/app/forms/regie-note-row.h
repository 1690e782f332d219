/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* A field of more than one line: Return begins a new line, Tab goes on to the next field. */
#define REGIE_TYPE_NOTE_ROW (regie_note_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieNoteRow, regie_note_row, REGIE, NOTE_ROW, AdwPreferencesRow)
