/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-file-view.h"

/* A column of a file, and the choice of what it is: the action "import.column" (us), about its
 * number and a target. */
#define REGIE_TYPE_FILE_COLUMN_ROW (regie_file_column_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieFileColumnRow, regie_file_column_row, REGIE, FILE_COLUMN_ROW,
                      AdwComboRow)

/* CHOICES (borrowed) are RegieFileChoice. */
GtkWidget *regie_file_column_row_new (RegieFileColumn *column, GListModel *choices);
