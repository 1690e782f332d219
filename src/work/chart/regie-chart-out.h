/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chart-item.h"

/* A chart in files, made without a screen: the same chart gives the same bytes everywhere. */

/* Appends a picture of WIDTH × HEIGHT pixels with the title, what it is about, and the chart, in
 * light colours; every value says its sentence. */
void regie_chart_write_svg (RegieChart *chart, int width, int height, GString *out);
/* Appends a table: a row for each point with its name and the values of the series, parted by MARK;
 * decimals with a comma when that is ';', as spreadsheets in Dutch have them.  What is not known is
 * empty. */
void regie_chart_write_csv (RegieChart *chart, char mark, GString *out);
