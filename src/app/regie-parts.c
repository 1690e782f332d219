/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-parts.h"

#include <glib/gi18n.h>

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
regie_stack_show_nothing (GtkStack *stack, const char *icon, const char *title,
                          const char *description)
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

GtkWidget *
regie_reason_sign_new (gboolean pro)
{
  GtkWidget *sign = gtk_label_new (pro ? "+" : "−");

  gtk_widget_add_css_class (sign, "reason");
  gtk_widget_add_css_class (sign, pro ? "pro" : "con");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pro ? _("for") : _("against"), -1);
  return sign;
}

/* A grid, not boxes: a row of boxes asks each label how wide it is for many heights. */
void
regie_add_reasons (GtkWidget *box, char **reasons, gboolean pro, guint most)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; reasons[i] != NULL && i < most; i++)
    {
      GtkWidget *text = regie_label_new (reasons[i], NULL, 0);

      gtk_widget_set_hexpand (text, TRUE);
      gtk_grid_attach (GTK_GRID (grid), regie_reason_sign_new (pro), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), text, 1, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
}

void
regie_clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else if (GTK_IS_GRID (box))
      gtk_grid_remove (GTK_GRID (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}
