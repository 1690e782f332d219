/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of cells as an OpenDocument spreadsheet. */
#include <string.h>

#include "regie-archive.h"
#include "regie-cells-private.h"

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"
/* Of a letter, in hundredths of a millimetre. */
#define LETTER 200

static const char content_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"" URN "office:1.0\" xmlns:text=\"" URN "text:1.0\" "
    "xmlns:table=\"" URN "table:1.0\" xmlns:style=\"" URN "style:1.0\" xmlns:number=\"" URN
    "datastyle:1.0\" xmlns:fo=\"" URN "xsl-fo-compatible:1.0\" office:version=\"1.3\">"
    "<office:automatic-styles>"
    "<number:currency-style style:name=\"N1\"><number:currency-symbol>€</number:currency-symbol>"
    "<number:text> </number:text><number:number number:decimal-places=\"2\" "
    "number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
    "</number:currency-style>"
    "<number:date-style style:name=\"N2\"><number:day number:style=\"long\"/><number:text>-"
    "</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:year "
    "number:style=\"long\"/></number:date-style>"
    "<style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"money\" style:family=\"table-cell\" "
    "style:data-style-name=\"N1\"/>"
    "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>";
static const char content_tail[]
  = "</table:table></office:spreadsheet></office:body></office:document-content>\n";
static const char styles[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<office:document-styles xmlns:office=\"" URN
                             "office:1.0\" office:version=\"1.3\"/>\n";
static const char manifest[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"" URN "manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"settings.xml\" "
    "manifest:media-type=\"text/xml\"/></manifest:manifest>\n";
/* Two windows above each other, of which the upper one holds the heading. */
static const char settings_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-settings xmlns:office=\"" URN "office:1.0\" xmlns:config=\"" URN
    "config:1.0\" office:version=\"1.3\"><office:settings><config:config-item-set "
    "config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
    "<config:config-item-map-entry><config:config-item config:name=\"ViewId\" "
    "config:type=\"string\">view1</config:config-item><config:config-item-map-named "
    "config:name=\"Tables\"><config:config-item-map-entry config:name=\"";
static const char settings_tail[]
  = "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2"
    "</config:config-item><config:config-item config:name=\"VerticalSplitPosition\" "
    "config:type=\"int\">1</config:config-item><config:config-item "
    "config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
    "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1"
    "</config:config-item></config:config-item-map-entry></config:config-item-map-named>"
    "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
    "</office:settings></office:document-settings>\n";

/* Lines within a text become paragraphs of the cell. */
static void
append_text (GString *xml, const char *style, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append_printf (xml, "<table:table-cell%s office:value-type=\"string\">", style);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (xml, "<text:p>");
      regie_cells_append_escaped (xml, lines[i]);
      g_string_append (xml, "</text:p>");
    }
  g_string_append (xml, "</table:table-cell>");
}

static void
append_cell (GString *xml, const RegieCell *cell, RegieCellKind kind)
{
  char day[REGIE_DAY_TEXT];

  if (!cell->is_known)
    g_string_append (xml, "<table:table-cell/>");
  else if (kind == REGIE_CELL_TEXT)
    append_text (xml, "", cell->text);
  else if (kind == REGIE_CELL_DAY)
    g_string_append_printf (xml,
                            "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" "
                            "office:date-value=\"%s\"/>",
                            regie_day_format ((RegieDay) cell->amount, day));
  else
    {
      g_string_append (xml, kind == REGIE_CELL_MONEY
                              ? "<table:table-cell table:style-name=\"money\" "
                                "office:value-type=\"currency\" office:currency=\"EUR\" "
                                "office:value=\""
                              : "<table:table-cell office:value-type=\"float\" office:value=\"");
      regie_cells_append_amount (xml, cell->amount, '.', kind == REGIE_CELL_MONEY);
      g_string_append (xml, "\"/>");
    }
}

static void
append_columns (const RegieCells *self, GString *xml)
{
  guint n = regie_cells_get_n_columns (self);

  for (guint i = 0; i < n; i++)
    {
      guint width = regie_cells_column_at (self, i)->width * LETTER;

      g_string_append_printf (xml,
                              "<style:style style:name=\"c%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%u.%02umm\"/>"
                              "</style:style>",
                              i, width / 100, width % 100);
    }
  g_string_append (xml, "</office:automatic-styles><office:body><office:spreadsheet>"
                        "<table:table table:name=\"");
  regie_cells_append_escaped (xml, self->title);
  g_string_append (xml, "\">");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"c%u\"/>", i);
}

static char *
dup_content (const RegieCells *self)
{
  GString *xml = g_string_new (content_head);
  guint n = regie_cells_get_n_columns (self);
  guint n_rows = regie_cells_get_n_rows (self);

  append_columns (self, xml);
  g_string_append (xml, "<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < n; i++)
    append_text (xml, " table:style-name=\"head\"", regie_cells_column_at (self, i)->heading);
  g_string_append (xml, "</table:table-row></table:table-header-rows>");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (xml, "<table:table-row>");
      for (guint i = 0; i < n; i++)
        append_cell (xml, regie_cells_cell_at (self, row, i),
                     regie_cells_column_at (self, i)->kind);
      g_string_append (xml, "</table:table-row>");
    }
  g_string_append (xml, content_tail);
  return g_string_free (xml, FALSE);
}

gboolean
regie_cells_write_ods (const RegieCells *self, GOutputStream *stream, GError **error)
{
  g_autofree char *content = dup_content (self);
  g_autoptr (GString) settings = g_string_new (settings_head);

  regie_cells_append_escaped (settings, self->title);
  g_string_append (settings, settings_tail);
  {
    const RegieArchiveFile files[] = { regie_archive_kind (MIME),
                                       regie_archive_text ("content.xml", content),
                                       regie_archive_text ("styles.xml", styles),
                                       regie_archive_text ("settings.xml", settings->str),
                                       regie_archive_text ("META-INF/manifest.xml", manifest) };

    return regie_archive_write (files, G_N_ELEMENTS (files), stream, error);
  }
}
