/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-timeline.h"

/* A thin strip of all that a dossier has in time, with a window on what the timeline shows of it;
 * hidden while that is everything.  The window is dragged, an edge of it as well; a click outside
 * brings it there.  The wheel and Left and Right move it, Page Up and Page Down by its own length,
 * Home and End to the ends; + and - zoom, with Ctrl the wheel as well.
 *
 * Property "timeline" (RegieTimeline, writable). */
#define REGIE_TYPE_MINIMAP (regie_minimap_get_type ())
G_DECLARE_FINAL_TYPE (RegieMinimap, regie_minimap, REGIE, MINIMAP, GtkWidget)

/* How often what stands in the strip was drawn: not again when only the window moves. */
guint regie_minimap_get_n_drawn (RegieMinimap *self);
