/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>
#include <glib.h>

/* Pictures beside words, for who reads neither Dutch nor English: drawings in one colour in
 * pictograms/ of the data folder, KIND-NAME.svg.  The window has them as icons, paper draws them.
 * An office may take one away: then there is none. */

#define REGIE_PICTOGRAM_THEME "richting" /* of a direction of the Meedoenbalie */
#define REGIE_PICTOGRAM_CARD "kaart"     /* of a row of its card */

/* The name of its icon in the window, or NULL when it was taken away or NAME is NULL. */
char *regie_pictogram_dup_icon (const char *kind, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Draws it in a square of SIZE at X, Y, in COLOUR as CSS writes it ("#000").  FALSE when there is
 * none, or when it cannot be read: then nothing is drawn. */
gboolean regie_pictogram_draw (cairo_t *cr, const char *kind, const char *name, const char *colour,
                               double x, double y, double size);
