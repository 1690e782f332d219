/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* The caseload: search as you type, sort, filter, choose columns, several at once; as a table or as
 * swimlanes. Signals: "open-dossier" (gint64), "counted" (guint). */
#define REGIE_TYPE_CASELOAD_PAGE (regie_caseload_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieCaseloadPage, regie_caseload_page, REGIE, CASELOAD_PAGE, GtkWidget)

GtkWidget *regie_caseload_page_new (RegieSession *session);
void regie_caseload_page_set_narrow (RegieCaseloadPage *self, gboolean narrow);
void regie_caseload_page_search (RegieCaseloadPage *self);
/* For tests and measuring: the list behind the page. */
GtkWidget *regie_caseload_page_get_list (RegieCaseloadPage *self);
