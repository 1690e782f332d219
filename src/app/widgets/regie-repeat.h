/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A grid of the same widget for each item of a list, row after row.  A child that is there is given
 * the next item, and what is not needed is hidden: a key at the counter is answered in less than a
 * frame, and the focus stays where it was.
 *
 * Properties: "model" (GListModel of RegieItem, or NULL), "row-type" (GType of a widget with a
 * property "item", construct only), "columns" (int, 1 unless set). */
#define REGIE_TYPE_REPEAT (regie_repeat_get_type ())
G_DECLARE_FINAL_TYPE (RegieRepeat, regie_repeat, REGIE, REPEAT, GtkGrid)

/* The widget of the item at AT, borrowed; NULL when there are not so many. */
GtkWidget *regie_repeat_get_child (RegieRepeat *self, guint at);
