/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of lists that show one item each. */
#include "regie-item-row.h"

/* For the .ui: is there anything to say? */
static gboolean
has_text (gpointer self, const char *text)
{
  return text != NULL && *text != '\0';
}

/* For the .ui: two classes together. */
static char **
classes (gpointer self, const char *one, const char *other)
{
  return g_strdupv ((char *[]){ (char *) one, (char *) other, NULL });
}

void
regie_item_row_class_set_template (GtkWidgetClass *widget_class, const char *resource)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class) && resource != NULL);
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, classes);
}

static GtkWidget *
create_row (gpointer item, gpointer type)
{
  return g_object_new ((GType) GPOINTER_TO_SIZE (type), "item", item, NULL);
}

void
regie_item_rows_bind (GtkListBox *list, GListStore *model, GType type)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list) && G_IS_LIST_STORE (model));
  g_return_if_fail (g_type_is_a (type, REGIE_TYPE_ITEM_ROW));
  gtk_list_box_bind_model (list, G_LIST_MODEL (model), create_row, GSIZE_TO_POINTER (type), NULL);
}
