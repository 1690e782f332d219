/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of tables that compare. */
#include "regie-table-item.h"

static const RegieProp table_item_props[] = {
  REGIE_PROP (RegieTableItem, id, "id", ID),
  REGIE_PROP (RegieTableItem, title, "title", TEXT),
  REGIE_PROP (RegieTableItem, about, "about", TEXT),
  REGIE_PROP (RegieTableItem, first, "first", TEXT),
  REGIE_PROP (RegieTableItem, second, "second", TEXT),
  REGIE_PROP (RegieTableItem, part, "part", DOUBLE),
  REGIE_PROP (RegieTableItem, whole, "whole", DOUBLE),
  REGIE_PROP (RegieTableItem, shape, "shape", INT),
  REGIE_PROP (RegieTableItem, judgement, "judgement", TEXT),
  REGIE_PROP (RegieTableItem, reason, "reason", TEXT),
  REGIE_PROP (RegieTableItem, deed, "deed", OBJECT),
  REGIE_PROP (RegieTableItem, deeds, "deeds", LIST),
  REGIE_PROP (RegieTableItem, choice, "choice", TEXT),
  REGIE_PROP (RegieTableItem, folds, "folds", BOOL),
  REGIE_PROP (RegieTableItem, action, "action", TEXT),
  REGIE_PROP (RegieTableItem, target, "target", TARGET),
  REGIE_PROP (RegieTableItem, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieTableItem, regie_table_item, table_item_props)

RegieTableItem *
regie_table_item_new (const char *title)
{
  RegieTableItem *self = g_object_new (regie_table_item_get_type (), NULL);

  self->title = g_strdup (title);
  self->shape = REGIE_SHAPE_NONE;
  return self;
}

RegieTableItem *
regie_table_item_new_waiting (void)
{
  RegieTableItem *self = regie_table_item_new ("…");

  self->first = g_strdup ("");
  self->second = g_strdup ("");
  return self;
}

void
regie_table_item_set_judgement (RegieTableItem *self, RegieShape shape, const char *judgement,
                                const char *reason)
{
  g_return_if_fail (REGIE_IS_TABLE_ITEM (self) && self->judgement == NULL);
  self->shape = (int) shape;
  self->judgement = g_strdup (judgement);
  self->reason = g_strdup (reason);
}

void
regie_table_item_set_deed (RegieTableItem *self, const char *label, const char *action,
                           GVariant *target)
{
  g_return_if_fail (REGIE_IS_TABLE_ITEM (self) && self->deed == NULL);
  self->deed = regie_deed_new (label, action, target);
}

void
regie_table_item_add_deed (RegieTableItem *self, const char *label, const char *action,
                           GVariant *target)
{
  g_autoptr (RegieDeed) deed = regie_deed_new (label, action, target);

  g_return_if_fail (REGIE_IS_TABLE_ITEM (self));
  g_list_store_append (self->deeds, deed);
}

void
regie_table_item_set_dossier (RegieTableItem *self, gint64 dossier, const char *view)
{
  g_return_if_fail (REGIE_IS_TABLE_ITEM (self) && self->action == NULL);
  self->action = g_strdup ("win.dossier");
  self->target = g_variant_ref_sink (g_variant_new ("(xs)", dossier, view));
}

static void
say (GString *text, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (text, "%s%s",
                            text->len == 0 || text->str[text->len - 1] == '\n' ? "" : " | ", word);
}

static void
say_deeds (GString *text, const RegieTableItem *item)
{
  if (item->deed != NULL)
    g_string_append_printf (text, " [%s]", item->deed->label);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (item->deeds)); i++)
    {
      g_autoptr (RegieDeed) deed = g_list_model_get_item (G_LIST_MODEL (item->deeds), i);

      g_string_append_printf (text, " [%s]", deed->label);
    }
}

char *
regie_table_items_dup_text (GListModel *items)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (items), g_string_free (text, FALSE));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RegieTableItem) item = g_list_model_get_item (items, i);
      const char *words[] = { item->title,  item->about,     item->first,
                              item->second, item->judgement, item->reason };

      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        say (text, words[k]);
      say_deeds (text, item);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
