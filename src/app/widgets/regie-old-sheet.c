/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-old-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-parts.h"

struct _RegieOldSheet {
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  AdwClamp *clamp;
  GtkBox *box;
  char *focused; /* the name of the row that had the focus */
  double scroll;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RegieOldSheet, regie_old_sheet, GTK_TYPE_WIDGET)

/* The name of the row that WIDGET is in, NULL when it has none.  (GTK's own names of widgets are
 * never freed.) */
static const char *
row_name (GtkWidget *widget)
{
  const char *name = NULL;

  for (; widget != NULL && !REGIE_IS_OLD_SHEET (widget) && name == NULL;
       widget = gtk_widget_get_parent (widget))
    name = g_object_get_data (G_OBJECT (widget), "row-name");
  return name;
}

void
regie_row_set_name (GtkWidget *row, const char *name)
{
  g_object_set_data_full (G_OBJECT (row), "row-name", g_strdup (name), g_free);
}

void
regie_old_sheet_begin (RegieOldSheet *self, gboolean narrow)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->narrow = narrow;
  self->scroll = gtk_adjustment_get_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)));
  g_clear_pointer (&self->focused, g_free);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    self->focused = g_strdup (row_name (focus));
  regie_clear_children (GTK_WIDGET (self->box));
}

static gboolean
focus_named (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "row-name"), name) == 0)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_named (child, name))
      return TRUE;
  return FALSE;
}

static gboolean
restore (gpointer data)
{
  RegieOldSheet *self = data;

  if (self->focused != NULL)
    focus_named (GTK_WIDGET (self->box), self->focused);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), self->scroll);
  return G_SOURCE_REMOVE;
}

void
regie_old_sheet_end (RegieOldSheet *self)
{
  if (self->scroll > 0 || self->focused != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore, g_object_ref (self),
                     g_object_unref); /* when the rows have their place */
}

GtkWidget *
regie_old_sheet_add_group (RegieOldSheet *self, const char *title, const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *sentence = about != NULL ? g_markup_escape_text (about, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), sentence);
  gtk_box_append (self->box, group);
  if (self->narrow)
    g_object_set_data (G_OBJECT (group), "sheet", self); /* its buttons go under it */
  return group;
}

static GtkWidget *
make_button (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
regie_group_add_button (GtkWidget *group, const char *label, const char *action, GVariant *target)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (group), "buttons");
  GtkWidget *button = make_button (label, action, target);

  if (box == NULL)
    {
      RegieOldSheet *below = g_object_get_data (G_OBJECT (group), "sheet");

      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      if (below != NULL)
        {
          gtk_widget_set_halign (box, GTK_ALIGN_END);
          gtk_box_append (below->box, box);
        }
      else
        adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), box);
      g_object_set_data (G_OBJECT (group), "buttons", box);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

GtkWidget *
regie_group_add_row (GtkWidget *group, const char *name, const char *title, const char *about)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *sentence = about != NULL ? g_markup_escape_text (about, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  if (sentence != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  if (name != NULL)
    regie_row_set_name (row, name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

void
regie_row_set_shape (GtkWidget *row, RegieShape shape)
{
  GtkWidget *symbol = regie_symbol_new ();

  regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
  gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), symbol);
}

void
regie_row_add_value (GtkWidget *row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

GtkWidget *
regie_row_add_button (GtkWidget *row, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = make_button (label, action, target);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

void
regie_row_add_icon (GtkWidget *row, const char *icon, const char *label, const char *action,
                    GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* TRANSLATORS: a button for a screen reader: what it does, and to what */
  g_autofree char *spoken = g_strdup_printf (
    _("%s: %s"), label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

void
regie_row_add_edits (GtkWidget *row, guint entity, RegieRecord *record)
{
  regie_row_add_icon (row, "document-edit-symbolic", _("Change"), "records.edit",
                      g_variant_new ("(ux)", entity, regie_record_get_id (record)));
  regie_row_add_icon (row, "user-trash-symbolic", _("Remove"), "records.remove",
                      g_variant_new ("(ux)", entity, regie_record_get_id (record)));
}

void
regie_group_add_empty (GtkWidget *group, const char *text)
{
  GtkWidget *row = regie_group_add_row (group, NULL, text, NULL);

  gtk_widget_add_css_class (row, "dim-label");
}

static void
regie_old_sheet_dispose (GObject *object)
{
  RegieOldSheet *self = REGIE_OLD_SHEET (object);

  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (regie_old_sheet_parent_class)->dispose (object);
}

static void
regie_old_sheet_class_init (RegieOldSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = regie_old_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
regie_old_sheet_init (RegieOldSheet *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->clamp = ADW_CLAMP (adw_clamp_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_top (GTK_WIDGET (self->clamp), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->clamp), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->clamp), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->clamp), 12);
  adw_clamp_set_child (self->clamp, GTK_WIDGET (self->box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->clamp));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
regie_old_sheet_new (int width)
{
  RegieOldSheet *self = g_object_new (REGIE_TYPE_OLD_SHEET, NULL);

  adw_clamp_set_maximum_size (self->clamp, width);
  return GTK_WIDGET (self);
}
