/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-colours.h"

/* The colours of what Regie draws itself, as the style of the moment has them.  Window and accent
 * tones come from the theme. */
const GdkRGBA *regie_tone (RegieTone tone);
const GdkRGBA *regie_tint (RegieShape shape); /* the ground behind a state */
/* FAMILY may be REGIE_FAMILY_AMBER as well. */
const GdkRGBA *regie_family (RegieFamily family, RegieShade shade);
RegieTone regie_shape_tone (RegieShape shape);
/* Draws a shape of SIZE px with its middle at X, Y. */
void regie_shape_snapshot (GtkSnapshot *snapshot, RegieShape shape, float x, float y, float size);
void regie_box_snapshot (GtkSnapshot *snapshot, float x, float y, float width, float height,
                         float radius, const GdkRGBA *fill, const GdkRGBA *outline);
/* Text in LAYOUT at X, its line centred on Y; at most WIDTH wide when that is positive.  Returns
 * its width. */
float regie_text_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, float x,
                           float y, float width, float align, const GdkRGBA *color);

/* A small widget that shows one shape in a list or a form.  Property "shape" (int, writable): a
 * RegieShape; with REGIE_SHAPE_NONE it is not there. */
#define REGIE_TYPE_SYMBOL (regie_symbol_get_type ())
G_DECLARE_FINAL_TYPE (RegieSymbol, regie_symbol, REGIE, SYMBOL, GtkWidget)
