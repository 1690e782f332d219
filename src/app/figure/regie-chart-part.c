/* SPDX-License-Identifier: EUPL-1.2 */
/* A value of a chart, to be reached and pressed. */
#include "regie-chart-part.h"

#include "regie-palette.h"

/* Of the ring around it, outside what is drawn. */
#define RING 2

struct _RegieChartPart {
  GtkWidget parent_instance;
  guint point, series;
  RegieDeed *deed; /* or NULL */
};

G_DEFINE_FINAL_TYPE (RegieChartPart, regie_chart_part, GTK_TYPE_WIDGET)

static void
open_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  regie_chart_part_open (REGIE_CHART_PART (widget));
}

static void
regie_chart_part_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA veil = *regie_tone (REGIE_TONE_TEXT);

  veil.alpha = .1f;
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT)
    regie_box_snapshot (snapshot, 0, 0, width, height, 2, &veil, NULL);
  for (int i = 1; gtk_widget_has_focus (widget) && i <= RING; i++)
    regie_box_snapshot (snapshot, (float) -i, (float) -i, width + 2.f * (float) i,
                        height + 2.f * (float) i, 4, NULL, regie_tone (REGIE_TONE_SIGNAL));
}

static void
regie_chart_part_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GTK_WIDGET_CLASS (regie_chart_part_parent_class)->state_flags_changed (widget, before);
  gtk_widget_queue_draw (widget);
}

static void
regie_chart_part_finalize (GObject *object)
{
  g_clear_object (&REGIE_CHART_PART (object)->deed);
  G_OBJECT_CLASS (regie_chart_part_parent_class)->finalize (object);
}

static void
regie_chart_part_class_init (RegieChartPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_chart_part_finalize;
  widget_class->snapshot = regie_chart_part_snapshot;
  widget_class->state_flags_changed = regie_chart_part_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "part.open", NULL, open_list);
}

static void
regie_chart_part_init (RegieChartPart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
regie_chart_part_show (RegieChartPart *self, guint point, guint series, const char *spoken,
                       RegieDeed *deed)
{
  g_return_if_fail (REGIE_IS_CHART_PART (self) && spoken != NULL);
  self->point = point;
  self->series = series;
  g_set_object (&self->deed, deed);
  g_object_set (self, "tooltip-text", spoken, NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), deed != NULL ? "pointer" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_DISABLED, deed == NULL,
                               -1);
}

guint
regie_chart_part_get_point (RegieChartPart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART_PART (self), 0);
  return self->point;
}

guint
regie_chart_part_get_series (RegieChartPart *self)
{
  g_return_val_if_fail (REGIE_IS_CHART_PART (self), 0);
  return self->series;
}

void
regie_chart_part_open (RegieChartPart *self)
{
  g_return_if_fail (REGIE_IS_CHART_PART (self));
  if (self->deed != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), self->deed->action, self->deed->target);
}
