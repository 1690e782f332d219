/* SPDX-License-Identifier: EUPL-1.2 */
/* Who changed the fields of a record last. */
#include "regie-latest-query.h"

#include "regie-text.h"

typedef struct {
  RegieLatestFunc func;
  gpointer data;
} Each;

static gboolean
give (guint n, const char *const *c, gpointer data, GError **error)
{
  const Each *each = data;

  each->func (c[0], c[1], c[2], each->data);
  return TRUE;
}

gboolean
regie_latest_each (RegieDb *db, const char *entity, gint64 id, RegieLatestFunc func, gpointer data,
                   GError **error)
{
  Each each = { func, data };
  char number[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && entity != NULL && func != NULL, FALSE);
  return regie_db_exec (db,
                        "SELECT v.field, s.name, l.at FROM change_value v JOIN change_log l ON "
                        "l.seq = v.seq LEFT JOIN staff s ON s.id = l.who WHERE v.entity = $1 AND "
                        "v.id = $2 AND v.last_id IS NULL ORDER BY v.seq DESC",
                        2, (const char *[]){ entity, regie_number_format (id, number) }, give,
                        &each, error);
}
