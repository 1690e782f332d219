/* SPDX-License-Identifier: EUPL-1.2 */
/* Where others may speak of a person. */
#include "regie-traces-query.h"

typedef struct {
  RegieTextsFunc func;
  gpointer data;
} Each;

static gboolean
give (guint n, const char *const *columns, gpointer data, GError **error)
{
  const Each *each = data;

  each->func (columns, each->data);
  return TRUE;
}

static gboolean
run (RegieDb *db, const char *sql, RegieTextsFunc func, gpointer data, GError **error)
{
  return regie_db_exec (db, sql, 0, NULL, give, &(Each){ func, data }, error);
}

gboolean
regie_traces_each_person (RegieDb *db, const char *dossiers, RegieTextsFunc func, gpointer data,
                          GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT p.surname, p.other_names, p.bsn, p.v_number "
    "FROM dossier d JOIN person p ON p.id = d.person WHERE d.id IN (%s)",
    dossiers);

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return run (db, sql, func, data, error);
}

gboolean
regie_traces_each_family (RegieDb *db, const char *dossiers, RegieTextsFunc func, gpointer data,
                          GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT DISTINCT d.id, d.number FROM relation r JOIN dossier d ON d.id = r.dossier "
    "WHERE r.voided = 0 AND d.id NOT IN (%s) "
    "AND r.other IN (SELECT number FROM dossier WHERE id IN (%s)) ORDER BY d.id",
    dossiers, dossiers);

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return run (db, sql, func, data, error);
}

gboolean
regie_traces_each_meeting (RegieDb *db, RegieTextsFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return run (db, "SELECT day, minutes, present FROM meeting ORDER BY day, id", func, data, error);
}

gboolean
regie_traces_each_filter (RegieDb *db, RegieTextsFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return run (db, "SELECT name, query FROM filter ORDER BY id", func, data, error);
}
