/* SPDX-License-Identifier: EUPL-1.2 */
/* What a mark of the timeline says: its .ui says all. */
#include "regie-mark-popover.h"
#include "regie-closures.h"

struct _RegieMarkPopover {
  GtkPopover parent_instance;
  RegieFactView *fact;
};

G_DEFINE_FINAL_TYPE (RegieMarkPopover, regie_mark_popover, GTK_TYPE_POPOVER)

enum { PROP_FACT = 1 };

static void
regie_mark_popover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_MARK_POPOVER (object)->fact);
}

static void
regie_mark_popover_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_set_object (&REGIE_MARK_POPOVER (object)->fact, g_value_get_object (value));
}

static void
regie_mark_popover_finalize (GObject *object)
{
  g_clear_object (&REGIE_MARK_POPOVER (object)->fact);
  G_OBJECT_CLASS (regie_mark_popover_parent_class)->finalize (object);
}

static void
regie_mark_popover_class_init (RegieMarkPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_fact_view_get_type ());
  object_class->get_property = regie_mark_popover_get_property;
  object_class->set_property = regie_mark_popover_set_property;
  object_class->finalize = regie_mark_popover_finalize;
  g_object_class_install_property (
    object_class, PROP_FACT,
    g_param_spec_object ("fact", NULL, NULL, regie_fact_view_get_type (),
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-mark-popover.ui");
  regie_closures_bind (widget_class);
}

static void
regie_mark_popover_init (RegieMarkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
regie_mark_popover_show (RegieMarkPopover *self, RegieFactView *fact, GtkWidget *from,
                         const GdkRectangle *rect)
{
  GdkRectangle there;
  double x, y;

  g_return_if_fail (REGIE_IS_MARK_POPOVER (self) && REGIE_IS_FACT_VIEW (fact));
  g_object_set (self, "fact", fact, NULL);
  if (rect != NULL
      && gtk_widget_translate_coordinates (from, gtk_widget_get_parent (GTK_WIDGET (self)), rect->x,
                                           rect->y, &x, &y))
    {
      there = (GdkRectangle){ (int) x, (int) y, rect->width, rect->height };
      gtk_popover_set_pointing_to (GTK_POPOVER (self), &there);
    }
  gtk_popover_popup (GTK_POPOVER (self));
}
