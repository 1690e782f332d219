/* SPDX-License-Identifier: EUPL-1.2 */
/* The row of a fact that is tried out. */
#include "regie-tried-row.h"

struct _RegieTriedRow {
  GtkListBoxRow parent_instance;
  RegieTried *tried;
  GtkWidget *button;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (RegieTriedRow, regie_tried_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_TRIED = 1 };
enum { EDIT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked (RegieTriedRow *self)
{
  g_assert (REGIE_IS_TRIED_ROW (self));
  g_signal_emit (self, signals[EDIT], 0);
}

/* The label of an accessible cannot be bound. */
static void
set_spoken (GtkWidget *widget, RegieTried *tried, const char *property)
{
  g_autofree char *text = NULL;

  g_object_get (tried, property, &text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
regie_tried_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRIED)
    g_value_set_object (value, REGIE_TRIED_ROW (object)->tried);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_tried_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRIED)
    REGIE_TRIED_ROW (object)->tried = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_tried_row_finalize (GObject *object)
{
  g_clear_object (&REGIE_TRIED_ROW (object)->tried);
  G_OBJECT_CLASS (regie_tried_row_parent_class)->finalize (object);
}

static void
regie_tried_row_class_init (RegieTriedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_tried_row_get_property;
  object_class->set_property = regie_tried_row_set_property;
  object_class->finalize = regie_tried_row_finalize;
  g_object_class_install_property (object_class, PROP_TRIED,
                                   g_param_spec_object ("tried", NULL, NULL, REGIE_TYPE_TRIED,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                          | G_PARAM_STATIC_STRINGS));
  signals[EDIT] = g_signal_new ("edit", REGIE_TYPE_TRIED_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-tried-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieTriedRow, button);
  gtk_widget_class_bind_template_child (widget_class, RegieTriedRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, clicked);
}

static void
regie_tried_row_init (RegieTriedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_tried_row_new (RegieTried *tried)
{
  RegieTriedRow *self;

  g_return_val_if_fail (REGIE_IS_TRIED (tried), NULL);
  self = g_object_new (REGIE_TYPE_TRIED_ROW, "tried", tried, NULL);
  g_object_bind_property (tried, "on", self->toggle, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  set_spoken (self->button, tried, "spoken");
  set_spoken (self->toggle, tried, "title");
  return GTK_WIDGET (self);
}

RegieTried *
regie_tried_row_get_tried (RegieTriedRow *self)
{
  g_return_val_if_fail (REGIE_IS_TRIED_ROW (self), NULL);
  return self->tried;
}
