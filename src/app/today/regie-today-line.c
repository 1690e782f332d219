/* SPDX-License-Identifier: EUPL-1.2 */
/* One line of Vandaag, or the heading of a section. */
#include "regie-today-line.h"

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-palette.h"
#include "regie-spoken.h"

struct _RegieTodayLine {
  GtkWidget parent_instance;
  RegieTodayItem *item;
  gboolean narrow;
  GtkStack *stack;
  GtkLabel *heading, *count;
  GtkWidget *line, *icon, *distance, *act, *later, *keep;
};

G_DEFINE_FINAL_TYPE (RegieTodayLine, regie_today_line, GTK_TYPE_WIDGET)

enum { PROP_ITEM = 1, PROP_NARROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
static GtkOrientation
direction (RegieTodayLine *self, gboolean narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static int
gap (RegieTodayLine *self, gboolean narrow)
{
  return narrow ? 4 : 12;
}

/* Columns have their widths in a wide window only. */
static int
column_width (RegieTodayLine *self, gboolean narrow, int width)
{
  return narrow ? -1 : width;
}

/* The icon stands on the tint of its state; the classes are those of style.css. */
static void
set_tone (RegieTodayLine *self, int shape)
{
  static const char *const classes[] = { "tone-late", "tone-soon", "tone-run",
                                         "tone-done", "tone-late", "tone-signal" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (self->icon, classes[i]);
      gtk_widget_remove_css_class (self->distance, classes[i]);
    }
  gtk_widget_add_css_class (self->icon, classes[shape]);
  gtk_widget_add_css_class (self->distance, classes[shape]);
}

/* In this order: a button whose target is not of the type of its action complains. */
static void
set_action (GtkWidget *button, const char *action, GVariant *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
set_spoken (RegieTodayLine *self, const char *spoken)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  (set ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, css_class);
}

void
regie_today_line_set_heading (RegieTodayLine *self, RegieSection section, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *spoken = NULL;

  g_return_if_fail (REGIE_IS_TODAY_LINE (self));
  gtk_stack_set_visible_child_name (self->stack, "heading");
  gtk_label_set_text (self->heading, regie_today_section_name (section));
  gtk_label_set_text (self->count, count);
  spoken = g_strdup_printf ("%s, %s", regie_today_section_name (section), count);
  set_spoken (self, spoken);
}

static void
set_narrow (RegieTodayLine *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

void
regie_today_line_set_item (RegieTodayLine *self, RegieTodayItem *item, guint place, gboolean narrow)
{
  g_autofree char *about = NULL;

  g_return_if_fail (REGIE_IS_TODAY_LINE (self) && REGIE_IS_TODAY_ITEM (item));
  gtk_stack_set_visible_child_name (self->stack, "line");
  set_narrow (self, narrow);
  set_class (self->line, "first", (place & REGIE_LINE_BEGINS) != 0);
  set_class (self->line, "last", (place & REGIE_LINE_ENDS) != 0);
  set_class (self->act, "suggested-action", (place & REGIE_LINE_COMES_FIRST) != 0);
  set_tone (self, item->shape);
  set_action (self->act, item->action, item->target);
  set_action (self->later, item->later_action, item->later_target);
  set_action (self->keep, item->leave_target != NULL ? "today.leave" : NULL, item->leave_target);
  set_class (self->keep, "left", (place & REGIE_LINE_IS_LEFT) != 0);
  gtk_button_set_icon_name (GTK_BUTTON (self->keep), (place & REGIE_LINE_IS_LEFT) != 0
                                                       ? "checkbox-symbolic"
                                                       : "checkbox-checked-symbolic");
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  about = g_strconcat (item->what, ", ", item->who, NULL);
  regie_buttons_set_about (self->line, about);
  set_spoken (self, item->spoken);
}

static void
regie_today_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieTodayLine *self = REGIE_TODAY_LINE (object);

  if (id == PROP_ITEM)
    g_value_set_object (value, self->item);
  else
    g_value_set_boolean (value, self->narrow);
}

static void
regie_today_line_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_TODAY_LINE);
  g_clear_object (&REGIE_TODAY_LINE (object)->item);
  G_OBJECT_CLASS (regie_today_line_parent_class)->dispose (object);
}

static void
regie_today_line_class_init (RegieTodayLineClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = regie_today_line_get_property;
  G_OBJECT_CLASS (klass)->dispose = regie_today_line_dispose;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, regie_today_item_get_type (),
                                               flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_SYMBOL);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-today-line.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, act);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, count);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, distance);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, heading);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, icon);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, keep);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, later);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, line);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayLine, stack);
  gtk_widget_class_bind_template_callback (widget_class, column_width);
  gtk_widget_class_bind_template_callback (widget_class, direction);
  gtk_widget_class_bind_template_callback (widget_class, gap);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "todayline");
}

static void
regie_today_line_init (RegieTodayLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Tab passes the buttons of a row: the keys of the list do the same. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  "Enter L D", -1);
}
