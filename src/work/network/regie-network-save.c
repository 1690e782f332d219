/* SPDX-License-Identifier: EUPL-1.2 */
/* A network as a file. */
#include "regie-network-save.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-network-paper.h"
#include "regie-save.h"

static void
draw_pages (cairo_t *cr, gpointer view)
{
  PangoContext *context = pango_cairo_create_context (cr);
  RegieNetworkPaper *paper;

  pango_cairo_context_set_resolution (context, 96);
  paper = regie_network_paper_new (view, context);
  for (guint i = 0; i < regie_network_paper_count (paper); i++)
    {
      regie_network_paper_draw (paper, i, cr);
      cairo_show_page (cr);
    }
  regie_network_paper_free (paper);
  g_object_unref (context);
}

typedef struct {
  RegieNetworkView *view;
  RegieDay day;
} Saving;

static gboolean
write_pdf (gconstpointer data, GOutputStream *stream, GError **error)
{
  const Saving *self = data;

  return regie_pdf_write (self->view->title, self->day, draw_pages, self->view, stream, error);
}

gboolean
regie_network_save (RegieNetworkView *view, RegieDay day, GFile *file, GCancellable *cancellable,
                    GError **error)
{
  const Saving saving = { view, day };
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (REGIE_IS_NETWORK_VIEW (view) && G_IS_FILE (file), FALSE);
  name = g_file_get_basename (file);
  folded = g_ascii_strdown (name, -1);
  if (!g_str_has_suffix (folded, ".pdf"))
    return regie_refuse (error, _("The name of the file of a network ends with .pdf."));
  return regie_save (file, write_pdf, &saving, cancellable, error);
}
