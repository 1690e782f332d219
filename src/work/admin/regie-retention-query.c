/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose data have been kept long enough: the index has a row for each. */
#include "regie-retention-query.h"

#include "regie-column.h"
#include "regie-signals.h"

static void
expired_free (gpointer data)
{
  RegieExpired *self = data;

  g_free (self->number);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_expired (guint n, const char *const *c, gpointer all, GError **error)
{
  RegieExpired *self = g_new (RegieExpired, 1);

  *self = (RegieExpired){ regie_column_id (c[0]), g_strdup (c[1]), g_strdup (c[2]),
                          regie_column_day (c[3]), regie_column_day (c[4]) };
  g_ptr_array_add (all, self);
  return TRUE;
}

GPtrArray *
regie_retention_load_expired (RegieDb *db, RegieDay today, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (expired_free);
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db,
                        "SELECT i.dossier, i.number, i.name, n.begins, n.due FROM deadline n "
                        "JOIN dossier_index i ON i.dossier = n.dossier WHERE n.rule = $1 AND "
                        "n.due <= $2 ORDER BY n.due, i.dossier",
                        2, (const char *[]){ REGIE_SIGNAL_ERASE, regie_day_format (today, day) },
                        add_expired, all, error)
           ? g_steal_pointer (&all)
           : NULL;
}

typedef struct {
  gint64 *n;
  RegieDay *first;
} Next;

static gboolean
take_next (guint n, const char *const *c, gpointer data, GError **error)
{
  Next *next = data;

  *next->n = regie_column_id (c[0]);
  *next->first = regie_column_day (c[1]);
  return TRUE;
}

gboolean
regie_retention_find_next (RegieDb *db, RegieDay today, gint64 *n, RegieDay *first, GError **error)
{
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL && first != NULL, FALSE);
  return regie_db_exec (db, "SELECT count(*), min(due) FROM deadline WHERE rule = $1 AND due > $2",
                        2, (const char *[]){ REGIE_SIGNAL_ERASE, regie_day_format (today, day) },
                        take_next, &(Next){ n, first }, error);
}
