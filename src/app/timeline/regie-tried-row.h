/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-tried.h"

/* A RegieTried in a list.
 *
 * Properties: "tried", at construction.  Signals: "edit" — its form is asked for. */
#define REGIE_TYPE_TRIED_ROW (regie_tried_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieTriedRow, regie_tried_row, REGIE, TRIED_ROW, GtkListBoxRow)

GtkWidget *regie_tried_row_new (RegieTried *tried);
/* Borrowed. */
RegieTried *regie_tried_row_get_tried (RegieTriedRow *self);
