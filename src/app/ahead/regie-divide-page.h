/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Who carries what, leave, and how the caseload could be divided.  Its view is a
 * RegieDivideView. */
#define REGIE_TYPE_DIVIDE_PAGE (regie_divide_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDividePage, regie_divide_page, REGIE, DIVIDE_PAGE, RegiePage)
