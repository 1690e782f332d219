/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-palette.h"
#include "regie-week.h"

/* A week drawn: seven columns, a block for every slot, travelling in a lighter tone, clashes
 * outlined and hatched.  It is a picture with a description; what it says stands in rows beneath it
 * as well. */
#define REGIE_TYPE_WEEK_VIEW (regie_week_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieWeekView, regie_week_view, REGIE, WEEK_VIEW, GtkWidget)

GtkWidget *regie_week_view_new (void);
/* Takes SLOTS (RegieSlot), TITLES (a name per line) and HOLIDAYS (seven, NULL for an ordinary day);
 * FAMILIES per line. */
void regie_week_view_set (RegieWeekView *self, GArray *slots, GPtrArray *titles, GArray *families,
                          GPtrArray *holidays, RegieDay monday);
