/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of buttons for who does not see where they stand. */
#include "regie-spoken.h"

#include <glib/gi18n.h>

#include "regie-item-row.h"
#include "regie-item-view.h"
#include "regie-item-widget.h"

#define ABOUT "regie-about"
#define SPOKEN "regie-spoken"

/* What stands on BUTTON, without its mnemonic, or what it says when one points at it. */
static char *
dup_words (GtkWidget *button)
{
  const char *label = GTK_IS_BUTTON (button) ? gtk_button_get_label (GTK_BUTTON (button))
                                             : gtk_menu_button_get_label (GTK_MENU_BUTTON (button));
  gboolean marks = GTK_IS_BUTTON (button)
                     ? gtk_button_get_use_underline (GTK_BUTTON (button))
                     : gtk_menu_button_get_use_underline (GTK_MENU_BUTTON (button));
  g_auto (GStrv) parts = NULL;

  if (label == NULL || *label == '\0')
    return g_strdup (gtk_widget_get_tooltip_text (button));
  parts = g_strsplit (label, marks ? "_" : "\n", 2);
  return g_strjoinv (marks ? "" : "\n", parts);
}

static void
name (GtkWidget *button)
{
  const char *about = g_object_get_data (G_OBJECT (button), ABOUT);
  const char *spoken = g_object_get_data (G_OBJECT (button), SPOKEN);
  g_autofree char *words = dup_words (button);
  g_autofree char *all = NULL;

  if (spoken != NULL)
    all = g_strdup (spoken);
  else if (words != NULL && about != NULL)
    /* TRANSLATORS: what a button does, and what it is about */
    all = g_strdup_printf (_("%s: %s"), words, about);
  else
    all = g_strdup (words != NULL ? words : about);
  if (all == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  /* What has the focus, and is read, is the button within. */
  if (GTK_IS_MENU_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
follow (GtkWidget *button)
{
  if (g_object_get_data (G_OBJECT (button), "regie-named") == NULL)
    {
      g_object_set_data (G_OBJECT (button), "regie-named", GINT_TO_POINTER (TRUE));
      g_signal_connect (button, "notify::label", G_CALLBACK (name), NULL);
      g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (name), NULL);
    }
  name (button);
}

char *
regie_item_dup_called (gpointer item)
{
  static const char *const names[] = { "title", "name" };
  char *called = NULL;

  for (guint i = 0; item != NULL && called == NULL && i < G_N_ELEMENTS (names); i++)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (item), names[i]) != NULL)
      g_object_get (item, names[i], &called, NULL);
  return called;
}

static gboolean
shows_item (GtkWidget *widget)
{
  return REGIE_IS_ITEM_ROW (widget) || REGIE_IS_ITEM_WIDGET (widget) || REGIE_IS_ITEM_VIEW (widget);
}

void
regie_buttons_set_about (GtkWidget *row, const char *about)
{
  g_return_if_fail (GTK_IS_WIDGET (row));
  if (GTK_IS_BUTTON (row) || GTK_IS_MENU_BUTTON (row))
    {
      g_object_set_data_full (G_OBJECT (row), ABOUT, g_strdup (about), g_free);
      follow (row);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!shows_item (child))
      regie_buttons_set_about (child, about);
}

void
regie_button_set_spoken (GtkWidget *button, const char *spoken)
{
  g_return_if_fail (GTK_IS_BUTTON (button) || GTK_IS_MENU_BUTTON (button));
  g_object_set_data_full (G_OBJECT (button), SPOKEN, g_strdup (spoken), g_free);
  follow (button);
}

void
regie_drop_down_set_about (GtkDropDown *drop_down, const char *about)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && about != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, about,
                                  -1);
  regie_button_set_spoken (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), about);
}
