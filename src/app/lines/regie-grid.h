/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A RegieTable as columns of words.  Properties "content" (RegieTable, writable) and "narrow": only
 * its first columns (narrow-columns) are there. */
#define REGIE_TYPE_GRID (regie_grid_get_type ())
G_DECLARE_FINAL_TYPE (RegieGrid, regie_grid, REGIE, GRID, GtkWidget)
