/* SPDX-License-Identifier: EUPL-1.2 */
/* Two small pictures in rows: how full, and how far. */
#include "regie-bar.h"

#include "regie-palette.h"

#define BAR_HEIGHT 14
#define N_DASHES 5

struct _RegieBar {
  GtkWidget parent_instance;
  double part, whole;
};

struct _RegieDashes {
  GtkWidget parent_instance;
  int at;
};

G_DEFINE_FINAL_TYPE (RegieBar, regie_bar, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (RegieDashes, regie_dashes, GTK_TYPE_WIDGET)

enum { PROP_PART = 1, PROP_WHOLE };
enum { PROP_AT = 1 };

static void
regie_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieBar *self = REGIE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float most = (float) MAX (self->whole * 1.25, self->part);

  if (self->whole <= 0)
    return;
  regie_box_snapshot (snapshot, 0, 3, width, 8, 4, regie_tone (REGIE_TONE_GRID), NULL);
  if (self->part > 0)
    regie_box_snapshot (snapshot, 0, 3, MAX (8, width * (float) self->part / most), 8, 4,
                        regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE), NULL);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_INK),
                             &GRAPHENE_RECT_INIT (width * (float) self->whole / most, 0, 2,
                                                  BAR_HEIGHT));
}

static void
regie_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieBar *self = REGIE_BAR (object);

  g_value_set_double (value, id == PROP_PART ? self->part : self->whole);
}

static void
regie_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieBar *self = REGIE_BAR (object);

  *(id == PROP_PART ? &self->part : &self->whole) = g_value_get_double (value);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
regie_bar_class_init (RegieBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_bar_get_property;
  object_class->set_property = regie_bar_set_property;
  widget_class->snapshot = regie_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_object_class_install_property (
    object_class, PROP_PART, g_param_spec_double ("part", NULL, NULL, 0, G_MAXDOUBLE, 0, flags));
  g_object_class_install_property (
    object_class, PROP_WHOLE, g_param_spec_double ("whole", NULL, NULL, 0, G_MAXDOUBLE, 0, flags));
}

static void
regie_bar_init (RegieBar *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 92, BAR_HEIGHT);
}

static void
regie_dashes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int at = REGIE_DASHES (widget)->at;
  float y = (float) gtk_widget_get_height (widget) / 2 - 3;

  for (int i = 0; i < N_DASHES; i++)
    regie_box_snapshot (snapshot, (float) i * 14, y, 11, 5, 2.5f,
                        regie_tone (i == at  ? REGIE_TONE_ACCENT
                                    : i < at ? REGIE_TONE_RUN
                                             : REGIE_TONE_GRID),
                        NULL);
}

static void
regie_dashes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, REGIE_DASHES (object)->at);
}

static void
regie_dashes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_DASHES (object)->at = g_value_get_int (value);
  gtk_widget_queue_draw (GTK_WIDGET (object));
}

static void
regie_dashes_class_init (RegieDashesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_dashes_get_property;
  object_class->set_property = regie_dashes_set_property;
  widget_class->snapshot = regie_dashes_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_object_class_install_property (object_class, PROP_AT,
                                   g_param_spec_int ("at", NULL, NULL, -1, N_DASHES - 1, -1,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
regie_dashes_init (RegieDashes *self)
{
  self->at = -1;
  gtk_widget_set_size_request (GTK_WIDGET (self), 68, 12);
}
