/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-parts.h"

GtkWidget *
regie_label_new (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

void
regie_stack_show_nothing (GtkStack *stack, const char *icon, const char *title, const char *description)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, "empty");

  if (page == NULL)
    {
      page = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
      gtk_stack_add_named (stack, page, "empty");
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_stack_set_visible_child (stack, page);
}

void
regie_clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}
