/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* A page of chapters (RegieChapter), which scrolls.  Given other chapters it changes only what says
 * something else: where it was scrolled to, the row with the focus and a press under way stay.
 *
 * Properties: "chapters" (GListModel of RegieChapter, or NULL), "narrow" (gboolean), "maximum-size"
 * (int, the width that its lines are at most). */
#define REGIE_TYPE_SHEET (regie_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RegieSheet, regie_sheet, REGIE, SHEET, GtkWidget)

/* CHAPTERS (borrowed; NULL: none) are shown. */
void regie_sheet_set_chapters (RegieSheet *self, GListModel *chapters);
