/* SPDX-License-Identifier: EUPL-1.2 */
/* Deeds in a menu, which is made when it is opened. */
#include "regie-deed-menu.h"

#include "regie-chapter.h"
#include "regie-compat.h"

struct _RegieDeedMenu {
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GListModel *deeds;
};

G_DEFINE_FINAL_TYPE (RegieDeedMenu, regie_deed_menu, GTK_TYPE_WIDGET)

enum { PROP_DEEDS = 1, PROP_LABEL };

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  RegieDeedMenu *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->deeds != NULL && i < g_list_model_get_n_items (self->deeds); i++)
    {
      g_autoptr (RegieDeed) deed = g_list_model_get_item (self->deeds, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (deed->label, NULL);

      g_menu_item_set_action_and_target_value (item, deed->action, deed->target);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
set_deeds (RegieDeedMenu *self, GListModel *deeds)
{
  gboolean any = deeds != NULL && g_list_model_get_n_items (deeds) > 0;

  g_set_object (&self->deeds, deeds);
  gtk_widget_set_opacity (GTK_WIDGET (self), any ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self), any);
}

static void
set_label (RegieDeedMenu *self, const char *label)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
regie_deed_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DEEDS)
    set_deeds (REGIE_DEED_MENU (object), g_value_get_object (value));
  else
    set_label (REGIE_DEED_MENU (object), g_value_get_string (value));
}

static void
regie_deed_menu_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DEED_MENU);
  G_OBJECT_CLASS (regie_deed_menu_parent_class)->dispose (object);
}

static void
regie_deed_menu_finalize (GObject *object)
{
  g_clear_object (&REGIE_DEED_MENU (object)->deeds);
  G_OBJECT_CLASS (regie_deed_menu_parent_class)->finalize (object);
}

static void
regie_deed_menu_class_init (RegieDeedMenuClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = regie_deed_menu_set_property;
  object_class->dispose = regie_deed_menu_dispose;
  object_class->finalize = regie_deed_menu_finalize;
  g_object_class_install_property (
    object_class, PROP_DEEDS, g_param_spec_object ("deeds", NULL, NULL, G_TYPE_LIST_MODEL, flags));
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL, flags));
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-deed-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDeedMenu, button);
}

static void
regie_deed_menu_init (RegieDeedMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, fill_menu, self, NULL);
  set_deeds (self, NULL);
}
