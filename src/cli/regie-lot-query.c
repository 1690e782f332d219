/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of the lots of all contracts. */
#include "regie-lot-query.h"

#include "regie-column.h"

static void
lot_name_free (gpointer data)
{
  RegieLotName *self = data;

  g_free (self->provider);
  g_free (self->contract);
  g_free (self->lot);
  g_free (self);
}

static gboolean
take_lot (guint n, const char *const *c, gpointer names, GError **error)
{
  RegieLotName *name = g_new (RegieLotName, 1);
  gint64 id = regie_column_id (c[0]);

  *name = (RegieLotName){ g_strdup (c[1]), g_strdup (c[2]), g_strdup (c[3]) };
  g_hash_table_insert (names, g_memdup2 (&id, sizeof id), name);
  return TRUE;
}

GHashTable *
regie_lot_names_load (RegieDb *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        lot_name_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT l.id, o.name, c.number, l.name FROM lot l "
                      "JOIN contract c ON c.id = l.contract JOIN provider o ON o.id = c.provider",
                      0, NULL, take_lot, names, error)
      || !regie_db_exec (db, "SELECT id, name, NULL, NULL FROM provider", 0, NULL, take_lot, names,
                         error))
    return NULL;
  return g_steal_pointer (&names);
}
