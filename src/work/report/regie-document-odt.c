/* SPDX-License-Identifier: EUPL-1.2 */
/* A report as an OpenDocument text, with its charts as pictures. */
#include "regie-chart-picture.h"
#include "regie-document-private.h"
#include "regie-odt.h"

#define CHART_WIDTH 640
#define CHART_SCALE 2
/* Of a picture as wide as the text, in hundredths of a millimetre. */
#define PICTURE_WIDTH 16000

typedef struct {
  GString *xml;
  GPtrArray *pictures; /* GBytes */
} Body;

static void
append_words (Body *self, const char *begin, const char *text, const char *end)
{
  g_string_append (self->xml, begin);
  regie_odt_append_text (self->xml, text);
  g_string_append (self->xml, end);
}

static void
append_row (Body *self, const RegieDocumentPart *part, guint row)
{
  g_string_append (self->xml, "<table:table-row>");
  for (guint i = 0; i < part->columns; i++)
    {
      const char *style = i > 0 ? "T.N" : row == 0 ? "T.H" : "T.L";

      g_string_append_printf (self->xml,
                              "<table:table-cell table:style-name=\"T.C\" "
                              "office:value-type=\"string\"><text:p text:style-name=\"%s\">",
                              style);
      append_words (self, "", regie_document_part_get_cell (part, row, i),
                    "</text:p></table:table-cell>");
    }
  g_string_append (self->xml, "</table:table-row>");
}

static void
append_table (Body *self, const RegieDocumentPart *part)
{
  g_string_append_printf (self->xml,
                          "<table:table table:style-name=\"T\"><table:table-column "
                          "table:style-name=\"T.A\"/><table:table-column table:style-name=\"T.B\" "
                          "table:number-columns-repeated=\"%u\"/><table:table-header-rows>",
                          MAX (part->columns, 2) - 1);
  append_row (self, part, 0);
  g_string_append (self->xml, "</table:table-header-rows>");
  for (guint row = 1; row < regie_document_part_get_n_rows (part); row++)
    append_row (self, part, row);
  g_string_append (self->xml, "</table:table>");
}

/* What the picture shows stands beside it as text for who does not see it. */
static void
append_picture (Body *self, RegieChart *chart, int height)
{
  int shown = PICTURE_WIDTH * height / CHART_WIDTH;

  g_string_append_printf (self->xml,
                          "<text:p><draw:frame draw:style-name=\"P\" draw:name=\"%u\" "
                          "text:anchor-type=\"as-char\" svg:width=\"%d.%02dmm\" "
                          "svg:height=\"%d.%02dmm\"><draw:image xlink:href=\"Pictures/%u.png\" "
                          "xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
                          self->pictures->len, PICTURE_WIDTH / 100, PICTURE_WIDTH % 100,
                          shown / 100, shown % 100, self->pictures->len);
  append_words (self, "<svg:title>", chart->title, "</svg:title><svg:desc>");
  for (guint i = 0; i < regie_chart_get_n_points (chart); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (regie_chart_get_point (chart, i)->spoken,
                                                       -1);

      g_string_append_printf (self->xml, "%s%s", i > 0 ? "; " : "", escaped);
    }
  g_string_append (self->xml, "</svg:desc></draw:frame></text:p>");
}

static gboolean
append_chart (Body *self, RegieChart *chart, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  int height = regie_chart_get_page_height (chart, CHART_WIDTH);

  if (!regie_chart_write_png (chart, CHART_WIDTH, height, CHART_SCALE, stream, error)
      || !g_output_stream_close (stream, NULL, error))
    return FALSE;
  g_ptr_array_add (self->pictures,
                   g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)));
  append_picture (self, chart, height);
  return TRUE;
}

static gboolean
append_part (Body *self, const RegieDocumentPart *part, GError **error)
{
  switch (part->kind)
    {
    case REGIE_DOCUMENT_TITLE:
    case REGIE_DOCUMENT_CHAPTER:
      append_words (self, "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">",
                    part->text, "</text:h>");
      return TRUE;
    case REGIE_DOCUMENT_SECTION:
      append_words (self, "<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">",
                    part->text, "</text:h>");
      return TRUE;
    case REGIE_DOCUMENT_SMALL:
      append_words (self, "<text:p text:style-name=\"Small\">", part->text, "</text:p>");
      return TRUE;
    case REGIE_DOCUMENT_POINT:
      append_words (self, "<text:list-item><text:p>", part->text, "</text:p></text:list-item>");
      return TRUE;
    case REGIE_DOCUMENT_TABLE:
      append_table (self, part);
      return TRUE;
    case REGIE_DOCUMENT_CHART:
      return append_chart (self, part->chart, error);
    default:
      append_words (self, "<text:p>", part->text, "</text:p>");
      return TRUE;
    }
}

gboolean
regie_document_write_odt (const RegieDocument *self, const char *language, GOutputStream *stream,
                          GError **error)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Body body = { xml, pictures };
  gboolean in_list = FALSE;

  g_return_val_if_fail (self != NULL && language != NULL, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieDocumentPart *part = self->parts->pdata[i];

      /* Points that follow each other are one list. */
      if (in_list != (part->kind == REGIE_DOCUMENT_POINT))
        g_string_append (xml, in_list ? "</text:list>" : "<text:list text:style-name=\"L\">");
      in_list = part->kind == REGIE_DOCUMENT_POINT;
      if (!append_part (&body, part, error))
        return FALSE;
    }
  if (in_list)
    g_string_append (xml, "</text:list>");
  return regie_odt_write (xml->str, self->title, language, pictures, stream, error);
}
