/* SPDX-License-Identifier: EUPL-1.2 */
/* A few files in the dossiers of an invented office, with nothing in them about anybody. */
#include "regie-attachment.h"
#include "regie-demo-private.h"
#include "regie-demo-query.h"
#include "regie-error.h"
#include "regie-pdf.h"
#include "regie-text.h"

/* Every so many dossiers, of the first so many: an office of a hundred thousand has no more. */
#define STEP 5
#define MOST 100

/* What is kept of a kind of file, in the order in which it came. */
static const struct {
  const char *name, *title, *kind, *note, *text;
  int ago; /* days before today */
} files[] = {
  { "diploma.pdf", "Diploma met vertaling", "diploma", "Vertaald door een beëdigd vertaler.",
    "Dit is een voorbeeld van een diploma.\nHet hoort bij verzonnen gegevens.", 160 },
  { "brief-leerhuis.txt", "Brief van de school", "school", NULL,
    "Beste consulent,\n\nDe lessen beginnen op maandag om half tien.\n\nMet vriendelijke groet,\n"
    "de school\n",
    48 },
  { "beschikking.pdf", "Beschikking", "besluit", NULL,
    "Dit is een voorbeeld van een beschikking.\nHet hoort bij verzonnen gegevens.", 21 },
  { "huisarts.txt", "Verklaring", "medisch", "Alleen voor wie gezondheid mag zien.",
    "Dit is een voorbeeld. Het hoort bij verzonnen gegevens.\n", 9 },
};

static void
draw_page (cairo_t *cr, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (cr, 72, 96 + 18 * i);
      cairo_show_text (cr, lines[i]);
    }
  cairo_show_page (cr);
}

/* The I-th file, as who chose it would read it. */
static RegieIncoming *
make_file (guint i, RegieDay today, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_has_suffix (files[i].name, ".pdf"))
    {
      bytes = g_bytes_new_static (files[i].text, strlen (files[i].text));
      return regie_incoming_new (files[i].name, bytes, error);
    }
  stream = g_memory_output_stream_new_resizable ();
  if (!regie_pdf_write (files[i].title, today - files[i].ago, draw_page, (gpointer) files[i].text,
                        stream, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return regie_incoming_new (files[i].name, bytes, error);
}

/* FILE, the I-th, in DOSSIER. */
static gboolean
add_file (RegieDemoWriter *w, gint64 dossier, guint i, const RegieIncoming *file, GError **error)
{
  char id[REGIE_NUMBER_TEXT], number[REGIE_NUMBER_TEXT], size[REGIE_NUMBER_TEXT];
  char day[REGIE_DAY_TEXT];

  REGIE_DEMO_ADD (w, Attachment, id, "dossier", regie_number_format (dossier, number), "title",
                  files[i].title, "kind", files[i].kind, "day",
                  regie_day_format (w->today - files[i].ago, day), "name", file->name, "media_type",
                  file->media_type, "size",
                  regie_number_format ((gint64) g_bytes_get_size (file->bytes), size), "sha256",
                  file->sha256, "note", files[i].note);
  return regie_demo_flush (w, error) && regie_bytes_put (w->db, id, file->bytes, error);
}

gboolean
regie_demo_attachments (RegieDemoWriter *w, RegieDeriver *deriver, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_incoming_free);
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (w != NULL && deriver != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      RegieIncoming *file = make_file (i, w->today, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (made, file);
    }
  if (!regie_demo_find_filed (w->db, MOST, dossiers, error))
    return FALSE;
  for (guint k = 0; k < dossiers->len; k += k == 0 ? 1 : STEP)
    {
      gint64 dossier = g_array_index (dossiers, gint64, k);

      /* Who is shown has all of them, the others some. */
      for (guint i = 0; i < made->len; i++)
        if ((k == 0 || (k + i) % 3 != 0) && !add_file (w, dossier, i, made->pdata[i], error))
          return FALSE;
      if (!regie_derive_dossier (w->db, dossier, deriver, error))
        return FALSE;
    }
  return TRUE;
}
