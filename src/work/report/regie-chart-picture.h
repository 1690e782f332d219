/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "regie-chart-item.h"

/* A chart drawn with Cairo, for a picture and for paper: as on the screen, in light colours, with
 * its title and what it is about.  The same chart gives the same bytes with the same fonts. */

/* Draws CHART in WIDTH × HEIGHT units from where CR stands; both are large enough for its head. */
void regie_chart_draw_page (RegieChart *chart, cairo_t *cr, int width, int height);
/* The height that it needs at WIDTH. */
int regie_chart_get_page_height (RegieChart *chart, int width);
/* A PNG of WIDTH × HEIGHT units, SCALE pixels each.  FALSE with ERROR set. */
gboolean regie_chart_write_png (RegieChart *chart, int width, int height, int scale,
                                GOutputStream *stream, GError **error);
