/* SPDX-License-Identifier: EUPL-1.2 */
/* An OpenDocument text: a body with its styles and pictures, in an archive. */
#include "regie-odt.h"

#include <string.h>

#include "regie-archive.h"

#define MIME "application/vnd.oasis.opendocument.text"
#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const char content_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"" URN "office:1.0\" xmlns:text=\"" URN "text:1.0\" "
    "xmlns:style=\"" URN "style:1.0\" xmlns:table=\"" URN "table:1.0\" xmlns:draw=\"" URN
    "drawing:1.0\" xmlns:svg=\"" URN "svg-compatible:1.0\" "
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:fo=\"" URN
    "xsl-fo-compatible:1.0\" office:version=\"1.3\">"
    "<office:automatic-styles><text:list-style style:name=\"L\"><text:list-level-style-bullet "
    "text:level=\"1\" text:bullet-char=\"•\">"
    "<style:list-level-properties text:space-before=\"0.3cm\" "
    "text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet></text:list-style>"
    "<style:style style:name=\"R\" style:family=\"paragraph\"><style:paragraph-properties "
    "style:writing-mode=\"rl-tb\" fo:text-align=\"start\"/></style:style>"
    "<style:style style:name=\"RH\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties "
    "style:writing-mode=\"rl-tb\" fo:text-align=\"start\"/></style:style>"
    "<style:style style:name=\"Small\" style:family=\"paragraph\"><style:text-properties "
    "fo:font-size=\"8.5pt\" fo:color=\"#5e5c64\"/></style:style>"
    "<style:style style:name=\"T\" style:family=\"table\"><style:table-properties "
    "style:width=\"16cm\" table:align=\"left\" fo:margin-bottom=\"0.3cm\"/></style:style>"
    "<style:style style:name=\"T.A\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"7cm\"/></style:style>"
    "<style:style style:name=\"T.B\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"3cm\"/></style:style>"
    "<style:style style:name=\"T.C\" style:family=\"table-cell\"><style:table-cell-properties "
    "fo:padding=\"0.08cm\" fo:border-bottom=\"0.5pt solid #dddce0\"/></style:style>"
    "<style:style style:name=\"T.H\" style:family=\"paragraph\"><style:paragraph-properties "
    "fo:margin-bottom=\"0cm\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"T.L\" style:family=\"paragraph\"><style:paragraph-properties "
    "fo:margin-bottom=\"0cm\"/></style:style>"
    "<style:style style:name=\"T.N\" style:family=\"paragraph\"><style:paragraph-properties "
    "fo:margin-bottom=\"0cm\" fo:text-align=\"end\"/></style:style>"
    "<style:style style:name=\"P\" style:family=\"graphic\"/>"
    "</office:automatic-styles>"
    "<office:body><office:text>";
static const char content_tail[] = "</office:text></office:body></office:document-content>\n";
static const char manifest_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"" URN "manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>";

static char *
dup_styles (const char *language)
{
  return g_markup_printf_escaped (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "office:version=\"1.3\"><office:styles>"
    "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
    "fo:margin-bottom=\"0.25cm\" fo:line-height=\"125%%\" fo:text-align=\"start\" "
    "style:writing-mode=\"lr-tb\"/>"
    "<style:text-properties fo:font-family=\"Cantarell\" fo:font-size=\"10.5pt\" "
    "style:font-size-complex=\"10.5pt\" style:font-size-asian=\"10.5pt\" fo:language=\"%s\" "
    "fo:country=\"%s\"/></style:default-style>"
    "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" "
    "style:family=\"paragraph\" style:default-outline-level=\"1\">"
    "<style:paragraph-properties fo:margin-top=\"0.4cm\" "
    "fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"13pt\" "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" "
    "style:family=\"paragraph\" style:default-outline-level=\"2\">"
    "<style:paragraph-properties fo:margin-top=\"0.3cm\" "
    "fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"11pt\" "
    "fo:font-weight=\"bold\"/></style:style>"
    "</office:styles><office:automatic-styles><style:page-layout "
    "style:name=\"A4\"><style:page-layout-properties fo:page-width=\"21cm\" "
    "fo:page-height=\"29.7cm\""
    " fo:margin-top=\"2.5cm\" fo:margin-bottom=\"2.5cm\" fo:margin-left=\"2.5cm\" "
    "fo:margin-right=\"2.5cm\"/></style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name=\"Standard\" "
    "style:page-layout-name=\"A4\"/></office:master-styles></office:document-styles>\n",
    language, strcmp (language, "nl") == 0 ? "NL" : "GB");
}

static char *
dup_meta (const char *title, const char *language)
{
  return g_markup_printf_escaped (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "office:version=\"1.3\"><office:meta><dc:title>%s</dc:title><dc:language>%s</dc:language></"
    "office:meta></office:document-meta>\n",
    title, language);
}

void
regie_odt_append_text (GString *xml, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      if (i > 0)
        g_string_append (xml, "<text:line-break/>");
      g_string_append (xml, escaped);
    }
}

/* PICTURES with their names, which NAMES keeps, after the other files. */
static void
add_pictures (GArray *files, const GPtrArray *pictures, GPtrArray *names, GString *manifest)
{
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      RegieArchiveFile file = { .is_stored = TRUE };
      char *name = g_strdup_printf ("Pictures/%u.png", i + 1);

      g_ptr_array_add (names, name);
      file.name = name;
      file.data = g_bytes_get_data (pictures->pdata[i], &file.length);
      g_array_append_val (files, file);
      g_string_append_printf (manifest,
                              "<manifest:file-entry manifest:full-path=\"%s\" "
                              "manifest:media-type=\"image/png\"/>",
                              name);
    }
}

gboolean
regie_odt_write (const char *body, const char *title, const char *language,
                 const GPtrArray *pictures, GOutputStream *stream, GError **error)
{
  g_autofree char *content = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *meta = NULL;
  g_autoptr (GString) manifest = g_string_new (manifest_head);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (RegieArchiveFile));

  g_return_val_if_fail (body != NULL && title != NULL && language != NULL, FALSE);
  content = g_strconcat (content_head, body, content_tail, NULL);
  styles = dup_styles (language);
  meta = dup_meta (title, language);
  g_array_set_size (files, 4);
  g_array_index (files, RegieArchiveFile, 0) = regie_archive_kind (MIME);
  g_array_index (files, RegieArchiveFile, 1) = regie_archive_text ("content.xml", content);
  g_array_index (files, RegieArchiveFile, 2) = regie_archive_text ("styles.xml", styles);
  g_array_index (files, RegieArchiveFile, 3) = regie_archive_text ("meta.xml", meta);
  add_pictures (files, pictures, names, manifest);
  g_string_append (manifest, "</manifest:manifest>\n");
  {
    const RegieArchiveFile last = regie_archive_text ("META-INF/manifest.xml", manifest->str);

    g_array_append_val (files, last);
  }
  return regie_archive_write ((const RegieArchiveFile *) (gconstpointer) files->data, files->len,
                              stream, error);
}
