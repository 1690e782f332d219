/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter as an OpenDocument text. */
#include "regie-letter.h"
#include "regie-odt.h"

static char *
dup_body (const char *text)
{
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (text);
  GString *xml = g_string_new (NULL);
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
      regie_odt_append_text (xml, block->text);
      g_string_append (xml, block->kind == REGIE_BLOCK_HEADING ? "</text:h>"
                            : in_list                          ? "</text:p></text:list-item>"
                                                               : "</text:p>");
    }
  if (in_list)
    g_string_append (xml, "</text:list>");
  return g_string_free (xml, FALSE);
}

gboolean
regie_letter_write_odt (const char *text, const char *title, const char *language,
                        GOutputStream *stream, GError **error)
{
  g_autofree char *body = dup_body (text);

  return regie_odt_write (body, title, language, NULL, stream, error);
}
