/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-book.h"
#include "regie-command.h"
#include "regie-invoice.h"
#include "regie-order-list-query.h"
#include "regie-roll.h"

/* The lists of providers, of orders at one and of what it billed, as they are searched, ordered and
 * taken out. */

/* The columns of each. */
extern const RegieRollColumn regie_provider_columns[];
extern const guint regie_n_provider_columns;
extern const RegieRollColumn regie_order_columns[];
extern const guint regie_n_order_columns;
extern const RegieRollColumn regie_bill_columns[];
extern const guint regie_n_bill_columns;

/* Rows in the order in which they are added; each is of what was loaded, and keeps nothing of
 * it. */
RegieRoll *regie_provider_roll_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* STATE: what comes first, in words, and on which day (NONE: nothing); CONTRACT may be NULL. */
void regie_provider_roll_add (RegieRoll *self, const RegieOffice *office, RegieRecord *provider,
                              RegieRecord *contract, const char *state, RegieDay due);
/* ROWS (RegieOrderRow; NULL for what is gone), of whom BSNS (may be NULL) are. */
RegieRoll *regie_order_roll_new (const RegieOffice *office, const GPtrArray *rows,
                                 char **bsns) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_bill_roll_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A line of INVOICE; FINDING: what was found, or how it was settled. */
void regie_bill_roll_add (RegieRoll *self, const RegieOffice *office, const RegieInvoice *invoice,
                          const RegieBillLine *bill, const char *finding);

/* The ids of the orders of PROVIDER in FILTER as ASKED asks (RegieRollAsk), and how many there are
 * without a search; owned, NULL with ERROR set. */
GArray *regie_order_find (RegieDb *db, const RegieOffice *office, gint64 provider,
                          RegieOrderFilter filter, const char *asked, guint *all,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As a RegieListKind loads them (regie-list-commands.h).  ASKED says of which provider
 * ("aanbieder=12"), of orders in which stages ("stand=1", RegieOrderFilter), and of what was billed
 * of which invoice ("factuur=7"; all of them without). */
RegieRoll *regie_provider_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_order_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_bill_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
