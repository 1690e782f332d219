/* SPDX-License-Identifier: EUPL-1.2 */
/* A page in the sidebar. */
#include "regie-page-row.h"

#include <glib/gi18n.h>

#include "regie-compat.h"

struct _RegiePageRow {
  GtkListBoxRow parent_instance;
  GtkWidget *count;
  const RegiePageKind *kind;
  guint badge;
};

G_DEFINE_FINAL_TYPE (RegiePageRow, regie_page_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_KIND = 1, PROP_TITLE, PROP_ICON_NAME, PROP_BADGE, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* Of the template. */
static char *
dup_number (RegiePageRow *self, guint n)
{
  return g_strdup_printf ("%u", n);
}

static gboolean
is_shown (RegiePageRow *self, guint n)
{
  return n > 0;
}

static void
regie_page_row_constructed (GObject *object)
{
  RegiePageRow *self = REGIE_PAGE_ROW (object);

  G_OBJECT_CLASS (regie_page_row_parent_class)->constructed (object);
  gtk_widget_set_name (GTK_WIDGET (self), self->kind->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->kind->name);
  if (self->kind->badge_style != NULL)
    gtk_widget_add_css_class (self->count, self->kind->badge_style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->kind->label), -1);
  /* The template was bound before it was known which page this is. */
  g_object_notify_by_pspec (object, properties[PROP_TITLE]);
  g_object_notify_by_pspec (object, properties[PROP_ICON_NAME]);
}

static void
regie_page_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegiePageRow *self = REGIE_PAGE_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->kind != NULL ? _(self->kind->label) : NULL);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->kind != NULL ? self->kind->icon : NULL);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, self->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_page_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegiePageRow *self = REGIE_PAGE_ROW (object);

  switch (id)
    {
    case PROP_KIND:
      self->kind = g_value_get_pointer (value);
      break;
    case PROP_BADGE:
      if (self->badge == g_value_get_uint (value))
        return;
      self->badge = g_value_get_uint (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_page_row_class_init (RegiePageRowClass *klass)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = regie_page_row_constructed;
  object_class->get_property = regie_page_row_get_property;
  object_class->set_property = regie_page_row_set_property;
  properties[PROP_KIND] = g_param_spec_pointer ("kind", NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | flags);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegiePageRow, count);
  gtk_widget_class_bind_template_callback (widget_class, dup_number);
  gtk_widget_class_bind_template_callback (widget_class, is_shown);
}

static void
regie_page_row_init (RegiePageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_page_row_new (const RegiePageKind *kind)
{
  g_return_val_if_fail (kind != NULL && kind->label != NULL, NULL);
  return g_object_new (REGIE_TYPE_PAGE_ROW, "kind", kind, NULL);
}
