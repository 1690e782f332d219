/* SPDX-License-Identifier: EUPL-1.2 */
/* An OpenDocument text: three small XML files in an archive.  Every text goes through GMarkup's
 * escaping. */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-letter.h"

#define MIME "application/vnd.oasis.opendocument.text"

static const char content_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "office:version=\"1.3\">"
    "<office:automatic-styles><text:list-style style:name=\"L\"><text:list-level-style-bullet "
    "text:level=\"1\" text:bullet-char=\"•\">"
    "<style:list-level-properties text:space-before=\"0.3cm\" "
    "text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet></text:list-style>"
    "<style:style style:name=\"R\" style:family=\"paragraph\"><style:paragraph-properties "
    "style:writing-mode=\"rl-tb\" fo:text-align=\"start\"/></style:style>"
    "<style:style style:name=\"RH\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties "
    "style:writing-mode=\"rl-tb\" fo:text-align=\"start\"/></style:style>"
    "</office:automatic-styles>"
    "<office:body><office:text>";
static const char manifest[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" "
    "manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

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
    "</office:styles><office:automatic-styles><style:page-layout "
    "style:name=\"A4\"><style:page-layout-properties fo:page-width=\"21cm\" "
    "fo:page-height=\"29.7cm\""
    " fo:margin-top=\"2.5cm\" fo:margin-bottom=\"2.5cm\" fo:margin-left=\"2.5cm\" "
    "fo:margin-right=\"2.5cm\"/></style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name=\"Standard\" "
    "style:page-layout-name=\"A4\"/></office:master-styles></office:document-styles>\n",
    language, strcmp (language, "nl") == 0 ? "NL" : "GB");
}

/* Lines within a text become line breaks. */
static void
append_text (GString *xml, const char *text)
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

static char *
dup_content (const char *text)
{
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (text);
  GString *xml = g_string_new (content_head);
  gboolean in_list = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];

      if (in_list != (block->kind == REGIE_BLOCK_POINT))
        g_string_append (xml, in_list ? "</text:list>" : "<text:list text:style-name=\"L\">");
      in_list = block->kind == REGIE_BLOCK_POINT;
      if (in_list)
        g_string_append (xml, "<text:list-item>");
      if (block->kind == REGIE_BLOCK_HEADING)
        g_string_append_printf (xml, "<text:h text:style-name=\"%s\" text:outline-level=\"1\">",
                                block->right_to_left ? "RH" : "Heading_20_1");
      else
        g_string_append (xml, block->right_to_left ? "<text:p text:style-name=\"R\">" : "<text:p>");
      append_text (xml, block->text);
      g_string_append (xml, block->kind == REGIE_BLOCK_HEADING ? "</text:h>"
                            : in_list                          ? "</text:p></text:list-item>"
                                                               : "</text:p>");
    }
  g_string_append (xml, in_list
                          ? "</text:list></office:text></office:body></office:document-content>\n"
                          : "</office:text></office:body></office:document-content>\n");
  return g_string_free (xml, FALSE);
}

typedef struct {
  GOutputStream *stream;
  GError **error;
} Writing;

static la_ssize_t
write_some (struct archive *archive, void *data, const void *bytes, size_t length)
{
  Writing *w = data;
  gsize written;

  if (g_output_stream_write_all (w->stream, bytes, length, &written, NULL,
                                 *w->error == NULL ? w->error : NULL))
    return (la_ssize_t) written;
  archive_set_error (archive, -1, "write");
  return -1;
}

static gboolean
add_file (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (text);
  gboolean ok;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  ok = archive_write_header (archive, entry) == ARCHIVE_OK
       && archive_write_data (archive, text, length) == (la_ssize_t) length;
  archive_entry_free (entry);
  return ok;
}

gboolean
regie_letter_write_odt (const char *text, const char *title, const char *language,
                        GOutputStream *stream, GError **error)
{
  g_autoptr (GError) local = NULL;
  GError *first = NULL;
  Writing w = { stream, &first };
  struct archive *archive = archive_write_new ();
  g_autofree char *content = dup_content (text);
  g_autofree char *styles = dup_styles (language);
  g_autofree char *meta = g_markup_printf_escaped (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "office:version=\"1.3\"><office:meta><dc:title>%s</dc:title><dc:language>%s</dc:language></"
    "office:meta></office:document-meta>\n",
    title, language);
  gboolean ok;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1); /* no filling at the end */
  /* The kind of document stands first and as it is, so that programs know it by its beginning. */
  archive_write_zip_set_compression_store (archive);
  ok = archive_write_open (archive, &w, NULL, write_some, NULL) == ARCHIVE_OK
       && add_file (archive, "mimetype", MIME);
  archive_write_zip_set_compression_deflate (archive);
  ok = ok && add_file (archive, "content.xml", content) && add_file (archive, "styles.xml", styles)
       && add_file (archive, "meta.xml", meta)
       && add_file (archive, "META-INF/manifest.xml", manifest);
  ok = archive_write_close (archive) == ARCHIVE_OK && ok;
  if (!ok && first == NULL)
    g_set_error (&first, REGIE_ERROR, REGIE_ERROR_REFUSED, _("The document could not be made: %s"),
                 archive_error_string (archive));
  archive_write_free (archive);
  if (first != NULL)
    g_propagate_error (error, first);
  return ok;
}
