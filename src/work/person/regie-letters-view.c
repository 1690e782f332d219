/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: those that were made, and the templates to make one from. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-views.h"
#include "regie-letter.h"
#include "regie-text.h"

/* The letter can be read where it stands: pressing its line opens it. */
static void
add_text (RegieLine *row, RegieRecord *letter)
{
  const char *stored = regie_get (letter, Document, text);
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (stored != NULL ? stored : "");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "",
                              block->kind == REGIE_BLOCK_POINT ? "• " : "", block->text);
    }
  if (text->len > 0)
    regie_line_add_line (row, NULL, text->str, NULL);
}

static void
add_made (GListStore *chapters, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Document];
  RegieChapter *chapter = regie_chapters_add (chapters, _("Letters that were made"), NULL);

  for (guint i = list->len; i-- > 0;)
    {
      RegieRecord *record = list->pdata[i];
      gint64 id = regie_record_get_id (record);
      g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Document, made_on));
      g_autofree char *name = regie_line_dup_name (record);
      RegieLine *row = regie_chapter_add_line (chapter, name, regie_get (record, Document, title),
                                               day);

      regie_line_add_deed (row, "PDF…", "dossier.letter-save", g_variant_new ("(xs)", id, "pdf"));
      regie_line_add_deed (row, "ODT…", "dossier.letter-save", g_variant_new ("(xs)", id, "odt"));
      regie_line_add_icon (row, "document-print-symbolic", _("Print"), "dossier.letter-print",
                           g_variant_new_int64 (id));
      regie_line_add_icon (row, "user-trash-symbolic", _("Remove"), "records.remove",
                           g_variant_new ("(ux)", REGIE_ENTITY_Document, id));
      add_text (row, record);
    }
  if (list->len == 0)
    regie_chapter_add_empty (chapter, _("No letter was made here yet."));
}

static gboolean
is_dutch (const RegieTemplate *template)
{
  return strcmp (template->language, "nl") == 0;
}

/* A template that a letter can be made from, with its LANGUAGE when it is another than usual. */
static void
add_template (RegieChapter *chapter, const RegieTemplate *template, const char *language)
{
  g_autofree char *name = g_strdup_printf ("template/%s.%s", template->name, template->language);
  g_autofree char *target = g_strdup_printf ("%s.%s", template->name, template->language);
  RegieLine *row = regie_chapter_add_line (chapter, name, template->title, language);

  regie_line_add_deed (row, _("Make…"), "dossier.letter", g_variant_new_string (target));
  regie_line_set_action (row, "dossier.letter", g_variant_new_string (target));
}

GListStore *
regie_letters_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();
  g_autofree char *faults = NULL;
  g_autoptr (GPtrArray) templates = regie_templates_load (&faults);
  RegieChapter *chapter;

  add_made (chapters, from);
  chapter = regie_chapters_add (
    chapters, _("Make a letter"),
    _("From templates that the office can change (folder regie/letters of its configuration)."));
  if (faults != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (faults, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        regie_line_set_shape (regie_chapter_add_line (chapter, NULL, lines[i], NULL),
                              REGIE_SHAPE_LATE);
    }
  for (guint i = 0; i < templates->len; i++)
    if (is_dutch (templates->pdata[i]))
      add_template (chapter, templates->pdata[i], NULL);
  for (guint i = 0; i < templates->len; i++)
    if (!is_dutch (templates->pdata[i]))
      add_template (chapter, templates->pdata[i],
                    regie_codes_label (from->office->codes, "taalcode",
                                       ((const RegieTemplate *) templates->pdata[i])->language));
  return chapters;
}
