/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* An OpenDocument text: what letters and reports share.  A body is XML within office:text, with the
 * styles
 *
 *   paragraph: Heading_20_1, Heading_20_2, R and RH (right to left), Small
 *   list:      L
 *   table:     T with the columns T.A (wide) and T.B, the cells T.H (head), T.C and T.N (a number)
 *   picture:   P, of "Pictures/1.png" and on */

/* Appends TEXT, escaped; lines within it become line breaks. */
void regie_odt_append_text (GString *xml, const char *text);
/* The document with BODY.  TITLE is kept as its name, LANGUAGE is "nl" or "en", PICTURES are PNG
 * (GBytes; NULL: none).  Nothing of the moment stands in it.  FALSE with ERROR set. */
gboolean regie_odt_write (const char *body, const char *title, const char *language,
                          const GPtrArray *pictures, GOutputStream *stream, GError **error);
