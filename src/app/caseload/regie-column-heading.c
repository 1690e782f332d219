/* SPDX-License-Identifier: EUPL-1.2 */
/* The heading of a column of the caseload, which sorts by it. */
#include "regie-column-heading.h"

struct _RegieColumnHeading {
  GtkButton parent_instance;
  GtkLabel *label;
  guint column;
};

G_DEFINE_FINAL_TYPE (RegieColumnHeading, regie_column_heading, GTK_TYPE_BUTTON)

enum { PROP_COLUMN = 1 };

guint
regie_column_heading_get_column (RegieColumnHeading *self)
{
  g_return_val_if_fail (REGIE_IS_COLUMN_HEADING (self), 0);
  return self->column;
}

void
regie_column_heading_set_arrow (RegieColumnHeading *self, const char *arrow)
{
  g_autofree char *text = NULL;

  g_return_if_fail (REGIE_IS_COLUMN_HEADING (self) && arrow != NULL);
  text = g_strconcat (regie_column_title (self->column), arrow, NULL);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
regie_column_heading_constructed (GObject *object)
{
  RegieColumnHeading *self = REGIE_COLUMN_HEADING (object);

  G_OBJECT_CLASS (regie_column_heading_parent_class)->constructed (object);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", regie_column_sort (self->column));
  gtk_label_set_xalign (self->label, self->column == REGIE_COLUMN_CONTACT ? 1 : 0);
  regie_column_heading_set_arrow (self, "");
}

static void
regie_column_heading_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  g_assert (id == PROP_COLUMN);
  REGIE_COLUMN_HEADING (object)->column = g_value_get_uint (value);
}

static void
regie_column_heading_class_init (RegieColumnHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = regie_column_heading_constructed;
  object_class->set_property = regie_column_heading_set_property;
  g_object_class_install_property (
    object_class, PROP_COLUMN,
    g_param_spec_uint ("column", NULL, NULL, 0, REGIE_N_COLUMNS - 1, 0,
                       G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-column-heading.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), RegieColumnHeading, label);
}

static void
regie_column_heading_init (RegieColumnHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
