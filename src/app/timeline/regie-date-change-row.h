/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-date-change.h"

/* A RegieDateChange in a list.
 *
 * Properties: "change", at construction. */
#define REGIE_TYPE_DATE_CHANGE_ROW (regie_date_change_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDateChangeRow, regie_date_change_row, REGIE, DATE_CHANGE_ROW,
                      GtkListBoxRow)

GtkWidget *regie_date_change_row_new (RegieDateChange *change);
