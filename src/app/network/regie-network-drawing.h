/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-network-view.h"

/* The network around a person, drawn.  Property "view" (RegieNetworkView, may be NULL).
 *
 * Each member is a RegieNetworkPart.  Tab comes to the member where one was last, and leaves the
 * drawing; the arrows go to the nearest member in that direction, Home to the one that is silent
 * for the longest.  A click takes the focus there; a double click or Enter opens the member, the
 * right button or the menu key what can be done with it.  Of the member with the focus: C records a
 * contact, L makes it lead, K says whom it knows, T gives consent, Delete takes it out; N adds
 * somebody.  All are actions of whoever holds the drawing. */
#define REGIE_TYPE_NETWORK_DRAWING (regie_network_drawing_get_type ())
G_DECLARE_FINAL_TYPE (RegieNetworkDrawing, regie_network_drawing, REGIE, NETWORK_DRAWING, GtkWidget)

/* The member with the tie ID gets the focus, when it is there. */
void regie_network_drawing_focus_tie (RegieNetworkDrawing *self, gint64 id);
/* How many members it draws. */
guint regie_network_drawing_get_n (RegieNetworkDrawing *self);
