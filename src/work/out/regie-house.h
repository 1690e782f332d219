/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

/* The house style of the office, as everything that goes to paper has it: one for the whole
 * program, said when a database is opened and when somebody sets another.  Nothing set is black on
 * white without a head, as it comes. */
typedef struct {
  const char *accent; /* "#1a5fb4": of headings and lines; NULL: none */
  GBytes *logo;       /* a picture (regie_house_check_picture); NULL: none */
  const char *lines;  /* name and address, a line each; NULL: none */
} RegieHouse;

/* Copies HOUSE; NULL is nothing set.  From any thread. */
void regie_house_set (const RegieHouse *house);
/* The next words or lines on CR are in the accent colour, or black. */
void regie_house_set_source (cairo_t *cr);
/* The head of a page of WIDTH points, in its margin of MARGIN above: the logo, a line, and (WITH_
 * LINES: what does not say them itself) who sends it.  Nothing when nothing is set. */
void regie_house_draw_head (cairo_t *cr, double width, double margin, gboolean with_lines);
/* The logo alone, at most WIDTH by HEIGHT, with its right side at X and its top at Y. */
void regie_house_draw_logo (cairo_t *cr, double x, double y, double width, double height);

/* So many bytes a logo is at most. */
#define REGIE_HOUSE_MOST_BYTES (128 * 1024)
/* Is TEXT a colour in which words on paper can be read?  REGIE_ERROR_INVALID, saying why not. */
gboolean regie_house_check_accent (const char *text, GError **error);
/* Is PICTURE one that can be drawn, PNG or SVG, and not too large?  REGIE_ERROR_INVALID, saying why
 * not.  *TYPE is "image/png" or "image/svg+xml"; *WIDTH and *HEIGHT are in pixels. */
gboolean regie_house_check_picture (GBytes *picture, const char **type, int *width, int *height,
                                    GError **error);
