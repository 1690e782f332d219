/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the way between views: buttons where there is room, else a menu; and of what the buttons
 * of a row are called. */
#include "regie-spoken.h"
#include "regie-view-switch.h"
#include "ui.h"

static RegieViewSwitch *
switch_new (void)
{
  RegieViewSwitch *self = g_object_new (REGIE_TYPE_VIEW_SWITCH, NULL);

  regie_view_switch_add (self, "match", "What fits with whom", GDK_KEY_1, FALSE);
  regie_view_switch_add (self, "running", "What runs at this moment", GDK_KEY_2, FALSE);
  g_object_set (self, "view", "match", NULL);
  return self;
}

static void
lay_out (RegieViewSwitch *self, int width)
{
  gtk_widget_allocate (GTK_WIDGET (self), width, 40, -1, NULL);
}

static gboolean
has_buttons (RegieViewSwitch *self)
{
  return gtk_widget_get_child_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

static gboolean
has_menu (RegieViewSwitch *self)
{
  return gtk_widget_get_child_visible (gtk_widget_get_last_child (GTK_WIDGET (self)));
}

/* It never asks for the room of all its buttons. */
static void
test_room (Ui *ui)
{
  RegieViewSwitch *self = switch_new ();
  GtkWidget *window = gtk_window_new ();
  int least, most;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
  g_assert_cmpint (least, <, most);
  lay_out (self, most);
  g_assert_true (has_buttons (self) && !has_menu (self));
  lay_out (self, most - 1);
  g_assert_true (has_menu (self) && !has_buttons (self));
  lay_out (self, most);
  g_assert_true (has_buttons (self) && !has_menu (self));
  g_object_set (self, "narrow", TRUE, NULL);
  lay_out (self, most);
  g_assert_true (has_menu (self) && !has_buttons (self));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The menu says which view is shown. */
static void
test_view (Ui *ui)
{
  g_autoptr (RegieViewSwitch) self = g_object_ref_sink (switch_new ());
  GtkMenuButton *menu = GTK_MENU_BUTTON (gtk_widget_get_last_child (GTK_WIDGET (self)));
  g_autofree char *view = NULL;

  g_assert_cmpstr (gtk_menu_button_get_label (menu), ==, "What fits with whom");
  gtk_widget_activate_action (GTK_WIDGET (self), "views.view", "s", "running");
  g_object_get (self, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "running");
  g_assert_cmpstr (gtk_menu_button_get_label (menu), ==, "What runs at this moment");
}

static void
assert_called (GtkWidget *button, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (other, ==, NULL);
}

/* By its words and its row, also when the words change; or as was said. */
static void
test_spoken (Ui *ui)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *words = gtk_button_new_with_mnemonic ("_Later");
  GtkWidget *icon = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (icon, "Remove");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), icon);
  regie_buttons_set_about (row, "Aardappels rooien");
  assert_called (words, "Later: Aardappels rooien");
  assert_called (icon, "Remove: Aardappels rooien");
  gtk_button_set_label (GTK_BUTTON (words), "_Now");
  assert_called (words, "Now: Aardappels rooien");
  regie_button_set_spoken (words, "Put it off");
  assert_called (words, "Put it off");
  regie_button_set_spoken (words, NULL);
  regie_buttons_set_about (row, NULL);
  assert_called (words, "Now");
}

TEST_SUITE (view_switch)
{
  ui_add ("/ui/view-switch/room", test_room);
  ui_add ("/ui/view-switch/view", test_view);
  ui_add ("/ui/view-switch/spoken", test_spoken);
}
