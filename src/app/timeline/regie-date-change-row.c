/* SPDX-License-Identifier: EUPL-1.2 */
/* The row of a deadline that falls on another day. */
#include "regie-date-change-row.h"

#include "regie-closures.h"

struct _RegieDateChangeRow {
  GtkListBoxRow parent_instance;
  RegieDateChange *change;
};

G_DEFINE_FINAL_TYPE (RegieDateChangeRow, regie_date_change_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_CHANGE = 1 };

static void
regie_date_change_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHANGE)
    g_value_set_object (value, REGIE_DATE_CHANGE_ROW (object)->change);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_date_change_row_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_CHANGE)
    REGIE_DATE_CHANGE_ROW (object)->change = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_date_change_row_finalize (GObject *object)
{
  g_clear_object (&REGIE_DATE_CHANGE_ROW (object)->change);
  G_OBJECT_CLASS (regie_date_change_row_parent_class)->finalize (object);
}

static void
regie_date_change_row_class_init (RegieDateChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_date_change_row_get_property;
  object_class->set_property = regie_date_change_row_set_property;
  object_class->finalize = regie_date_change_row_finalize;
  g_object_class_install_property (
    object_class, PROP_CHANGE,
    g_param_spec_object ("change", NULL, NULL, REGIE_TYPE_DATE_CHANGE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-date-change-row.ui");
  regie_closures_bind (widget_class);
}

static void
regie_date_change_row_init (RegieDateChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_date_change_row_new (RegieDateChange *change)
{
  g_return_val_if_fail (REGIE_IS_DATE_CHANGE (change), NULL);
  return g_object_new (REGIE_TYPE_DATE_CHANGE_ROW, "change", change, NULL);
}
