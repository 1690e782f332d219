/* SPDX-License-Identifier: EUPL-1.2 */
/* Who was chosen for the agenda of a meeting. */
#include "regie-agenda.h"

struct _RegieAgenda {
  GHashTable *orders; /* gint64 */
  char *period;       /* that ORDERS was suggested of; NULL for none */
};

static GHashTable *
orders_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

RegieAgenda *
regie_agenda_new (void)
{
  RegieAgenda *self = g_new0 (RegieAgenda, 1);

  self->orders = orders_new ();
  return self;
}

void
regie_agenda_free (RegieAgenda *self)
{
  g_hash_table_unref (self->orders);
  g_free (self->period);
  g_free (self);
}

void
regie_agenda_clear (RegieAgenda *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_remove_all (self->orders);
  g_clear_pointer (&self->period, g_free);
}

void
regie_agenda_set (RegieAgenda *self, gint64 order, gboolean on)
{
  g_return_if_fail (self != NULL);
  if (on)
    g_hash_table_add (self->orders, g_memdup2 (&order, sizeof order));
  else
    g_hash_table_remove (self->orders, &order);
}

gboolean
regie_agenda_has (const RegieAgenda *self, gint64 order)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_hash_table_contains (self->orders, &order);
}

guint
regie_agenda_get_n (const RegieAgenda *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return g_hash_table_size (self->orders);
}

/* Adds the first N of LIST, or with BEFORE those of them that stand in it. */
static void
add_from (RegieAgenda *self, GListStore *list, guint n, GHashTable *before)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieTableItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (before == NULL || g_hash_table_contains (before, &item->id))
        regie_agenda_set (self, item->id, TRUE);
    }
}

void
regie_agenda_follow (RegieAgenda *self, const RegieReportView *report)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (self != NULL && report != NULL);
  before = g_steal_pointer (&self->orders);
  self->orders = orders_new ();
  if (g_strcmp0 (self->period, report->period) != 0)
    add_from (self, report->different, (guint) report->suggested, NULL);
  else
    {
      add_from (self, report->different,
                g_list_model_get_n_items (G_LIST_MODEL (report->different)), before);
      add_from (self, report->same, g_list_model_get_n_items (G_LIST_MODEL (report->same)), before);
    }
  g_free (self->period);
  self->period = g_strdup (report->period);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

GVariant *
regie_agenda_get_orders (const RegieAgenda *self)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer order;

  g_return_val_if_fail (self != NULL, NULL);
  g_hash_table_iter_init (&iter, self->orders);
  while (g_hash_table_iter_next (&iter, &order, NULL))
    g_array_append_vals (orders, order, 1);
  g_array_sort (orders, compare_ids);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, orders->data, orders->len,
                                    sizeof (gint64));
}
