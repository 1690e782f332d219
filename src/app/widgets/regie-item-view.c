/* SPDX-License-Identifier: EUPL-1.2 */
/* Widgets that show one item. */
#include "regie-item-view.h"

#include "regie-spoken.h"

typedef struct {
  GObject *item;
} RegieItemViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieItemView, regie_item_view, GTK_TYPE_WIDGET)

enum { PROP_ITEM = 1 };
static GParamSpec *view_item;

static void
speak (GtkAccessible *widget, GObject *item)
{
  g_autofree char *spoken = NULL;

  if (item == NULL || g_object_class_find_property (G_OBJECT_GET_CLASS (item), "spoken") == NULL)
    return;
  g_object_get (item, "spoken", &spoken, NULL);
  if (spoken != NULL)
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

gpointer
regie_item_view_get_item (RegieItemView *self)
{
  RegieItemViewPrivate *p = regie_item_view_get_instance_private (self);

  g_return_val_if_fail (REGIE_IS_ITEM_VIEW (self), NULL);
  return p->item;
}

void
regie_item_view_set_item (RegieItemView *self, gpointer item)
{
  RegieItemViewPrivate *p = regie_item_view_get_instance_private (self);
  g_autofree char *called = NULL;

  g_return_if_fail (REGIE_IS_ITEM_VIEW (self) && (item == NULL || G_IS_OBJECT (item)));
  if (!g_set_object (&p->item, item))
    return;
  speak (GTK_ACCESSIBLE (self), p->item);
  g_object_notify_by_pspec (G_OBJECT (self), view_item);
  called = regie_item_dup_called (item);
  regie_buttons_set_about (GTK_WIDGET (self), called);
  if (REGIE_ITEM_VIEW_GET_CLASS (self)->shown != NULL)
    REGIE_ITEM_VIEW_GET_CLASS (self)->shown (self, p->item);
}

static void
regie_item_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, regie_item_view_get_item (REGIE_ITEM_VIEW (object)));
}

static void
regie_item_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  regie_item_view_set_item (REGIE_ITEM_VIEW (object), g_value_get_object (value));
}

static void
regie_item_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_item_view_parent_class)->dispose (object);
}

static void
regie_item_view_finalize (GObject *object)
{
  RegieItemViewPrivate *p = regie_item_view_get_instance_private (REGIE_ITEM_VIEW (object));

  g_clear_object (&p->item);
  G_OBJECT_CLASS (regie_item_view_parent_class)->finalize (object);
}

static void
regie_item_view_class_init (RegieItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_item_view_get_property;
  object_class->set_property = regie_item_view_set_property;
  object_class->dispose = regie_item_view_dispose;
  object_class->finalize = regie_item_view_finalize;
  view_item = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_ITEM, view_item);
}

static void
regie_item_view_init (RegieItemView *self)
{
}
