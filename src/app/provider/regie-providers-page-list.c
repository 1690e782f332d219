/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of providers: what is asked of it, its headings, and the provider beside it. */
#include "regie-providers-page-private.h"

#include "regie-provider-row.h"
#include "regie-shelf-view.h"

/* The stages stand above their rows as long as those stand by stage. */
static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  RegieProvidersPage *self = data;
  const RegieShelfRow *item = regie_item_row_get_item (REGIE_ITEM_ROW (row));
  const RegieShelfRow *other = before != NULL ? regie_item_row_get_item (REGIE_ITEM_ROW (before))
                                              : NULL;
  static const char *const classes[] = { "why", "strong", "dim-label", NULL };
  gboolean begins = !regie_list_frame_is_sorted (self->frame)
                    && (other == NULL || g_strcmp0 (item->heading, other->heading) != 0);

  gtk_list_box_row_set_header (
    row, begins ? g_object_new (GTK_TYPE_LABEL, "label", item->heading, "xalign", 0.0,
                                "css-classes", classes, "margin-start", 9, "margin-top",
                                before != NULL ? 12 : 3, "margin-bottom", 3, NULL)
                : NULL);
}

/* The row of PROVIDER; the first when it is not there, NULL when there is none. */
static GtkListBoxRow *
find_row (RegieProvidersPage *self, gint64 provider)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieShelfRow) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (item->id == provider)
        return gtk_list_box_get_row_at_index (self->list, (int) i);
    }
  return gtk_list_box_get_row_at_index (self->list, 0);
}

void
regie_providers_page_show_provider (RegieProvidersPage *self)
{
  GtkListBoxRow *row = find_row (self, self->provider);

  if (regie_page_get_view (REGIE_PAGE (self)) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->detail, row != NULL ? "provider" : "empty");
  if (row == NULL)
    return;
  self->provider = ((RegieShelfRow *) regie_item_row_get_item (REGIE_ITEM_ROW (row)))->id;
  gtk_list_box_select_row (self->list, row);
  regie_page_set_subject (REGIE_PAGE (self->page), self->provider);
}

void
regie_providers_page_set_headers (RegieProvidersPage *self)
{
  gtk_list_box_set_header_func (self->list, set_header, self, NULL);
}

/* What is asked of the list, with the provider that was beside it as long as that is found. */
void
regie_providers_page_find_rows (RegieProvidersPage *self)
{
  const RegieProvidersView *view = regie_page_get_view (REGIE_PAGE (self));
  g_autoptr (GListStore) found = NULL;

  if (view == NULL)
    return;
  found = regie_list_frame_find (self->frame, view->roll, G_LIST_MODEL (view->rows));
  regie_items_update (self->rows, G_LIST_MODEL (found));
  gtk_list_box_invalidate_headers (self->list);
  if (g_list_model_get_n_items (G_LIST_MODEL (found)) > 0
      || g_list_model_get_n_items (G_LIST_MODEL (view->rows)) == 0)
    regie_providers_page_show_provider (self);
}

/* Is the keyboard in the provider beside the list, or is only that seen? */
static gboolean
in_tab (RegieProvidersPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return g_strcmp0 (self->shown, "list") == 0
         && ((regie_page_is_narrow (REGIE_PAGE (self)) && self->in_detail)
             || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page))));
}

/* The list that the keyboard is in: that of the tab, or else that of all providers. */
gboolean
regie_providers_page_search (RegiePage *page)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (page);

  if (in_tab (self) && regie_page_search (REGIE_PAGE (self->page)))
    return TRUE;
  g_object_set (self, "shown", "list", "in-detail", FALSE, NULL);
  return regie_list_frame_search (self->frame);
}

gboolean
regie_providers_page_take_out (RegiePage *page, gboolean prints)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (page);

  if (!in_tab (self) || !regie_page_take_out (REGIE_PAGE (self->page), prints))
    regie_list_frame_take_out (self->frame, prints);
  return TRUE;
}

/* In the list at who is shown. */
gboolean
regie_providers_page_begin (RegiePage *page)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (page);
  GtkListBoxRow *row = find_row (self, self->provider);

  if (regie_page_get_view (page) == NULL)
    return FALSE;
  return (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
         || gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}
