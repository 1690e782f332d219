/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-book.h"
#include "regie-palette.h"
#include "regie-session.h"

/* The purchase as a whole: a board of contracts by stage, or all of them on one line of time.
 * Choosing one says "chosen" (gint64 provider); moving one along the board is a change like any
 * other. */
#define REGIE_TYPE_PROCUREMENT (regie_procurement_get_type ())
G_DECLARE_FINAL_TYPE (RegieProcurement, regie_procurement, REGIE, PROCUREMENT, GtkWidget)

GtkWidget *regie_procurement_new (RegieSession *session, gboolean as_timeline);
/* SHELF is borrowed until the next fill. */
void regie_procurement_fill (RegieProcurement *self, const RegieShelf *shelf);

/* The nearest open step or other day of CONTRACT: *SHAPE and words for it; NULL when nothing comes.
 */
char *regie_contract_dup_next (const RegieShelf *shelf, RegieRecord *contract,
                               const RegieOffice *office,
                               RegieShape *shape) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the provider of CONTRACT. */
const char *regie_contract_provider_name (const RegieShelf *shelf, RegieRecord *contract);
