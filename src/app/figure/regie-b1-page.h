/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Who goes on to B1 after the integration, as of the day that is opened (i).  Its view is a
 * RegieB1View. */
#define REGIE_TYPE_B1_PAGE (regie_b1_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieB1Page, regie_b1_page, REGIE, B1_PAGE, RegiePage)
