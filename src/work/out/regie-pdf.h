/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "regie-day.h"

/* A PDF on pages of A4, for letters and reports alike. */
#define REGIE_PAGE_WIDTH 595.28 /* points */
#define REGIE_PAGE_HEIGHT 841.89

/* Draws every page on CR, each ended with cairo_show_page(). */
typedef void (*RegiePdfFunc) (cairo_t *cr, gpointer data);

/* TITLE is kept as the document's name.  It says that it was made on DAY, so that it has nothing of
 * the moment; NONE: when it is made.  FALSE with ERROR set. */
gboolean regie_pdf_write (const char *title, RegieDay day, RegiePdfFunc draw, gpointer data,
                          GOutputStream *stream, GError **error);
/* The same on pages of WIDTH by HEIGHT points. */
gboolean regie_pdf_write_sized (const char *title, RegieDay day, double width, double height,
                                RegiePdfFunc draw, gpointer data, GOutputStream *stream,
                                GError **error);
