/* SPDX-License-Identifier: EUPL-1.2 */
/* The way between the views of a page. */
#include "regie-view-switch.h"

#include "regie-closures.h"
#include "regie-compat.h"

struct _RegieViewSwitch {
  GtkWidget parent_instance;
  GtkBox *buttons;
  GtkMenuButton *button;
  GMenu *menu;
  GSimpleAction *action; /* "views.view", whose state is the view */
  GHashTable *titles;    /* by name */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieViewSwitch, regie_view_switch, GTK_TYPE_WIDGET)

enum { PROP_VIEW = 1, PROP_NARROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

void
regie_view_switch_add (RegieViewSwitch *self, const char *name, const char *title,
                       gboolean only_narrow)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (REGIE_IS_VIEW_SWITCH (self) && name != NULL && title != NULL);
  g_hash_table_insert (self->titles, g_strdup (name), g_strdup (title));
  item = g_menu_item_new (title, NULL);
  g_menu_item_set_action_and_target (item, "views.view", "s", name);
  g_menu_append_item (self->menu, item);
  if (!only_narrow)
    gtk_box_append (self->buttons, g_object_new (GTK_TYPE_TOGGLE_BUTTON, "label", title,
                                                 "action-name", "views.view", "action-target",
                                                 g_variant_new_string (name), NULL));
}

/* The button of the menu says which view is shown. */
static void
set_view (RegieViewSwitch *self, const char *view)
{
  const char *title = view != NULL ? g_hash_table_lookup (self->titles, view) : NULL;

  if (title == NULL)
    return;
  g_simple_action_set_state (self->action, g_variant_new_string (view));
  gtk_menu_button_set_label (self->button, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
view_asked (RegieViewSwitch *self, GVariant *view)
{
  set_view (self, g_variant_get_string (view, NULL));
}

static void
regie_view_switch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieViewSwitch *self = REGIE_VIEW_SWITCH (object);
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->action));

  if (id == PROP_VIEW)
    g_value_set_string (value, g_variant_get_string (state, NULL));
  else
    g_value_set_boolean (value, self->narrow);
}

static void
regie_view_switch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    set_view (REGIE_VIEW_SWITCH (object), g_value_get_string (value));
  else
    REGIE_VIEW_SWITCH (object)->narrow = g_value_get_boolean (value);
}

static void
regie_view_switch_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_VIEW_SWITCH);
  G_OBJECT_CLASS (regie_view_switch_parent_class)->dispose (object);
}

static void
regie_view_switch_finalize (GObject *object)
{
  g_clear_object (&REGIE_VIEW_SWITCH (object)->menu);
  g_clear_object (&REGIE_VIEW_SWITCH (object)->action);
  g_hash_table_unref (REGIE_VIEW_SWITCH (object)->titles);
  G_OBJECT_CLASS (regie_view_switch_parent_class)->finalize (object);
}

static void
regie_view_switch_class_init (RegieViewSwitchClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_view_switch_get_property;
  object_class->set_property = regie_view_switch_set_property;
  object_class->dispose = regie_view_switch_dispose;
  object_class->finalize = regie_view_switch_finalize;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                               flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-view-switch.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieViewSwitch, buttons);
  gtk_widget_class_bind_template_child (widget_class, RegieViewSwitch, button);
}

static void
regie_view_switch_init (RegieViewSwitch *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->menu = g_menu_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->action = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING,
                                               g_variant_new_string (""));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (view_asked), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "views", G_ACTION_GROUP (group));
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_menu_button_set_menu (self->button, G_MENU_MODEL (self->menu));
}
