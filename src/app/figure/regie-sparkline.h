/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A small line without an axis: how a figure went.  What it says is said in words beside it, so it
 * has no voice of its own.
 *
 * Properties: "values" (GVariant, ax: the oldest first, G_MININT64 where there is none; NULL draws
 * nothing), "shape" (int, a RegieShape: the colour of its last point). */
#define REGIE_TYPE_SPARKLINE (regie_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (RegieSparkline, regie_sparkline, REGIE, SPARKLINE, GtkWidget)
