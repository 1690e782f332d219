/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* Between the views of a page: buttons beside each other where there is room for them, else a menu.
 *
 * Properties: "view" (text, the name of the view that is shown, or is asked for), "narrow"
 * (gboolean: the menu, whatever the room), "action" (text, the action of the page that shows a
 * view, when it has one; only at the start). */
#define REGIE_TYPE_VIEW_SWITCH (regie_view_switch_get_type ())
G_DECLARE_FINAL_TYPE (RegieViewSwitch, regie_view_switch, REGIE, VIEW_SWITCH, GtkWidget)

/* A view with NAME, called TITLE; with Alt the key KEY (0 for none) shows it, wherever the focus is
 * while this is on the screen.  ONLY_NARROW: in the menu alone. */
void regie_view_switch_add (RegieViewSwitch *self, const char *name, const char *title, guint key,
                            gboolean only_narrow);
