/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What there is of what there should be, with a tick where that is.  Drawn; what stands beside it
 * says the same in words.  Properties: "part" and "whole" (double); WHOLE 0 draws nothing. */
#define REGIE_TYPE_BAR (regie_bar_get_type ())
G_DECLARE_FINAL_TYPE (RegieBar, regie_bar, REGIE, BAR, GtkWidget)

/* Five dashes: how far a purchase is, the accent where it stands now.  Drawn; what stands beside it
 * says the same in words.  Property: "at" (int, 0 to 4; -1: nowhere). */
#define REGIE_TYPE_DASHES (regie_dashes_get_type ())
G_DECLARE_FINAL_TYPE (RegieDashes, regie_dashes, REGIE, DASHES, GtkWidget)
