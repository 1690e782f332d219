/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A small button with a menu of deeds.  Without any it keeps its place and shows nothing.
 *
 * Properties: "deeds" (GListModel of RegieDeed, writable); "label" (string, writable), its tooltip
 * and what a screen reader says. */
#define REGIE_TYPE_DEED_MENU (regie_deed_menu_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeedMenu, regie_deed_menu, REGIE, DEED_MENU, GtkWidget)
