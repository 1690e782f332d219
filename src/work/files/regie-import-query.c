/* SPDX-License-Identifier: EUPL-1.2 */
/* What the columns of a file may point to: who works here, and the orders. */
#include "regie-import-query.h"

typedef struct {
  RegieStaffFunc staff;
  RegieOrderFunc order;
  gpointer data;
} Each;

static gboolean
give_staff (guint n, const char *const *c, gpointer data, GError **error)
{
  const Each *each = data;

  each->staff (c[0], c[1], c[2], each->data);
  return TRUE;
}

gboolean
regie_staff_each (RegieDb *db, RegieStaffFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (db, "SELECT id, name, login FROM staff WHERE voided = 0", 0, NULL,
                        give_staff, &(Each){ .staff = func, .data = data }, error);
}

static gboolean
give_order (guint n, const char *const *c, gpointer data, GError **error)
{
  const Each *each = data;

  each->order (c[0], c[1], c[2], each->data);
  return TRUE;
}

gboolean
regie_orders_each (RegieDb *db, RegieOrderFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  return regie_db_exec (db, "SELECT number, id, dossier FROM engagement WHERE voided = 0", 0, NULL,
                        give_order, &(Each){ .order = func, .data = data }, error);
}
