/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-closures.h"
#include "regie-item.h"

/* What shows one item: its .ui binds to "item", and it can be given another.  What a screen reader
 * says of it is the "spoken" of the item, when that has one, and "tip" is its tooltip.
 *
 * Properties: "item" (RegieItem), "narrow" (gboolean), "chosen" (gboolean, the class "chosen"). */
#define REGIE_TYPE_ITEM_WIDGET (regie_item_widget_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieItemWidget, regie_item_widget, REGIE, ITEM_WIDGET, GtkWidget)

struct _RegieItemWidgetClass {
  GtkWidgetClass parent_class;
  /* ITEM (never NULL) or the width is another: what no binding can do.  May be NULL. */
  void (*shown) (RegieItemWidget *self, gpointer item);
};

/* Borrowed; NULL before there is one. */
gpointer regie_item_widget_get_item (RegieItemWidget *self);
gboolean regie_item_widget_is_narrow (RegieItemWidget *self);

/* A final class, declared in a header, that is the UI of an item of TYPE and nothing more. */
#define REGIE_DEFINE_ITEM_WIDGET(Name, name, ui, type)                                             \
  struct _##Name {                                                                                 \
    RegieItemWidget parent_instance;                                                               \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (Name, name, REGIE_TYPE_ITEM_WIDGET)                                         \
  static void name##_class_init (Name##Class *klass)                                               \
  {                                                                                                \
    g_type_ensure (type);                                                                          \
    regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), ui);                                      \
  }                                                                                                \
  static void name##_init (Name *self) { gtk_widget_init_template (GTK_WIDGET (self)); }
