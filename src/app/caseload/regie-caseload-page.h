/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list-page.h"

/* The caseload: search as you type, sort, filter, choose columns, several at once; as a table or as
 * swimlanes.  Its view is a RegieCaseloadView.  Properties: "in-notes" (gboolean, writable: texts
 * are searched too), "lanes" (gboolean), "chosen" (guint, how many people are). */
#define REGIE_TYPE_CASELOAD_PAGE (regie_caseload_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieCaseloadPage, regie_caseload_page, REGIE, CASELOAD_PAGE, RegieListPage)

/* For tests and measuring: the list behind the page. */
GtkWidget *regie_caseload_page_get_list (RegieCaseloadPage *self);
