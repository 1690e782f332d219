/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-orders.h"

#include "regie-identity.h"

static void
order_free (gpointer data)
{
  g_free (((RegieOrder *) data)->topic);
  g_free (((RegieOrder *) data)->number);
  g_free (data);
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

static gint64
number_of (const char *text)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
take_order (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieOrders *self = data;
  RegieOrder *order = g_new0 (RegieOrder, 1);
  RegieOrderStage stage = regie_order_stage_find (c[14]);
  RegieDay ended;

  *order = (RegieOrder){ number_of (c[0]),
                         number_of (c[1]),
                         number_of (c[2]),
                         number_of (c[3]),
                         number_of (c[4]),
                         regie_number_dup_written (c[5]),
                         g_strdup (c[6]),
                         regie_topic_find (c[6]),
                         REGIE_DAY_NONE,
                         REGIE_DAY_NONE,
                         (int) number_of (c[10]),
                         number_of (c[11]),
                         regie_unit_of (c[12]),
                         number_of (c[13]) == 1,
                         stage == REGIE_ORDER_STAGE_STOPPED,
                         stage == REGIE_ORDER_STAGE_WAITS };
  regie_day_parse (c[7], &order->from);
  regie_day_parse (c[8], &order->until);
  if (regie_day_parse (c[9], &ended))
    order->until = ended;
  g_ptr_array_add (self->all, order);
  if (order->number == NULL)
    order->number = g_ascii_strup (c[5], -1);
  g_hash_table_insert (self->by_id, &order->id, order);
  if (number_of (c[18])
      != 0) /* of somebody who was erased: an amount, about which no file can say anything */
    return TRUE;
  g_hash_table_insert (self->by_number, order->number, order);
  for (guint i = 15; i < 18; i++)
    add_person (self, c[i], order);
  return TRUE;
}

RegieOrders *
regie_orders_load (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (RegieOrders) self = g_new0 (RegieOrders, 1);
  char id[24];

  g_return_val_if_fail (db != NULL, NULL);
  self->all = g_ptr_array_new_with_free_func (order_free);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_person = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (!regie_db_exec (
        db,
        "SELECT e.id, e.dossier, c.provider, e.lot, c.id, e.number, e.topic, e.from_day, "
        "e.until_day, e.ended_on, e.hours, e.price, e.unit, c.pays_absence, e.stage,"
        " d.number, p.bsn, p.v_number, d.voided FROM contract c JOIN lot l ON l.contract = c.id "
        "JOIN engagement e ON e.lot = l.id"
        " JOIN dossier d ON d.id = e.dossier LEFT JOIN person p ON p.id = d.person WHERE "
        "(c.provider = $1 OR $1 = '0') AND e.voided = 0 ORDER BY e.id",
        1, (const char *[]){ id }, take_order, self, error))
    return NULL;
  return g_steal_pointer (&self);
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

RegieCostLine
regie_order_to_line (const RegieOrder *self)
{
  return (RegieCostLine){
    self->kind, self->from, MAX (self->from, self->until), self->hours, self->price, self->unit, 1
  };
}
