/* SPDX-License-Identifier: EUPL-1.2 */
/* A field that is typed on one line. */
#include "regie-text-row.h"

#include "regie-field-row-private.h"

typedef struct {
  RegieFieldState state;
} RegieTextRowPrivate;

static void regie_text_row_field_row_init (RegieFieldRowInterface *iface);

G_DEFINE_TYPE_WITH_CODE (RegieTextRow, regie_text_row, ADW_TYPE_ENTRY_ROW,
                         G_ADD_PRIVATE (RegieTextRow)
                           G_IMPLEMENT_INTERFACE (REGIE_TYPE_FIELD_ROW,
                                                  regie_text_row_field_row_init))

static RegieFieldState *
get_state (RegieFieldRow *row)
{
  RegieTextRowPrivate *p = regie_text_row_get_instance_private (REGIE_TEXT_ROW (row));

  return &p->state;
}

static char *
dup_text (RegieFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
set_text (RegieFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static char *
dup_typed (RegieFieldRow *row, const char *value)
{
  const RegieTextRowClass *klass = REGIE_TEXT_ROW_GET_CLASS (row);
  char *typed = klass->dup_typed != NULL ? klass->dup_typed (get_state (row)->field, value) : NULL;

  return typed != NULL ? typed : g_strdup (value);
}

static void
regie_text_row_field_row_init (RegieFieldRowInterface *iface)
{
  iface->get_state = get_state;
  iface->dup_text = dup_text;
  iface->set_text = set_text;
  iface->dup_typed = dup_typed;
}

static void
regie_text_row_finalize (GObject *object)
{
  regie_field_state_clear (get_state (REGIE_FIELD_ROW (object)));
  G_OBJECT_CLASS (regie_text_row_parent_class)->finalize (object);
}

static void
regie_text_row_class_init (RegieTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = regie_text_row_finalize;
  regie_field_row_install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-text-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, regie_field_row_changed);
}

static void
regie_text_row_init (RegieTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
