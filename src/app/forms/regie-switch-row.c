/* SPDX-License-Identifier: EUPL-1.2 */
/* A field in a form that is switched on. */
#include "regie-switch-row.h"

#include "regie-field-row-private.h"

struct _RegieSwitchRow {
  AdwActionRow parent_instance;
  RegieFieldState state;
  GtkSwitch *toggle;
};

static void regie_switch_row_field_row_init (RegieFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RegieSwitchRow, regie_switch_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (REGIE_TYPE_FIELD_ROW,
                                                      regie_switch_row_field_row_init))

static RegieFieldState *
get_state (RegieFieldRow *row)
{
  return &REGIE_SWITCH_ROW (row)->state;
}

static char *
dup_text (RegieFieldRow *row)
{
  return gtk_switch_get_active (REGIE_SWITCH_ROW (row)->toggle) ? g_strdup ("1") : NULL;
}

static void
set_text (RegieFieldRow *row, const char *text)
{
  gtk_switch_set_active (REGIE_SWITCH_ROW (row)->toggle, g_strcmp0 (text, "1") == 0);
}

static void
regie_switch_row_field_row_init (RegieFieldRowInterface *iface)
{
  iface->get_state = get_state;
  iface->dup_text = dup_text;
  iface->set_text = set_text;
  iface->chosen = TRUE;
}

static void
regie_switch_row_finalize (GObject *object)
{
  regie_field_state_clear (&REGIE_SWITCH_ROW (object)->state);
  G_OBJECT_CLASS (regie_switch_row_parent_class)->finalize (object);
}

static void
regie_switch_row_class_init (RegieSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = regie_switch_row_finalize;
  regie_field_row_install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieSwitchRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, regie_field_row_changed);
}

static void
regie_switch_row_init (RegieSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
