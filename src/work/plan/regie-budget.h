/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* A budget year: what it may cost, and what all living plans together cost.  Cents. */
typedef struct {
  int year;
  gint64 budget, planned; /* BUDGET -1: none was recorded */
} RegieBudgetYear;

/* The years FIRST to LAST, in order, without a budget and with nothing planned; RegieBudgetYear. */
GArray *regie_budget_years_new (int first, int last) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the budget of the whole office and what is planned.  Budgets of one contract are
 * not among them.  NULL with ERROR set when the database cannot be read. */
GArray *regie_budget_load (RegieDb *db, int first, int last,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed from YEARS; NULL when YEAR is not among them. */
const RegieBudgetYear *regie_budget_find (const GArray *years, int year);
