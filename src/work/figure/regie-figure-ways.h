/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-figure.h"

/* The figures of what people and the office do on the way: intake, offer, absence, dual tracks, the
 * young, on to B1, and whom the state counts.  The order is that of figures.ini. */
const RegieFigure *regie_figures_of_ways (guint *n);
