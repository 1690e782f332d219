/* SPDX-License-Identifier: EUPL-1.2 */
/* What the counter is made of: who waits, the buttons, the proposals. */
#include "regie-counter-rows.h"

#include "regie-compat.h"
#include "regie-counter-view.h"

REGIE_DEFINE_ITEM_WIDGET (RegieWaitingRow, regie_waiting_row, "regie-waiting-row.ui",
                          regie_waiting_get_type ())

struct _RegieVisitorCard {
  RegieItemWidget parent_instance;
  GtkWidget *yes;
};

G_DEFINE_FINAL_TYPE (RegieVisitorCard, regie_visitor_card, REGIE_TYPE_ITEM_WIDGET)

/* Classes that are set anew at every key would cost the button its style. */
static void
regie_visitor_card_shown (RegieItemWidget *widget, gpointer item)
{
  GtkWidget *yes = REGIE_VISITOR_CARD (widget)->yes;
  RegieCounterCard *card = item;

  if (card->style != NULL)
    gtk_widget_add_css_class (yes, card->style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (yes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  card->yes_spoken, -1);
}

static void
regie_visitor_card_class_init (RegieVisitorCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_counter_card_get_type ());
  REGIE_ITEM_WIDGET_CLASS (klass)->shown = regie_visitor_card_shown;
  regie_widget_class_set_ui (widget_class, "regie-visitor-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieVisitorCard, yes);
}

static void
regie_visitor_card_init (RegieVisitorCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

struct _RegieTileButton {
  GtkToggleButton parent_instance;
  RegieCounterTile *item;
};

G_DEFINE_FINAL_TYPE (RegieTileButton, regie_tile_button, GTK_TYPE_TOGGLE_BUTTON)

enum { PROP_ITEM = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* For the .ui. */
static PangoEllipsizeMode
ellipsize (gpointer self, gboolean wide)
{
  return wide ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE;
}

/* For the .ui: a direction that the office added has no picture here. */
static gboolean
has_picture (gpointer self, const char *picture)
{
  GdkDisplay *display = gtk_widget_get_display (self);

  return picture != NULL
         && gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (display), picture);
}

static void
regie_tile_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, REGIE_TILE_BUTTON (object)->item);
}

static void
regie_tile_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieTileButton *self = REGIE_TILE_BUTTON (object);

  if (!g_set_object (&self->item, g_value_get_object (value)))
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), self->item->style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->item->label, -1);
  g_object_notify_by_pspec (object, properties[PROP_ITEM]);
}

static void
regie_tile_button_toggled (GtkToggleButton *button)
{
  RegieTileButton *self = REGIE_TILE_BUTTON (button);

  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->item->action, "(ub)",
                                (guint) self->item->place, gtk_toggle_button_get_active (button));
}

static void
regie_tile_button_finalize (GObject *object)
{
  g_clear_object (&REGIE_TILE_BUTTON (object)->item);
  G_OBJECT_CLASS (regie_tile_button_parent_class)->finalize (object);
}

static void
regie_tile_button_class_init (RegieTileButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (regie_counter_tile_get_type ());
  object_class->get_property = regie_tile_button_get_property;
  object_class->set_property = regie_tile_button_set_property;
  object_class->finalize = regie_tile_button_finalize;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = regie_tile_button_toggled;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, regie_counter_tile_get_type (),
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-tile-button.ui");
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), ellipsize);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), has_picture);
}

static void
regie_tile_button_init (RegieTileButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
