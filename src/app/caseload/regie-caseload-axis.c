/* SPDX-License-Identifier: EUPL-1.2 */
/* The years and months above the lanes, drawn. */
#include "regie-caseload-axis.h"

#include <glib/gi18n.h>

#include "regie-palette.h"

#define AXIS 72 /* the height, in the usual size of text */

struct _RegieAxis {
  GtkWidget parent_instance;
  const RegieColumns *columns;
  PangoLayout *layout;
};
G_DEFINE_FINAL_TYPE (RegieAxis, regie_axis, GTK_TYPE_WIDGET)

static void
regie_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieAxis *self = REGIE_AXIS (widget);
  int width = gtk_widget_get_width (widget);
  int left = self->columns->lane_left;
  const float text = (float) self->columns->text;
  const float height = AXIS * text;
  RegieDay today = regie_office_today (self->columns->office);

  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (widget, NULL);
  regie_text_snapshot (snapshot, self->layout, regie_column_title (REGIE_COLUMN_NAME), 16,
                       26 * text, 0, 0, regie_tone (REGIE_TONE_DIM));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, 0, width - left, height));
  regie_scale_snapshot (&self->columns->scale, snapshot, self->layout, text, left, width - left, 0,
                        height);
  regie_pill_snapshot (snapshot, self->layout, _("today"),
                       left + regie_scale_x (&self->columns->scale, today), 60 * text, left, width,
                       regie_tone (REGIE_TONE_ACCENT), &(GdkRGBA){ 1, 1, 1, 1 });
  gtk_snapshot_pop (snapshot);
}

static void
regie_axis_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *min_base, int *nat_base)
{
  const double text = REGIE_AXIS (widget)->columns->text;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) (AXIS * text) : 100;
}

static void
regie_axis_dispose (GObject *object)
{
  g_clear_object (&REGIE_AXIS (object)->layout);
  G_OBJECT_CLASS (regie_axis_parent_class)->dispose (object);
}

static void
regie_axis_class_init (RegieAxisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = regie_axis_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = regie_axis_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = regie_axis_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
regie_axis_init (RegieAxis *self)
{
}

void
regie_axis_set_columns (RegieAxis *self, const RegieColumns *columns)
{
  g_return_if_fail (REGIE_IS_AXIS (self) && columns != NULL);
  self->columns = columns;
}
