/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* A budget year of the whole office: what it may cost, and what all living plans together cost.
 * Cents. */
typedef struct {
  int year;
  gint64 budget, planned;
} RegieBudgetYear; /* BUDGET -1: none was recorded */

/* The years FIRST to LAST, in order; RegieBudgetYear.  Budgets of one contract are not among
 * them. */
GArray *regie_budget_load (RegieDb *db, int first, int last,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when YEAR is not among them. */
const RegieBudgetYear *regie_budget_find (const GArray *years, int year);
