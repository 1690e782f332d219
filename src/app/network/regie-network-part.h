/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-network-view.h"

/* The child of a drawn network that stands for one member: what the focus, a pointer and a screen
 * reader come to.  The drawing draws the member; this draws only that the focus or the pointer is
 * there. */
#define REGIE_TYPE_NETWORK_PART (regie_network_part_get_type ())
G_DECLARE_FINAL_TYPE (RegieNetworkPart, regie_network_part, REGIE, NETWORK_PART, GtkWidget)

/* It stands for MARK (borrowed). */
void regie_network_part_show (RegieNetworkPart *self, RegieNetworkMark *mark);
/* Borrowed; NULL before there is one. */
RegieNetworkMark *regie_network_part_get_mark (RegieNetworkPart *self);
