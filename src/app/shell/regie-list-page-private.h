/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-page.h"

/* Inside pages with a long list only. */

/* The list of the template; NULL when that is gone. */
RegieList *regie_list_page_get_list (RegieListPage *self);
/* Selected are places in the list, chosen are people: where those of CHOSEN (gint64) stand in IDS
 * now is selected, and whoever is not there any more is not chosen either. */
void regie_list_page_follow (RegieListPage *self, const GArray *chosen, const GArray *ids);
/* Of the class: the list goes to a file, or is printed. */
gboolean regie_list_page_take_out (RegiePage *page, gboolean prints);
