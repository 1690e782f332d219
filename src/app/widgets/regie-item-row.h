/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-item.h"

/* A row of a list that shows one item (RegieItem): each kind of row is a class with a .ui, which
 * binds to "item" (construct only).  Where the item has a text "spoken", a screen reader says
 * it. */
#define REGIE_TYPE_ITEM_ROW (regie_item_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieItemRow, regie_item_row, REGIE, ITEM_ROW, GtkListBoxRow)

struct _RegieItemRowClass {
  GtkListBoxRowClass parent_class;
};

/* Its item; borrowed. */
gpointer regie_item_row_get_item (RegieItemRow *self);
/* For gtk_list_box_bind_model: a floating row of the type ROW_TYPE (GSIZE_TO_POINTER) for ITEM. */
GtkWidget *regie_item_row_new (gpointer item, gpointer row_type);
/* LIST has a row of TYPE for each item of MODEL (borrowed: held by LIST). */
void regie_item_rows_bind (GtkListBox *list, GListStore *model, GType type);
