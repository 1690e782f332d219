/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The quarters ahead, with what they rest on; each of that can be changed, for this time and for
 * this window only.  Its view is a RegieForecastView. */
#define REGIE_TYPE_FORECAST_PAGE (regie_forecast_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieForecastPage, regie_forecast_page, REGIE, FORECAST_PAGE, RegiePage)
