/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands on the page of a database that cannot be used. */
#include "regie-damage-view.h"

#include <glib/gi18n.h>

#include "regie-backup-folder.h"
#include "regie-text.h"
#include "regie-error.h"

gboolean
regie_damage_is_meant (const GError *error)
{
  return g_error_matches (error, REGIE_ERROR, REGIE_ERROR_DAMAGED)
         || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_FOREIGN)
         || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_NEWER);
}

const char *
regie_damage_get_title (const GError *error)
{
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_NEWER))
    return _("This database is of a newer Regie");
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_FOREIGN))
    return _("This is not a database of Regie");
  return _("The database is damaged");
}

char *
regie_damage_dup_moment (GDateTime *at)
{
  g_autoptr (GDateTime) here = g_date_time_to_local (at);
  g_autofree char *day = regie_day_dup_long (
    regie_day_from_civil (g_date_time_get_year (here), g_date_time_get_month (here),
                          g_date_time_get_day_of_month (here)));

  return g_strdup_printf ("%s, %02d:%02d", day, g_date_time_get_hour (here),
                          g_date_time_get_minute (here));
}

GListStore *
regie_damage_list (const char *folder)
{
  g_autofree char *usual = regie_backup_dup_folder ();
  g_autoptr (GPtrArray) files = regie_backup_list (folder != NULL ? folder : usual);
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Backups"), _("What is recorded after a backup was made is not in it."));
  gboolean has_any = FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];
      g_autofree char *moment = regie_damage_dup_moment (file->at);
      g_autofree char *size = g_format_size ((guint64) file->size);
      RegieLine *line;

      if (!file->is_readable)
        continue;
      has_any = TRUE;
      line = regie_chapter_add_line (chapter, file->name, moment,
                                     file->is_good ? _("It was opened and compared when it was "
                                                        "made or tested.")
                                                   : NULL);
      regie_line_add_word (line, size, "dim-label");
      regie_line_add_deed (line, _("Restore…"), "win.restore", g_variant_new_string (file->path));
    }
  if (!has_any)
    regie_chapter_add_empty (chapter, _("No backup was found on this computer. If one lies "
                                         "elsewhere, choose it below."));
  return chapters;
}
