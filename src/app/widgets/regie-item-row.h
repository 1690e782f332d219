/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-item-view.h"

/* The .ui of the class WIDGET_CLASS, in class_init, with what it can call: has_text (text) and
 * classes (text, text), for "css-classes". */
void regie_item_row_class_set_template (GtkWidgetClass *widget_class, const char *resource);
/* LIST has a row of TYPE for each item of MODEL (borrowed: held by LIST). */
void regie_item_rows_bind (GtkListBox *list, GListStore *model, GType type);
