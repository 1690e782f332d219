/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes what is drawn on pages as a PDF. */
#include "regie-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "regie-error.h"

typedef struct {
  GOutputStream *stream;
  GError **error;
  gboolean failed;
} Writing;

static cairo_status_t
write_some (void *data, const unsigned char *bytes, unsigned int length)
{
  Writing *w = data;

  if (!w->failed && !g_output_stream_write_all (w->stream, bytes, length, NULL, NULL, w->error))
    w->failed = TRUE;
  return w->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const char *title, RegieDay day)
{
  char text[REGIE_DAY_TEXT];

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (day != REGIE_DAY_NONE)
    {
      g_autofree char *moment = g_strconcat (regie_day_format (day, text), "T00:00:00Z", NULL);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
    }
}

gboolean
regie_pdf_write_sized (const char *title, RegieDay day, double width, double height,
                       RegiePdfFunc draw, gpointer data, GOutputStream *stream, GError **error)
{
  Writing w = { stream, error, FALSE };
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (title != NULL && draw != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);
  surface = cairo_pdf_surface_create_for_stream (write_some, &w, width, height);
  set_metadata (surface, title, day);
  cr = cairo_create (surface);
  draw (cr, data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && !w.failed)
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("The PDF could not be made: %s"),
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS && !w.failed;
}

gboolean
regie_pdf_write (const char *title, RegieDay day, RegiePdfFunc draw, gpointer data,
                 GOutputStream *stream, GError **error)
{
  return regie_pdf_write_sized (title, day, REGIE_PAGE_WIDTH, REGIE_PAGE_HEIGHT, draw, data, stream,
                                error);
}
