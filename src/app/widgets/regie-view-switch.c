/* SPDX-License-Identifier: EUPL-1.2 */
/* The way between the views of a page. */
#include "regie-view-switch.h"

#include "regie-compat.h"

struct _RegieViewSwitch {
  GtkWidget parent_instance;
  GtkWidget *buttons, *button;
  GtkShortcutController *keys;
  GMenu *menu;
  GSimpleAction *own; /* "views.view", whose state is the view */
  char *action;       /* that of a page in its place, or NULL */
  char *view;         /* NULL: not known yet */
  GHashTable *titles; /* by name */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieViewSwitch, regie_view_switch, GTK_TYPE_WIDGET)

enum { PROP_VIEW = 1, PROP_NARROW, PROP_ACTION, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The button of the menu says which view is shown. */
static void
show_title (RegieViewSwitch *self)
{
  const char *title = self->view != NULL ? g_hash_table_lookup (self->titles, self->view) : NULL;

  if (title != NULL)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), title);
}

static void
set_view (RegieViewSwitch *self, const char *view)
{
  if (view == NULL || g_strcmp0 (self->view, view) == 0)
    return;
  g_free (self->view);
  self->view = g_strdup (view);
  g_simple_action_set_state (self->own, g_variant_new_string (view));
  show_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static gboolean
key_pressed (GtkWidget *widget, GVariant *view, gpointer data)
{
  RegieViewSwitch *self = REGIE_VIEW_SWITCH (widget);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (self->action != NULL)
    return gtk_widget_activate_action_variant (widget, self->action, view);
  set_view (self, g_variant_get_string (view, NULL));
  return TRUE;
}

static void
add_key (RegieViewSwitch *self, guint key, const char *name)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                            gtk_callback_action_new (key_pressed, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (name));
  gtk_shortcut_controller_add_shortcut (self->keys, shortcut);
}

void
regie_view_switch_add (RegieViewSwitch *self, const char *name, const char *title, guint key,
                       gboolean only_narrow)
{
  g_autoptr (GMenuItem) item = NULL;
  const char *action;

  g_return_if_fail (REGIE_IS_VIEW_SWITCH (self) && name != NULL && title != NULL);
  if (key != 0)
    add_key (self, key, name);
  g_hash_table_insert (self->titles, g_strdup (name), g_strdup (title));
  item = g_menu_item_new (title, NULL);
  action = self->action != NULL ? self->action : "views.view";
  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (self->menu, item);
  if (!only_narrow)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (title);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_box_append (GTK_BOX (self->buttons), button);
    }
  show_title (self);
}

/* --- buttons where there is room for them, else the menu --- */

static int
width_of (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
regie_view_switch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RegieViewSwitch *self = REGIE_VIEW_SWITCH (widget);
  int most;

  gtk_widget_measure (self->button, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->buttons, orientation, -1, NULL, &most, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, most);
  if (!self->narrow)
    *natural = MAX (*natural, most);
  *natural = MAX (*natural, *minimum);
}

static void
regie_view_switch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieViewSwitch *self = REGIE_VIEW_SWITCH (widget);
  gboolean fits = !self->narrow && width >= width_of (self->buttons);
  GtkWidget *shown = fits ? self->buttons : self->button;

  gtk_widget_set_child_visible (self->buttons, fits);
  gtk_widget_set_child_visible (self->button, !fits);
  gtk_widget_allocate (shown, width, height, baseline, NULL);
}

static void
set_narrow (RegieViewSwitch *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
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

  if (id == PROP_VIEW)
    g_value_set_string (value, self->view);
  else
    g_value_set_boolean (value, self->narrow);
}

static void
regie_view_switch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieViewSwitch *self = REGIE_VIEW_SWITCH (object);

  if (id == PROP_VIEW)
    set_view (self, g_value_get_string (value));
  else if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    self->action = g_value_dup_string (value);
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
  g_clear_object (&REGIE_VIEW_SWITCH (object)->own);
  g_free (REGIE_VIEW_SWITCH (object)->action);
  g_free (REGIE_VIEW_SWITCH (object)->view);
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
  widget_class->measure = regie_view_switch_measure;
  widget_class->size_allocate = regie_view_switch_size_allocate;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ACTION] = g_param_spec_string (
    "action", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                               flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-view-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieViewSwitch, buttons);
  gtk_widget_class_bind_template_child (widget_class, RegieViewSwitch, button);
  gtk_widget_class_bind_template_child (widget_class, RegieViewSwitch, keys);
}

static void
regie_view_switch_init (RegieViewSwitch *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->menu = g_menu_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own = g_simple_action_new_stateful ("view", G_VARIANT_TYPE_STRING,
                                            g_variant_new_string (""));
  g_signal_connect_object (self->own, "change-state", G_CALLBACK (view_asked), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->own));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "views", G_ACTION_GROUP (group));
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_menu_button_set_menu (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
}
