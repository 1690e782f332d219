/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-widget.h"

/* A figure on the dashboard (RegieFigureTile): its value, how it was a year ago, its definition,
 * and the way to the list behind it (win.caseload). */
#define REGIE_TYPE_FIGURE_CARD (regie_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (RegieFigureCard, regie_figure_card, REGIE, FIGURE_CARD, RegieItemWidget)
