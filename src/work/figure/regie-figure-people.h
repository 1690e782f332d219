/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-figure.h"

/* The figures that are counted from dossiers; the order is that of figures.ini. */
const RegieFigure *regie_figures_of_people (guint *n);
