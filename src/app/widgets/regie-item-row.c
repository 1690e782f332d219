/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of lists that show one item each. */
#include "regie-item-row.h"

#include "regie-spoken.h"

typedef struct {
  RegieItem *item;
} RegieItemRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieItemRow, regie_item_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_ITEM = 1 };

static RegieItemRowPrivate *
get (RegieItemRow *self)
{
  return regie_item_row_get_instance_private (self);
}

gpointer
regie_item_row_get_item (RegieItemRow *self)
{
  g_return_val_if_fail (REGIE_IS_ITEM_ROW (self), NULL);
  return get (self)->item;
}

static void
regie_item_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, get (REGIE_ITEM_ROW (object))->item);
}

static void
regie_item_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  get (REGIE_ITEM_ROW (object))->item = g_value_dup_object (value);
}

static void
regie_item_row_constructed (GObject *object)
{
  GObject *item = G_OBJECT (get (REGIE_ITEM_ROW (object))->item);
  g_autofree char *spoken = NULL;
  g_autofree char *called = NULL;

  G_OBJECT_CLASS (regie_item_row_parent_class)->constructed (object);
  g_assert (item != NULL);
  called = regie_item_dup_called (item);
  regie_buttons_set_about (GTK_WIDGET (object), called);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (item), "spoken") == NULL)
    return;
  g_object_get (item, "spoken", &spoken, NULL);
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
regie_item_row_finalize (GObject *object)
{
  g_clear_object (&get (REGIE_ITEM_ROW (object))->item);
  G_OBJECT_CLASS (regie_item_row_parent_class)->finalize (object);
}

static void
regie_item_row_class_init (RegieItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_item_row_get_property;
  object_class->set_property = regie_item_row_set_property;
  object_class->constructed = regie_item_row_constructed;
  object_class->finalize = regie_item_row_finalize;
  g_object_class_install_property (object_class, PROP_ITEM,
                                   g_param_spec_object ("item", NULL, NULL, REGIE_TYPE_ITEM,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                          | G_PARAM_STATIC_STRINGS));
}

static void
regie_item_row_init (RegieItemRow *self)
{
}

GtkWidget *
regie_item_row_new (gpointer item, gpointer row_type)
{
  g_return_val_if_fail (g_type_is_a (GPOINTER_TO_SIZE (row_type), REGIE_TYPE_ITEM_ROW), NULL);
  return g_object_new (GPOINTER_TO_SIZE (row_type), "item", item, NULL);
}

void
regie_item_rows_bind (GtkListBox *list, GListStore *model, GType type)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list) && G_IS_LIST_STORE (model));
  g_return_if_fail (g_type_is_a (type, REGIE_TYPE_ITEM_ROW));
  gtk_list_box_bind_model (list, G_LIST_MODEL (model), regie_item_row_new, GSIZE_TO_POINTER (type),
                           NULL);
}
