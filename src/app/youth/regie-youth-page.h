/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-page.h"

/* Jongeren 16–27: the young people by what asks for action, as cards or as a table, with search,
 * filters, columns and lights.  Its view is a RegieYouthView.  Properties: "filter" (what is asked,
 * regie_youth_filter_to_text), "cards" (gboolean), "chosen" (guint, how many people are). */
#define REGIE_TYPE_YOUTH_PAGE (regie_youth_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieYouthPage, regie_youth_page, REGIE, YOUTH_PAGE, RegieListPage)

/* For tests and measuring: the list behind the page. */
GtkWidget *regie_youth_page_get_list (RegieYouthPage *self);
