/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-office.h"
#include "regie-youth-columns.h"
#include "regie-youth-view.h"

/* One young person in the list, drawn: a row of cells or a card. */
#define REGIE_TYPE_YOUTH_LINE (regie_youth_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieYouthLine, regie_youth_line, REGIE, YOUTH_LINE, GtkWidget)

/* COLUMNS and OFFICE are the page's and outlive the row. */
GtkWidget *regie_youth_line_new (const RegieYouthColumns *columns, const RegieOffice *office);
/* ITEM may be NULL while it is on its way. */
void regie_youth_line_set_item (RegieYouthLine *self, RegieYouthItem *item);
