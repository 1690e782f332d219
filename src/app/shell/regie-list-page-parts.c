/* SPDX-License-Identifier: EUPL-1.2 */
/* What a page with a long list has beside it: its order, who is chosen in it, which columns it
 * shows, a menu with a tick at each that does, and a file with everybody who was found. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-list-out.h"
#include "regie-list-page-private.h"

/* --- the order --- */

void
regie_list_page_sort_by (RegieListPage *self, const char *word)
{
  RegieListPageClass *klass;
  RegieQuery *query;

  g_return_if_fail (REGIE_IS_LIST_PAGE (self) && word != NULL);
  klass = REGIE_LIST_PAGE_GET_CLASS (self);
  query = klass->get_query (self);
  query->descending = g_str_equal (word, klass->get_sort (self)) && !query->descending;
  g_free (query->sort);
  query->sort = g_strdup (word);
  regie_list_page_query_changed (self);
}

/* --- who is chosen --- */

GArray *
regie_list_page_get_chosen (RegieListPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) chosen = NULL;

  g_return_val_if_fail (REGIE_IS_LIST_PAGE (self), ids);
  chosen = regie_list_get_selection (regie_list_page_get_list (self));
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = regie_list_page_get_id (self, g_array_index (chosen, guint, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

gint64
regie_list_page_get_meant (RegieListPage *self)
{
  g_autoptr (GArray) chosen = NULL;

  g_return_val_if_fail (REGIE_IS_LIST_PAGE (self), 0);
  chosen = regie_list_page_get_chosen (self);
  return chosen->len > 0
           ? g_array_index (chosen, gint64, 0)
           : regie_list_page_get_id (self, regie_list_get_cursor (regie_list_page_get_list (self)));
}

/* --- columns --- */

/* The place of the column in the list. */
#define PLACE "column"

static void
toggled (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  RegieListPageClass *klass = REGIE_LIST_PAGE_GET_CLASS (page);
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), PLACE));
  RegieListColumn column;

  klass->toggle_column (page, i);
  if (klass->get_column (page, i, &column))
    g_simple_action_set_state (action, g_variant_new_boolean (column.shown));
}

static void
add_action (RegieListPage *page, GSimpleActionGroup *actions, const RegieListColumn *column,
            guint i)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
    column->word, NULL, g_variant_new_boolean (column->shown));

  g_object_set_data (G_OBJECT (action), PLACE, GUINT_TO_POINTER (i));
  g_signal_connect_object (action, "activate", G_CALLBACK (toggled), page, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}

void
regie_list_page_add_columns (RegieListPage *self, GtkMenuButton *button)
{
  RegieListPageClass *klass;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  RegieListColumn column;

  g_return_if_fail (REGIE_IS_LIST_PAGE (self) && GTK_IS_MENU_BUTTON (button));
  klass = REGIE_LIST_PAGE_GET_CLASS (self);
  for (guint i = 1; klass->get_column (self, i, &column); i++)
    {
      g_autofree char *action = g_strconcat ("columns.", column.word, NULL);

      add_action (self, actions, &column, i);
      g_menu_append (menu, column.title, action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
  regie_menu_button_set_menu (button, G_MENU_MODEL (menu));
}

/* --- filters --- */

#define FILTERS "filters"

static void
part_toggled (GSimpleAction *action, GVariant *parameter, gpointer page)
{
  REGIE_LIST_PAGE_GET_CLASS (page)->toggle_part (page, g_action_get_name (G_ACTION (action)));
}

/* An action for every part that MENU and what lies in it name. */
static void
add_parts (RegieListPage *self, GSimpleActionGroup *actions, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) sub = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GSimpleAction) action = NULL;
      g_autofree char *name = NULL;

      if (sub != NULL)
        add_parts (self, actions, sub);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name)
          || !g_str_has_prefix (name, FILTERS "."))
        continue;
      action = g_simple_action_new_stateful (name + strlen (FILTERS "."), NULL,
                                             g_variant_new_boolean (FALSE));
      g_signal_connect_object (action, "activate", G_CALLBACK (part_toggled), self, 0);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
}

void
regie_list_page_update_filters (RegieListPage *self)
{
  GSimpleActionGroup *actions;
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (REGIE_IS_LIST_PAGE (self));
  if ((actions = g_object_get_data (G_OBJECT (self), FILTERS)) == NULL)
    return;
  parts = g_action_group_list_actions (G_ACTION_GROUP (actions));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (actions), parts[i]);
      gboolean asked = REGIE_LIST_PAGE_GET_CLASS (self)->asks_part (self, parts[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (asked));
    }
}

void
regie_list_page_set_filters (RegieListPage *self, GtkMenuButton *button, GMenuModel *menu)
{
  GSimpleActionGroup *actions;

  g_return_if_fail (REGIE_IS_LIST_PAGE (self) && GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));
  actions = g_simple_action_group_new ();
  add_parts (self, actions, menu);
  g_object_set_data_full (G_OBJECT (self), FILTERS, actions, g_object_unref);
  gtk_widget_insert_action_group (GTK_WIDGET (self), FILTERS, G_ACTION_GROUP (actions));
  regie_list_page_update_filters (self);
  regie_menu_button_set_menu (button, menu);
}

/* --- out --- */

/* The columns that are shown, "as". */
static GVariant *
get_shown (RegieListPage *self)
{
  RegieListPageClass *klass = REGIE_LIST_PAGE_GET_CLASS (self);
  GVariantBuilder shown = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  RegieListColumn column;

  for (guint i = 0; klass->get_column (self, i, &column); i++)
    if (column.shown)
      g_variant_builder_add (&shown, "s", column.word);
  return g_variant_builder_end (&shown);
}

gboolean
regie_list_page_take_out (RegiePage *page, gboolean prints)
{
  RegieListPageClass *klass = REGIE_LIST_PAGE_GET_CLASS (page);
  g_autofree char *asked = klass->dup_asked (REGIE_LIST_PAGE (page));

  regie_list_take_out (GTK_WIDGET (page), regie_page_get_session (page), klass->list, asked,
                       get_shown (REGIE_LIST_PAGE (page)), prints);
  return TRUE;
}

char *
regie_list_page_dup_among (const char *asked)
{
  static const char *const beside[] = { "zoek=", "sorteer=", "aflopend=" };
  g_autoptr (GString) among = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (asked, "&", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_beside = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (beside); k++)
        is_beside = is_beside || g_str_has_prefix (words[i], beside[k]);
      if (!is_beside)
        g_string_append_printf (among, "&%s", words[i]);
    }
  return g_string_free (g_steal_pointer (&among), FALSE);
}
