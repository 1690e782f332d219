/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* The layout of one child that never asks for more than a narrow window has: so a wide page lets
 * its window become narrow, and is then laid out otherwise. */
#define REGIE_TYPE_SHRINK_LAYOUT (regie_shrink_layout_get_type ())
G_DECLARE_FINAL_TYPE (RegieShrinkLayout, regie_shrink_layout, REGIE, SHRINK_LAYOUT,
                      GtkLayoutManager)
