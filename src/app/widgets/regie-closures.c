/* SPDX-License-Identifier: EUPL-1.2 */
/* The closures that templates share. */
#include "regie-closures.h"

static gboolean
has_text (gpointer self, const char *text)
{
  return text != NULL && *text != '\0';
}

/* The same at both sides of every page. */
static int
page_margin (GObject *self, gboolean narrow)
{
  return narrow ? 12 : 24;
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

static gboolean
lacks_text (gpointer self, const char *text)
{
  return !has_text (self, text);
}

static int
either (gpointer self, gboolean condition, int yes, int no)
{
  return condition ? yes : no;
}

static char *
either_word (gpointer self, gboolean condition, const char *yes, const char *no)
{
  return g_strdup (condition ? yes : no);
}

static char *
action (gpointer self, const char *name, GVariant *target)
{
  return target != NULL ? g_strdup (name) : NULL;
}

static char **
classes (gpointer self, const char *usual, const char *style)
{
  return g_strdupv ((char *[]){ (char *) usual, (char *) style, NULL });
}

void
regie_closures_bind (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));
  gtk_widget_class_bind_template_callback (klass, has_text);
  gtk_widget_class_bind_template_callback (klass, is_not);
  gtk_widget_class_bind_template_callback (klass, page_margin);
  gtk_widget_class_bind_template_callback (klass, is_there);
  gtk_widget_class_bind_template_callback (klass, list_or_empty);
  gtk_widget_class_bind_template_callback (klass, escaped);
  gtk_widget_class_bind_template_callback (klass, classes);
  gtk_widget_class_bind_template_callback (klass, action);
  gtk_widget_class_bind_template_callback (klass, either_word);
  gtk_widget_class_bind_template_callback (klass, either);
  gtk_widget_class_bind_template_callback (klass, lacks_text);
}

void
regie_widget_class_set_ui (GtkWidgetClass *klass, const char *ui)
{
  g_autofree char *resource = g_strconcat ("/nl/szmh/Regie/", ui, NULL);

  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass) && ui != NULL);
  gtk_widget_class_set_template_from_resource (klass, resource);
  regie_closures_bind (klass);
}
