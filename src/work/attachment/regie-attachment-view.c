/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of a dossier as a chapter. */
#include "regie-attachment-view.h"

#include <glib/gi18n.h>

#include "regie-text.h"

/* So many files are shown at once; the others are behind one line. */
#define SHOWN 12

static const char *
name_of (const RegieAttachmentSource *from, gint64 staff)
{
  for (guint i = 0; i < from->staff->len; i++)
    if (regie_record_get_id (from->staff->pdata[i]) == staff)
      return regie_get (from->staff->pdata[i], Staff, name);
  return NULL;
}

/* "vr 20 nov 2026 · Brief · PDF, 1,2 MB · Anna Bos", and the remark below it. */
static char *
dup_about (const RegieAttachmentSource *from, RegieRecord *file)
{
  g_autofree char *day = regie_day_dup_medium (regie_get_day (file, Attachment, day));
  g_autofree char *size = regie_incoming_dup_size (
    (guint64) regie_get_int (file, Attachment, size, 0));
  const char *who = name_of (from, regie_get_int (file, Attachment, staff, 0));
  const char *note = regie_get (file, Attachment, note);

  return g_strdup_printf ("%s · %s · %s, %s%s%s%s%s", day,
                          regie_codes_label (from->office->codes, "bestandsoort",
                                             regie_get (file, Attachment, kind)),
                          regie_incoming_get_word (regie_get (file, Attachment, media_type)), size,
                          who != NULL ? " · " : "", who != NULL ? who : "",
                          note != NULL ? "\n" : "", note != NULL ? note : "");
}

static RegieLine *
line_of (const RegieAttachmentSource *from, RegieRecord *file)
{
  g_autofree char *name = regie_line_dup_name (file);
  g_autofree char *about = dup_about (from, file);
  RegieLine *line = regie_line_new (name, regie_get (file, Attachment, title), about);
  gint64 id = regie_record_get_id (file);
  gboolean opens = regie_incoming_may_open (regie_get (file, Attachment, name),
                                            regie_get (file, Attachment, media_type));

  regie_line_set_action (line, opens ? "dossier.file-open" : "dossier.file-save",
                         g_variant_new_int64 (id));
  regie_line_add_icon (line, "document-save-symbolic", _("Save a copy"), "dossier.file-save",
                       g_variant_new_int64 (id));
  if (from->may_change)
    regie_line_add_edits (line, REGIE_ENTITY_Attachment, file);
  return line;
}

/* By day, the newest first. */
static int
compare_files (gconstpointer a, gconstpointer b)
{
  RegieRecord *x = *(RegieRecord *const *) a;
  RegieRecord *y = *(RegieRecord *const *) b;
  RegieDay one = regie_get_day (x, Attachment, day);
  RegieDay other = regie_get_day (y, Attachment, day);

  if (one != other)
    return one > other ? -1 : 1;
  return regie_record_get_id (x) > regie_record_get_id (y) ? -1 : 1;
}

/* What was removed can be brought back; one that came in the wrong dossier must be able to go. */
static void
add_removed (RegieChapter *chapter, const RegieAttachmentSource *from)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u removed file", "%u removed files",
                                                      (gulong) from->n_removed),
                                            (guint) from->n_removed);
  RegieLine *line = regie_chapter_add_line (
    chapter, "files/removed", title,
    _("It can be brought back from the log, until it is erased for good."));

  regie_line_add_deed (line, _("Erase…"), "attachment.forget",
                       g_variant_new_int64 (from->dossier));
}

void
regie_attachment_add_chapter (GListStore *chapters, const RegieAttachmentSource *from)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  RegieLine *earlier = NULL;
  RegieChapter *chapter;

  g_return_if_fail (G_IS_LIST_STORE (chapters) && from != NULL);
  chapter = regie_chapters_add (
    chapters, _("Files"),
    from->may_change ? _(
      "What came in: drop it on the dossier, or choose it. Press one to open it; what you open "
      "is a copy to read.")
                     : _("What came in. Press one to open it; what you open is a copy to read."));
  if (from->may_change)
    regie_chapter_add_deed (chapter, _("Add files…"), "dossier.file-add", NULL);
  g_ptr_array_extend (files, from->folder->records[REGIE_ENTITY_Attachment], NULL, NULL);
  g_ptr_array_sort (files, compare_files);
  if (files->len == 0)
    regie_chapter_add_empty (chapter, _("There are no files in this dossier yet."));
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (RegieLine) line = line_of (from, files->pdata[i]);

      if (i == SHOWN)
        {
          g_autofree char *title = g_strdup_printf (
            ngettext ("%u earlier file", "%u earlier files", files->len - i), files->len - i);

          earlier = regie_chapter_add_line (chapter, "files/earlier", title, NULL);
        }
      g_list_store_append (earlier != NULL ? earlier->lines : chapter->lines, line);
    }
  if (from->n_removed > 0)
    add_removed (chapter, from);
}
