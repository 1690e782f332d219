/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>

#include "regie-document.h"

/* The pages of a document as they come from a printer.  They are made once, wherever that is quick
 * enough, and only drawn where they are seen. */
#define REGIE_TYPE_PRINT (regie_print_get_type ())
G_DECLARE_FINAL_TYPE (RegiePrint, regie_print, REGIE, PRINT, GObject)

/* Keeps nothing of DOCUMENT. */
RegiePrint *regie_print_new (const RegieDocument *document) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_print_get_title (RegiePrint *self);
guint regie_print_get_n_pages (RegiePrint *self);
/* In points. */
double regie_print_get_width (RegiePrint *self);
gboolean regie_print_is_landscape (RegiePrint *self);
/* The page at PLACE on CR, whose unit is a point. */
void regie_print_draw (RegiePrint *self, guint place, cairo_t *cr);
