/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* The layout of parts that stand beside each other as long as they fit, and else on more lines,
 * from the end of each; or from its start, when that is where the widget stands (halign). */
#define REGIE_TYPE_FLOW_LAYOUT (regie_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (RegieFlowLayout, regie_flow_layout, REGIE, FLOW_LAYOUT, GtkLayoutManager)
