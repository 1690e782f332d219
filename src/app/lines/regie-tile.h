/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A figure in a row of them.  Properties (strings, writable): "label", what it is of; "value";
 * "about", what it is measured by. */
#define REGIE_TYPE_TILE (regie_tile_get_type ())
G_DECLARE_FINAL_TYPE (RegieTile, regie_tile, REGIE, TILE, GtkWidget)
