/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-invoice.h"
#include "regie-office.h"

/* Money of the contracts, in cents, by lot and year:
 *   committed  what the orders cost by their own price and days;
 *   realised   what was approved of invoices, in the year of the period that was billed;
 *   forecast   realised, and what the orders cost over the days of which nothing was approved yet,
 * earlier ones too.  Of an order with a price for the whole, what was not approved of it yet;
 * nothing more of one that stopped.
 *   waiting    what orders would cost that wait for a place: not committed, and not in the
 * forecast. What was approved without an order, or with one of another provider, is realised all
 * the same: contract and lot are 0. */
typedef struct {
  gint64 provider, contract, lot;
  int year;
  gint64 committed, realised, forecast, waiting;
  guint orders;
} RegieSpending;

/* From what was loaded: RegieSpending, by provider, contract, lot and year. */
GArray *regie_spending_of (const RegieInvoices *invoices) G_GNUC_WARN_UNUSED_RESULT;
/* The sum over one contract (0: all), lot (0: all) and year (0: all). */
RegieSpending regie_spending_sum (const GArray *all, gint64 contract, gint64 lot, int year);
/* Of it, what was approved without an order of the provider, in YEAR (0: all). */
gint64 regie_spending_without_order (const GArray *all, int year);

/* The rule of the purchase: the state pays an average per person, and what cheaper trajectories
 * leave over is there for the heavier ones. By the year in which people came. */
typedef struct {
  int year;
  guint cheaper, dearer; /* persons whose orders cost less, or more, than is received for them */
  gint64 left, extra;    /* what the first leave over, and what the second cost more */
  gboolean estimated;    /* an amount of the state is not known yet */
} RegieBalance;
/* RegieBalance by year, of ORDERS that do not wait; NULL with ERROR set when it cannot be read. */
GArray *regie_balance_of (RegieDb *db, const RegieOffice *office, const RegieOrders *orders,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
