/* SPDX-License-Identifier: EUPL-1.2 */
/* A sample in the legend of a drawn network. */
#include "regie-network-sample.h"

#include <adwaita.h>

#include "regie-network-draw.h"

#define SIZE 16
#define LINE_WIDTH 26

struct _RegieNetworkSample {
  GtkWidget parent_instance;
  int sign; /* RegieNetworkSign */
};

G_DEFINE_FINAL_TYPE (RegieNetworkSample, regie_network_sample, GTK_TYPE_WIDGET)

enum { PROP_SIGN = 1 };

static void
regie_network_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const RegieNetworkLook look = { adw_style_manager_get_dark (style),
                                  adw_style_manager_get_high_contrast (style) };
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                          (float) height));

  regie_network_draw_sign (cr, (RegieNetworkSign) REGIE_NETWORK_SAMPLE (widget)->sign, look, width,
                           height);
  cairo_destroy (cr);
}

static void
regie_network_sample_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *min_base, int *nat_base)
{
  const int sign = REGIE_NETWORK_SAMPLE (widget)->sign;
  const gboolean is_line = sign == REGIE_NETWORK_SIGN_SILENCE || sign == REGIE_NETWORK_SIGN_BOND;

  *minimum = *natural = is_line && orientation == GTK_ORIENTATION_HORIZONTAL ? LINE_WIDTH : SIZE;
}

static void
regie_network_sample_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  REGIE_NETWORK_SAMPLE (object)->sign = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
regie_network_sample_class_init (RegieNetworkSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = regie_network_sample_set_property;
  widget_class->snapshot = regie_network_sample_snapshot;
  widget_class->measure = regie_network_sample_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_object_class_install_property (
    G_OBJECT_CLASS (klass), PROP_SIGN,
    g_param_spec_int ("sign", NULL, NULL, REGIE_NETWORK_SIGN_PERSON, REGIE_NETWORK_SIGN_LOCK,
                      REGIE_NETWORK_SIGN_PERSON, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
regie_network_sample_init (RegieNetworkSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}
