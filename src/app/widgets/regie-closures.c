/* SPDX-License-Identifier: EUPL-1.2 */
/* The closures that templates share. */
#include "regie-closures.h"

static gboolean
has_text (GObject *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_not (GObject *self, gboolean flag)
{
  return !flag;
}

static gboolean
is_there (GObject *self, GObject *object)
{
  return object != NULL;
}

static char *
list_or_empty (GObject *self, gboolean flag)
{
  return g_strdup (flag ? "list" : "empty");
}

static char *
escaped (GObject *self, const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

void
regie_closures_bind (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));
  gtk_widget_class_bind_template_callback (klass, has_text);
  gtk_widget_class_bind_template_callback (klass, is_not);
  gtk_widget_class_bind_template_callback (klass, is_there);
  gtk_widget_class_bind_template_callback (klass, list_or_empty);
  gtk_widget_class_bind_template_callback (klass, escaped);
}
