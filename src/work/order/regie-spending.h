/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
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

/* What one order or one line of an invoice comes to in one year: what those are added up from, and
 * what the figures of the office are counted from (regie-figure.h). */
typedef enum {
  REGIE_SPENDING_COMMITTED,
  REGIE_SPENDING_WAITING,
  REGIE_SPENDING_REALISED, /* of a line of an invoice; the others are of an order */
  REGIE_SPENDING_OPEN      /* what is still to come: with what was realised it is the forecast */
} RegieSpendingKind;
typedef struct {
  RegieSpendingKind kind;
  gint64 dossier; /* 0: of nobody, or of who was erased */
  gint64 order;   /* 0: without an order of the provider */
  gint64 line;    /* of an invoice; 0: it is of an order */
  gint64 provider, contract, lot;
  int year;
  RegieDay day; /* of the invoice, or the first day of the order */
  gint64 amount;
} RegieSpendingItem;

/* Of PROVIDER (0: of all), in the order of their years within an order or line; RegieSpendingItem.
 * As it stood ON a day: orders that were placed and ended, and invoices that are dated, on or
 * before it; NONE: as everything stands that is recorded, also what is dated later.  NULL with
 * ERROR set when it cannot be read. */
GArray *regie_spending_load_items (RegieDb *db, gint64 provider, RegieDay on,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What ITEMS add up to: RegieSpending, by provider, contract, lot and year. */
GArray *regie_spending_of (const GArray *items) G_GNUC_WARN_UNUSED_RESULT;
/* Both at once, of everything that is recorded. */
GArray *regie_spending_load (RegieDb *db, gint64 provider,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
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
/* RegieBalance by year, of what is committed in ITEMS of all providers; NULL with ERROR set when it
 * cannot be read. */
GArray *regie_balance_of (RegieDb *db, const RegieOffice *office, const GArray *items,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the state pays for somebody of GROUP who came in the year COHORT; cents.  *ESTIMATED (may be
 * NULL): an amount of a year is not known yet. */
gint64 regie_spending_income (const RegieOffice *office, RegieGroup group, int cohort,
                              gboolean *estimated);
