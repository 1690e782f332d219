/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-period.h"

/* All SQL of what the contracts cost, but for the orders (regie-order-query.h).
 *
 * A function gives NULL with ERROR set when the database cannot be read.  What it gives is owned by
 * the caller. */

/* What was approved of one line of an invoice. */
typedef struct {
  gint64 line, provider;
  gint64 order; /* 0: none was found for it */
  RegieDay day; /* of the invoice */
  gboolean has_period;
  RegiePeriod period;
  gint64 amount; /* cents, more than 0 */
} RegieSpendingPaid;
/* Of the invoices of PROVIDER (0: of all) that are dated on or before ON (NONE: of all);
 * RegieSpendingPaid, as they came in. */
GArray *regie_spending_load_paid (RegieDb *db, gint64 provider, RegieDay on,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a year may cost. */
typedef struct {
  gint64 contract, provider; /* 0: it is of the whole office */
  gint64 amount;             /* cents */
} RegieSpendingBudget;
/* The budgets of YEAR; RegieSpendingBudget, by id. */
GArray *regie_spending_load_budgets (RegieDb *db, int year,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
