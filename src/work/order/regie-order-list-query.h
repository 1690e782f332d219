/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cost.h"
#include "regie-db.h"

/* The orders of a provider as a list of ids in sort order, with rows fetched by page (see
 * regie-caseload.h). */
typedef enum {
  REGIE_ORDERS_ALL,
  REGIE_ORDERS_WAITING,
  REGIE_ORDERS_ORDERED,
  REGIE_ORDERS_RUNNING,
  REGIE_ORDERS_ENDED,
  REGIE_N_ORDER_FILTERS
} RegieOrderFilter;

typedef struct {
  gint64 id, dossier, lot;
  char *name_sort, *dossier_number;
  char *number, *name, *topic, *lot_name, *course, *stage, *reason;
  RegieDay from, until, begun, ended; /* NONE: not yet, or not known */
  int hours;                          /* a week, 0: not said */
  gint64 price;                       /* cents per UNIT */
  RegieUnit unit;
} RegieOrderRow;

/* So many rows are read with the ids: those that stand on the screen at first. */
#define REGIE_ORDERS_PAGE 64

/* The ids (gint64) of the orders of PROVIDER in FILTER: who waits first, then what was ordered,
 * runs and ended, each by name.  NULL with ERROR set. */
GArray *regie_order_ids (RegieDb *db, gint64 provider, RegieOrderFilter filter,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many there are by filter; FALSE with ERROR set. */
gboolean regie_order_counts (RegieDb *db, gint64 provider, guint counts[REGIE_N_ORDER_FILTERS],
                             GError **error);
/* The rows (RegieOrderRow, owned by the array) of the N orders IDS, in the same places; NULL in the
 * place of one that is no longer there.  NULL with ERROR set. */
GPtrArray *regie_order_rows (RegieDb *db, const gint64 *ids, guint n,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_order_row_free (RegieOrderRow *row);
