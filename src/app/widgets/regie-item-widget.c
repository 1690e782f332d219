/* SPDX-License-Identifier: EUPL-1.2 */
/* What widgets that show one item have in common. */
#include "regie-item-widget.h"

#include "regie-compat.h"
#include "regie-spoken.h"

typedef struct {
  RegieItem *item;
  gboolean narrow, chosen;
} RegieItemWidgetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieItemWidget, regie_item_widget, GTK_TYPE_WIDGET)

enum { PROP_ITEM = 1, PROP_NARROW, PROP_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegieItemWidgetPrivate *
get (RegieItemWidget *self)
{
  return regie_item_widget_get_instance_private (self);
}

gpointer
regie_item_widget_get_item (RegieItemWidget *self)
{
  g_return_val_if_fail (REGIE_IS_ITEM_WIDGET (self), NULL);
  return get (self)->item;
}

gboolean
regie_item_widget_is_narrow (RegieItemWidget *self)
{
  g_return_val_if_fail (REGIE_IS_ITEM_WIDGET (self), FALSE);
  return get (self)->narrow;
}

static void
shown (RegieItemWidget *self)
{
  if (get (self)->item != NULL && REGIE_ITEM_WIDGET_GET_CLASS (self)->shown != NULL)
    REGIE_ITEM_WIDGET_GET_CLASS (self)->shown (self, get (self)->item);
}

static gboolean
has_property (RegieItem *item, const char *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (item), property) != NULL;
}

static void
speak (RegieItemWidget *self, RegieItem *item)
{
  g_autofree char *spoken = NULL;

  g_object_get (item, "spoken", &spoken, NULL);
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
show_tip (RegieItemWidget *self, RegieItem *item)
{
  g_autofree char *tip = NULL;

  g_object_get (item, "tip", &tip, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
}

static void
set_item (RegieItemWidget *self, RegieItem *item)
{
  g_autofree char *called = NULL;

  if (!g_set_object (&get (self)->item, item))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  if (item == NULL)
    return;
  if (has_property (item, "spoken"))
    speak (self, item);
  if (has_property (item, "tip"))
    show_tip (self, item);
  called = regie_item_dup_called (item);
  regie_buttons_set_about (GTK_WIDGET (self), called);
  shown (self);
}

static void
set_narrow (RegieItemWidget *self, gboolean narrow)
{
  if (get (self)->narrow == narrow)
    return;
  get (self)->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  shown (self);
}

static void
set_chosen (RegieItemWidget *self, gboolean chosen)
{
  if (get (self)->chosen == chosen)
    return;
  get (self)->chosen = chosen;
  (chosen ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "chosen");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
regie_item_widget_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieItemWidgetPrivate *p = get (REGIE_ITEM_WIDGET (object));

  if (id == PROP_ITEM)
    g_value_set_object (value, p->item);
  else
    g_value_set_boolean (value, id == PROP_NARROW ? p->narrow : p->chosen);
}

static void
regie_item_widget_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieItemWidget *self = REGIE_ITEM_WIDGET (object);

  if (id == PROP_ITEM)
    set_item (self, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    set_chosen (self, g_value_get_boolean (value));
}

static void
regie_item_widget_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (regie_item_widget_parent_class)->dispose (object);
}

static void
regie_item_widget_finalize (GObject *object)
{
  g_clear_object (&get (REGIE_ITEM_WIDGET (object))->item);
  G_OBJECT_CLASS (regie_item_widget_parent_class)->finalize (object);
}

static void
regie_item_widget_class_init (RegieItemWidgetClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_item_widget_get_property;
  object_class->set_property = regie_item_widget_set_property;
  object_class->dispose = regie_item_widget_dispose;
  object_class->finalize = regie_item_widget_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, REGIE_TYPE_ITEM, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
regie_item_widget_init (RegieItemWidget *self)
{
}
