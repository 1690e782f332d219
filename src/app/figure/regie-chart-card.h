/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-widget.h"

/* A chart in its card: title, what it is about, a button that makes a table of it with the same
 * numbers, and one that says how it is defined.  The property "item" is a RegieChart. */
#define REGIE_TYPE_CHART_CARD (regie_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (RegieChartCard, regie_chart_card, REGIE, CHART_CARD, RegieItemWidget)
