/* SPDX-License-Identifier: EUPL-1.2 */
/* A member of a drawn network, to be reached and pressed. */
#include "regie-network-part.h"

#include "regie-palette.h"

/* Of the ring around it, outside what is drawn. */
#define RING 3

struct _RegieNetworkPart {
  GtkWidget parent_instance;
  RegieNetworkMark *mark; /* or NULL */
};

G_DEFINE_FINAL_TYPE (RegieNetworkPart, regie_network_part, GTK_TYPE_WIDGET)

static void
regie_network_part_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieNetworkPart *self = REGIE_NETWORK_PART (widget);
  float size = (float) gtk_widget_get_width (widget);
  gboolean is_person = self->mark != NULL && self->mark->is_person;
  float radius = is_person ? size / 2 : size * .22f;
  GdkRGBA veil = *regie_tone (REGIE_TONE_TEXT);

  veil.alpha = .12f;
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT)
    regie_box_snapshot (snapshot, 0, 0, size, size, radius, &veil, NULL);
  for (int i = 1; gtk_widget_has_focus (widget) && i <= RING; i++)
    regie_box_snapshot (snapshot, (float) -i, (float) -i, size + 2.f * (float) i,
                        size + 2.f * (float) i, radius + (float) i, NULL,
                        regie_tone (REGIE_TONE_ACCENT));
}

static void
regie_network_part_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GTK_WIDGET_CLASS (regie_network_part_parent_class)->state_flags_changed (widget, before);
  gtk_widget_queue_draw (widget);
}

static void
regie_network_part_finalize (GObject *object)
{
  g_clear_object (&REGIE_NETWORK_PART (object)->mark);
  G_OBJECT_CLASS (regie_network_part_parent_class)->finalize (object);
}

static void
regie_network_part_class_init (RegieNetworkPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_network_part_finalize;
  widget_class->snapshot = regie_network_part_snapshot;
  widget_class->state_flags_changed = regie_network_part_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
regie_network_part_init (RegieNetworkPart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

void
regie_network_part_show (RegieNetworkPart *self, RegieNetworkMark *mark)
{
  g_return_if_fail (REGIE_IS_NETWORK_PART (self) && REGIE_IS_NETWORK_MARK (mark));
  if (!g_set_object (&self->mark, mark))
    return;
  g_object_set (self, "tooltip-text", mark->spoken, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark->spoken, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RegieNetworkMark *
regie_network_part_get_mark (RegieNetworkPart *self)
{
  g_return_val_if_fail (REGIE_IS_NETWORK_PART (self), NULL);
  return self->mark;
}
