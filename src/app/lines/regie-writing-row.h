/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-writing.h"

/* The row of a RegieLine whose content is a RegieWriting: its texts are written in it.
 *
 * What is typed is kept as a draft every second, at the place of the command, so that nothing is
 * lost when the program ends; it is saved when the focus leaves the row, and by "writing.next"
 * (Ctrl+Enter), which goes on to the next such row.  What somebody else wrote there in the meantime
 * is said, and is not overwritten until "writing.next" says so.
 *
 * Properties: "line" (construct only), "writing" (RegieWriting, as it is now), "state" (text: saved
 * or not), "fault" (text: why it is not saved, or NULL) and "suffixes" (GListModel). */
#define REGIE_TYPE_WRITING_ROW (regie_writing_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieWritingRow, regie_writing_row, REGIE, WRITING_ROW, AdwPreferencesRow)

/* Borrowed. */
RegieLine *regie_writing_row_get_line (RegieWritingRow *self);
/* In a narrow window its texts stand under each other. */
void regie_writing_row_set_narrow (RegieWritingRow *self, gboolean narrow);
/* LINE says the same of itself and holds a newer writing.  What is being typed stays. */
void regie_writing_row_update (RegieWritingRow *self, RegieLine *line);
