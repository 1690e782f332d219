/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-youth-columns.h"

/* What stands above the rows of the list of young people: a button for each column, which sorts by
 * it ("youth.sort").  It decides how wide each is, keeps which are shown and whether as cards, and
 * stands above cards as nothing.  Signal "laid-out": rows look otherwise now. */
#define REGIE_TYPE_YOUTH_HEADING (regie_youth_heading_get_type ())
G_DECLARE_FINAL_TYPE (RegieYouthHeading, regie_youth_heading, REGIE, YOUTH_HEADING, GtkWidget)

/* Borrowed; what it holds follows the heading. */
const RegieYouthColumns *regie_youth_heading_get_columns (RegieYouthHeading *self);
/* SORT is a word of regie_youth_column_sort(). */
void regie_youth_heading_set_sort (RegieYouthHeading *self, const char *sort, gboolean descending);
/* As cards or as a table; kept from one run to the next. */
void regie_youth_heading_set_cards (RegieYouthHeading *self, gboolean cards);
/* In a narrow window there are only cards. */
void regie_youth_heading_set_narrow (RegieYouthHeading *self, gboolean narrow);
/* What was chosen, whatever the window is. */
gboolean regie_youth_heading_wants_cards (RegieYouthHeading *self);
/* Shows COLUMN, or hides it; the name stays. */
void regie_youth_heading_toggle (RegieYouthHeading *self, guint column);
