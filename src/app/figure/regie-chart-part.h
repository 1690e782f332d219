/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-chapter.h"

/* The child of a chart that stands for one value: what the focus, a pointer and a screen reader
 * come to.  The chart draws the value; this draws only that the focus or the pointer is there. */
#define REGIE_TYPE_CHART_PART (regie_chart_part_get_type ())
G_DECLARE_FINAL_TYPE (RegieChartPart, regie_chart_part, REGIE, CHART_PART, GtkWidget)

/* It stands for the value of SERIES at POINT, says SPOKEN, and opens DEED (may be NULL). */
void regie_chart_part_show (RegieChartPart *self, guint point, guint series, const char *spoken,
                            RegieDeed *deed);
guint regie_chart_part_get_point (RegieChartPart *self);
guint regie_chart_part_get_series (RegieChartPart *self);
/* Opens the list behind it, when there is one; also the action "part.open". */
void regie_chart_part_open (RegieChartPart *self);
