/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-cells.h"
#include "regie-chart-item.h"

/* A chart in files, made without a screen: the same chart gives the same bytes everywhere. */

/* Appends a picture of WIDTH × HEIGHT pixels with the title, what it is about, and the chart, in
 * light colours; every value says its sentence. */
void regie_chart_write_svg (RegieChart *chart, int width, int height, GString *out);
/* Its numbers: a row for each point with its name and the values of the series.  What is not known
 * is empty.  Owned by the caller. */
RegieCells *regie_chart_make_cells (RegieChart *chart) G_GNUC_WARN_UNUSED_RESULT;
