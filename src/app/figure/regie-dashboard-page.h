/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The figures of the office as of a day.  Its view is a RegieDashboardView. */
#define REGIE_TYPE_DASHBOARD_PAGE (regie_dashboard_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDashboardPage, regie_dashboard_page, REGIE, DASHBOARD_PAGE, RegiePage)
