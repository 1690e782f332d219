/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-figure.h"

/* The figures that are not counted from the facts of dossiers: money, providers and the
 * Meedoenbalie.  Their rows are those from which the pages of these count (regie-spending.h,
 * regie-scorecard.h, regie-desk.h).  The order is that of figures.ini. */
const RegieFigure *regie_figures_of_sources (guint *n);
