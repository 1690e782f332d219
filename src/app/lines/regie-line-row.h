/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-chapter.h"

/* A RegieLine as a row of a list.  All have the property "line" (construct only), to which their
 * .ui binds.  Which of them a line becomes follows from what it holds: a text that is written there
 * (RegieWritingRow), a picture or table, lines under it, or words alone. */
#define REGIE_TYPE_LINE_ROW (regie_line_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieLineRow, regie_line_row, REGIE, LINE_ROW, AdwActionRow)

#define REGIE_TYPE_LINE_EXPANDER (regie_line_expander_get_type ())
G_DECLARE_FINAL_TYPE (RegieLineExpander, regie_line_expander, REGIE, LINE_EXPANDER, AdwExpanderRow)

#define REGIE_TYPE_LINE_PICTURE (regie_line_picture_get_type ())
G_DECLARE_FINAL_TYPE (RegieLinePicture, regie_line_picture, REGIE, LINE_PICTURE, AdwPreferencesRow)

/* A floating row for LINE. */
GtkWidget *regie_line_row_new (RegieLine *line);
/* The line that WIDGET stands on, or NULL; borrowed. */
RegieLine *regie_line_of (GtkWidget *widget);
/* Hides what only a wide window has room for: the last columns of a table. */
void regie_line_picture_set_narrow (RegieLinePicture *self, gboolean narrow);
