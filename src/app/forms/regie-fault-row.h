/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* What is wrong with the row above it; not there while nothing is. */
#define REGIE_TYPE_FAULT_ROW (regie_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieFaultRow, regie_fault_row, REGIE, FAULT_ROW, GtkListBoxRow)

GtkWidget *regie_fault_row_new (RegieFieldRow *about);
