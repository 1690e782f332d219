/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands on the page of a database that cannot be used, and on that of the backups. */
#include "regie-backup-view.h"

#include <glib/gi18n.h>

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

char *
regie_backup_dup_words (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDateTime) at = regie_backup_read_name (name);

  return at != NULL ? regie_damage_dup_moment (at) : g_steal_pointer (&name);
}

/* Which backups there are in FOLDER, at the end of CHAPTERS. */
static RegieChapter *
add_backups (GListStore *chapters, const char *folder)
{
  g_autoptr (GPtrArray) files = regie_backup_list (folder);
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Backups"), _("What is recorded after a backup was made is not in it."));

  for (guint i = 0; i < files->len; i++)
    {
      const RegieBackupFile *file = files->pdata[i];
      g_autofree char *moment = regie_damage_dup_moment (file->at);
      g_autofree char *size = g_format_size ((guint64) file->size);
      RegieLine *line;

      if (!file->is_readable)
        continue;
      line = regie_chapter_add_line (chapter, file->name, moment,
                                     file->is_good ? _("It was opened and compared when it was "
                                                        "made or tested.")
                                                   : NULL);
      regie_line_add_word (line, size, "dim-label");
      regie_line_add_deed (line, _("Restore…"), "win.restore", g_variant_new_string (file->path));
    }
  return chapter;
}

static gboolean
is_empty (const RegieChapter *chapter)
{
  return g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)) == 0;
}

GListStore *
regie_damage_list (const char *folder)
{
  g_autofree char *usual = regie_backup_dup_folder ();
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter = add_backups (chapters, folder != NULL ? folder : usual);

  if (is_empty (chapter))
    regie_chapter_add_empty (chapter, _("No backup was found on this computer. If one lies "
                                         "elsewhere, choose it below."));
  return chapters;
}

/* --- the page of the backups --- */

static const RegieProp props[] = {
  REGIE_PROP (RegieBackupView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieBackupView, regie_backup_view, props)

static void
add_made (RegieChapter *chapter, const RegieBackupState *state)
{
  g_autofree char *moment = state->made != NULL ? regie_damage_dup_moment (state->made) : NULL;
  RegieLine *line = regie_chapter_add_line (
    chapter, "made", _("Last backup"),
    state->is_set_up ? moment : _("No key for backups was made here yet: make one first."));

  regie_line_set_shape (line, state->made != NULL ? REGIE_SHAPE_DONE : REGIE_SHAPE_LATE);
  if (moment == NULL && state->is_set_up)
    regie_line_add_word (line, _("none yet"), "error");
  if (state->is_set_up)
    regie_line_add_deed (line, _("Make a backup"), "backup.make", NULL);
  else
    regie_line_add_deed (line, _("Make a Key…"), "backup.key", g_variant_new_boolean (FALSE));
}

/* What seals them, once it is there. */
static void
add_key (RegieChapter *chapter, const RegieBackupState *state)
{
  RegieLine *line;

  if (!state->is_set_up)
    return;
  line = regie_chapter_add_line (chapter, "key", _("Key of the backups"),
                                 _("The passphrase opens them, or the recovery key that lies in a "
                                    "safe."));
  regie_line_set_shape (line, REGIE_SHAPE_DONE);
  regie_line_add_deed (line, _("Another Passphrase…"), "backup.key", g_variant_new_boolean (TRUE));
}

static void
add_tested (RegieChapter *chapter, const RegieBackupState *state)
{
  g_autofree char *moment = state->tested != NULL ? regie_damage_dup_moment (state->tested) : NULL;
  RegieLine *line = regie_chapter_add_line (
    chapter, "tested", _("Last tested by restoring it"),
    state->tested == NULL ? _("Never: a backup is only known to be good once it was restored.")
    : state->is_good      ? moment
                          : state->reason);

  regie_line_set_shape (line, state->is_good && !state->is_test_due ? REGIE_SHAPE_DONE
                                                                    : REGIE_SHAPE_LATE);
  if (state->n > 0)
    regie_line_add_deed (line, _("Test the newest"), "backup.test", NULL);
}

RegieBackupView *
regie_backup_view_load (const char *folder, GDateTime *now)
{
  RegieBackupView *self = g_object_new (regie_backup_view_get_type (), NULL);
  g_autoptr (RegieBackupState) state = regie_backup_state_load (folder, now);
  RegieChapter *chapter;

  chapter = regie_chapters_add (self->chapters, _("How it stands"), state->folder);
  add_made (chapter, state);
  add_tested (chapter, state);
  add_key (chapter, state);
  chapter = add_backups (self->chapters, state->folder);
  if (is_empty (chapter))
    regie_chapter_add_empty (chapter, _("There is no backup yet."));
  return self;
}
