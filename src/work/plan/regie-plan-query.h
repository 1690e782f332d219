/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cost.h"
#include "regie-db.h"

/* All SQL of the money of plans: prices, budgets, and what the plans cost.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read. */

/* A price of a contract, with whose it is and for what. */
typedef struct {
  char *provider, *contract, *lot, *topic; /* names; TOPIC is a key of codes.ini [onderwerp] */
  RegieRoute route;                        /* unknown: for every route */
  RegieUnit unit;
  gint64 amount; /* cents, on the day that was asked: with the yearly indexation */
  gint64 id;     /* of the price */
  gint64 lot_id;
} RegieOffer;

/* The prices in force on DAY, of contracts that run then (awarded, running or ending), by provider,
 * subject and amount: RegieOffer, owned by the array.  Empty when there are none. */
GPtrArray *regie_prices_load (RegieDb *db, RegieDay day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Fills in BUDGET of YEARS (RegieBudgetYear, each a year after the one before): what was recorded
 * for the contract of LOT, or for the whole office when that is 0.  A year without any keeps what
 * it had. */
gboolean regie_plan_load_budgets (RegieDb *db, gint64 lot, GArray *years, GError **error);
/* The same of PLANNED: what all living plans together cost, by the index. */
gboolean regie_plan_load_planned (RegieDb *db, GArray *years, GError **error);
