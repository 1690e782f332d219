/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-page.h"

/* Inside pages with a long list only. */

/* The list of the template; NULL when that is gone. */
RegieList *regie_list_page_get_list (RegieListPage *self);
/* Of the class: the list goes to a file, or is printed. */
gboolean regie_list_page_take_out (RegiePage *page, gboolean prints);
/* Who is searched among, in ASKED: without what is searched, and without the order; owned. */
char *regie_list_page_dup_among (const char *asked);
