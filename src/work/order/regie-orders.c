/* SPDX-License-Identifier: EUPL-1.2 */
/* The orders that a file can be about, by any of the numbers that name them. */
#include "regie-orders.h"

#include "regie-identity.h"
#include "regie-order-query.h"
#include "regie-text.h"
#include "regie-value.h"

void
regie_order_free (RegieOrder *self)
{
  g_free (self->topic);
  g_free (self->number);
  g_free (self);
}

void
regie_orders_free (RegieOrders *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_person);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static void
add_person (RegieOrders *self, const char *number, RegieOrder *order)
{
  g_autofree char *key = regie_number_dup_written (number);
  GPtrArray *list = key != NULL ? g_hash_table_lookup (self->by_person, key) : NULL;

  if (key == NULL)
    return;
  if (list == NULL)
    g_hash_table_insert (self->by_person, g_strdup (key), list = g_ptr_array_new ());
  g_ptr_array_add (list, order);
}

/* Takes the order of FOUND. */
static void
add_order (RegieOrders *self, RegieOrderFound *found)
{
  RegieOrder *order = g_steal_pointer (&found->order);

  g_ptr_array_add (self->all, order);
  g_hash_table_insert (self->by_id, &order->id, order);
  if (found->is_erased)
    return;
  g_hash_table_insert (self->by_number, order->number, order);
  add_person (self, found->dossier_number, order);
  add_person (self, found->bsn, order);
  add_person (self, found->v_number, order);
}

RegieOrders *
regie_orders_load (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GArray) found = regie_order_load_found (db, provider, REGIE_DAY_NONE, error);
  RegieOrders *self;

  if (found == NULL)
    return NULL;
  self = g_new (RegieOrders, 1);
  self->all = g_ptr_array_new_full (found->len, (GDestroyNotify) regie_order_free);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_person = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < found->len; i++)
    add_order (self, &g_array_index (found, RegieOrderFound, i));
  return self;
}

const RegieOrder *
regie_orders_find (const RegieOrders *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/* As it is written, or without the points that the list does not have. */
static gpointer
look_up (GHashTable *table, const char *number)
{
  g_autofree char *written = regie_number_dup_written (number);
  g_autofree char *key = regie_number_dup_key (number);
  g_autofree char *capitals = g_ascii_strup (number, -1);
  gpointer found = g_hash_table_lookup (table, written != NULL ? written : capitals);

  return found != NULL || key == NULL ? found : g_hash_table_lookup (table, key);
}

const RegieOrder *
regie_orders_find_number (const RegieOrders *self, const char *number)
{
  return look_up (self->by_number, number);
}

GPtrArray *
regie_orders_of_person (const RegieOrders *self, const char *number)
{
  return look_up (self->by_person, number);
}

gboolean
regie_order_key_read (RegieOrderKey kind, const char *text, char **key, const char **reason)
{
  char buffer[REGIE_PLAIN_TEXT];
  g_autofree char *written = g_ascii_strup (regie_text_plain (text, buffer), -1);
  char *number = NULL;

  g_return_val_if_fail (key != NULL && reason != NULL, FALSE);
  *reason = NULL;
  *key = NULL;
  if (*written == '\0')
    return TRUE;
  if (kind == REGIE_ORDER_BY_BSN)
    number = regie_value_dup_bsn (written, reason);
  else if (kind == REGIE_ORDER_BY_V_NUMBER)
    number = regie_value_dup_v_number (written, reason);
  if (*reason != NULL)
    return FALSE;
  *key = number != NULL ? number : g_steal_pointer (&written);
  return TRUE;
}

RegieCostLine
regie_order_to_line (const RegieOrder *self)
{
  return (RegieCostLine){
    self->kind, self->from, MAX (self->from, self->until), self->hours, self->price, self->unit, 1
  };
}
