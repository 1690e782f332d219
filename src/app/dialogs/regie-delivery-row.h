/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"
#include "regie-session.h"

/* Who delivers a line of the plan, chosen from the contracts that run on its first day, with price,
 * room and groups in sight.  What is chosen fills in the rows of the fact: provider, price and
 * unit, and of a group place, days and hours.  What is in no contract is typed in the row of the
 * provider, which is seen only then. */
#define REGIE_TYPE_DELIVERY_ROW (regie_delivery_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeliveryRow, regie_delivery_row, REGIE, DELIVERY_ROW, AdwComboRow)

/* ROWS (RegieFieldRow, held) are those of the fact, of which it reads subject and days and fills in
 * the others.  A floating widget. */
GtkWidget *regie_delivery_row_new (RegieSession *session, gint64 dossier, GPtrArray *rows);
