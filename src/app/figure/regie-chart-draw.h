/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-chart-layout.h"

/* Draws LAYOUT of CHART in the colours of the moment; PLAIN and BOLD are the letters that it was
 * measured with. */
void regie_chart_draw (GtkSnapshot *snapshot, RegieChart *chart, const RegieChartLayout *layout,
                       PangoLayout *plain, PangoLayout *bold);
