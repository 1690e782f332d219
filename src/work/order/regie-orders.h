/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cost.h"
#include "regie-db.h"

/* The orders that a file of a provider can be about, found by any of the numbers that such files
 * carry. */
typedef struct {
  gint64 id, dossier, provider, lot, contract;
  char *number, *topic; /* NUMBER as it is looked up: in capitals, without spaces */
  RegieTopic kind;
  RegieDay from, until; /* UNTIL: the day on which it really ended, when it did */
  int hours;            /* a week; 0 when not said */
  gint64 price;         /* cents per UNIT */
  RegieUnit unit;
  gboolean pays_absence, stopped;
  gboolean waits; /* for a place: nothing is committed yet */
} RegieOrder;

void regie_order_free (RegieOrder *self);

typedef struct {
  GPtrArray *all; /* RegieOrder, by id; those of who was erased only here and in BY_ID */
  GHashTable *by_number, *by_person; /* see the two functions below */
  GHashTable *by_id;                 /* gint64 → RegieOrder */
} RegieOrders;

/* Those of PROVIDER, or of all when that is 0; NULL with ERROR set when they cannot be read. */
RegieOrders *regie_orders_load (RegieDb *db, gint64 provider,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_orders_free (RegieOrders *self);
/* Borrowed; NULL when ID is none of them. */
const RegieOrder *regie_orders_find (const RegieOrders *self, gint64 id);
/* By its own number, and those of the person with a dossier number, BSN or V-number (RegieOrder),
 * however the number is written (regie-identity.h).  Borrowed; NULL: none. */
const RegieOrder *regie_orders_find_number (const RegieOrders *self, const char *number);
GPtrArray *regie_orders_of_person (const RegieOrders *self, const char *number);
/* The numbers that a file can name an order by, in the order in which they are looked at. */
typedef enum {
  REGIE_ORDER_BY_NUMBER,
  REGIE_ORDER_BY_DOSSIER,
  REGIE_ORDER_BY_BSN,
  REGIE_ORDER_BY_V_NUMBER
} RegieOrderKey;
/* *KEY is what TEXT of a file says as such a number, to be found by the functions above: in
 * capitals and without what nobody sees; NULL when there is nothing.  FALSE, with *KEY NULL and the
 * *REASON (regie-value.h), when it can be no BSN or V-number. */
gboolean regie_order_key_read (RegieOrderKey kind, const char *text, char **key,
                               const char **reason);
/* What the order costs from its first day to its last. */
RegieCostLine regie_order_to_line (const RegieOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieOrders, regie_orders_free)
