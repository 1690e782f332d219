/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-item.h"

/* A widget that shows one item (regie-item.h): its .ui binds to the property "item" (GObject,
 * writable, may be NULL).  What the item says in "spoken", when it has that, is what a screen
 * reader says of the widget. */
#define REGIE_TYPE_ITEM_VIEW (regie_item_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieItemView, regie_item_view, REGIE, ITEM_VIEW, GtkWidget)

struct _RegieItemViewClass {
  GtkWidgetClass parent_class;
  /* ITEM (may be NULL) is shown from now on.  For what a binding cannot say; may be NULL. */
  void (*shown) (RegieItemView *self, gpointer item);
};

/* Borrowed; NULL when there is none. */
gpointer regie_item_view_get_item (RegieItemView *self);
/* ITEM (may be NULL) is borrowed. */
void regie_item_view_set_item (RegieItemView *self, gpointer item);
