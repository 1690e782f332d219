/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-day.h"
#include "regie-palette.h"

/* Days to pixels and back, and the axis above them: shared by the timeline and the swimlanes. */
typedef struct {
  double first;
  double per_day;
} RegieScale; /* FIRST: the day at x = 0; PER_DAY: pixels */

double regie_scale_x (const RegieScale *self, RegieDay day);
RegieDay regie_scale_day (const RegieScale *self, double x);
/* Keeps the day under X where it is. */
void regie_scale_zoom (RegieScale *self, double factor, double x);
/* How large the letters of WIDGET are, by the metrics of its font: 1 is the usual size, in which
 * the measures of what is drawn along time are given. */
double regie_scale_text (GtkWidget *widget);
/* Grid lines over HEIGHT, and with LAYOUT the two rows of labels in the first 48 px; these and what
 * has room follow TEXT, how large the letters are. */
void regie_scale_snapshot (const RegieScale *self, GtkSnapshot *snapshot, PangoLayout *layout,
                           double text, double left, double width, double top, double height);
/* A pill with text, as high as that, centred on X and Y, kept between LEFT and RIGHT. */
void regie_pill_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, double x,
                          double y, double left, double right, const GdkRGBA *fill,
                          const GdkRGBA *color);
