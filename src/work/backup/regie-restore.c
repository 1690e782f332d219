/* SPDX-License-Identifier: EUPL-1.2 */
/* Puts back what a backup holds. */
#include "regie-restore.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "regie-anchor.h"
#include "regie-container.h"
#include "regie-error.h"
#include "regie-office-query.h"
#include "regie-partial.h"
#include "regie-plain-query.h"
#include "regie-restored-query.h"
#include "regie-workplace.h"

/* What SQLite keeps beside a file and takes for a part of whatever has its name. */
static const char *const beside[] = { "-journal", "-wal", "-shm" };

/* The files that PROCESS (a folder of /proc) has open are asked for by number, and never opened:
 * closing one would let go of the locks that SQLite has on it. */
static gboolean
has_open (const char *process, const struct stat *wanted)
{
  g_autofree char *folder = g_build_filename ("/proc", process, "fd", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat found;

      if (stat (path, &found) == 0 && found.st_dev == wanted->st_dev
          && found.st_ino == wanted->st_ino)
        return TRUE;
    }
  return FALSE;
}

gboolean
regie_restore_is_open (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  struct stat wanted;
  const char *name;

  if (stat (path, &wanted) != 0)
    return FALSE;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (*name) && has_open (name, &wanted))
      return TRUE;
  return FALSE;
}

/* "office-before-restore-20261129-150405.db" */
static char *
dup_kept (const char *path, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *moment = g_date_time_format (utc, "%Y%m%d-%H%M%S");
  const char *ending = g_str_has_suffix (path, ".db") ? ".db" : "";
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (ending));

  return g_strdup_printf ("%s-before-restore-%s%s", stem, moment, ending);
}

/* Also what stands beside a file that is gone: SQLite would take it for a part of the new one. */
static gboolean
move_beside (const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *old = g_strconcat (from, beside[i], NULL);
      g_autofree char *fresh = g_strconcat (to, beside[i], NULL);

      if (g_file_test (old, G_FILE_TEST_EXISTS) && !regie_partial_rename (old, fresh, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_journal (const char *path)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strconcat (path, beside[i], NULL);
      GStatBuf status;

      if (g_stat (name, &status) == 0 && status.st_size > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
regie_restore_place (const char *partial, const char *path, GDateTime *now, char **kept,
                     GError **error)
{
  g_autofree char *aside = dup_kept (path, now);
  gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (is_there && regie_restore_is_open (path))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_BUSY,
                           _("A program has this database open. Close it and restore again; "
                              "nothing was changed."));
      return FALSE;
    }
  if (is_there && has_journal (path))
    regie_plain_settle (path);
  if (is_there && !regie_partial_rename (path, aside, error))
    return FALSE;
  if (move_beside (path, aside, error) && regie_partial_publish (partial, path, error))
    {
      regie_plain_keep_anchor (path);
      *kept = is_there ? g_steal_pointer (&aside) : NULL;
      return TRUE;
    }
  if (is_there && regie_partial_rename (aside, path, NULL))
    move_beside (aside, path, NULL);
  return FALSE;
}

/* What the backup holds into the empty file at PATH, and looked at. */
static RegieManifest *
take_out (const RegieRestoreAsk *ask, const char *path, GError **error)
{
  g_autoptr (RegieManifest) manifest = regie_container_read (ask->backup, ask->opener, path,
                                                             ask->cancellable, error);

  return manifest != NULL && regie_plain_check (path, manifest, ask->cancellable, error)
           ? g_steal_pointer (&manifest)
           : NULL;
}

/* What SQLite leaves beside the file goes: it has a name of its own until it is placed. */
static gboolean
note (const RegieRestoreAsk *ask, const RegieManifest *manifest, const char *path, GError **error)
{
  if (ask->by == NULL)
    return TRUE;
  if (!regie_plain_note_restored (path, ask->by, manifest->made, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *name = g_strconcat (path, beside[i], NULL);

      g_unlink (name);
    }
  return TRUE;
}

char *
regie_restore_prepare (const RegieRestoreAsk *ask, const char *path, RegieManifest **manifest,
                       GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *partial = NULL;

  g_return_val_if_fail (manifest != NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The folder %s cannot be made: %s."),
                   folder, g_strerror (errno));
      return NULL;
    }
  if ((partial = regie_partial_make (path, error)) == NULL)
    return NULL;
  if ((*manifest = take_out (ask, partial, error)) != NULL && note (ask, *manifest, partial, error))
    return g_steal_pointer (&partial);
  g_clear_pointer (manifest, regie_manifest_free);
  g_unlink (partial);
  return NULL;
}

RegieManifest *
regie_restore_to_file (const RegieRestoreAsk *ask, const char *path, char **kept, GError **error)
{
  g_autoptr (RegieManifest) manifest = NULL;
  g_autofree char *partial = regie_restore_prepare (ask, path, &manifest, error);

  g_return_val_if_fail (kept != NULL, NULL);
  *kept = NULL;
  if (partial == NULL)
    return NULL;
  if (regie_restore_place (partial, path, ask->now, kept, error))
    return g_steal_pointer (&manifest);
  g_unlink (partial);
  return NULL;
}

/* On a server somebody is who is let in there, whatever they are called on this computer.  An
 * anchor that is not kept takes nothing back of what was restored. */
static gboolean
note_restored (RegieDb *db, const char *made, GError **error)
{
  g_autofree char *login = regie_login_dup (db, error);

  if (login == NULL || !regie_restored_note (db, login, made, error))
    return FALSE;
  regie_anchor_keep (db, TRUE, NULL);
  return TRUE;
}

RegieManifest *
regie_restore_to_server (const RegieRestoreAsk *ask, RegieDb *db, GPtrArray *unknown,
                         GError **error)
{
  g_autoptr (RegieWorkplace) workplace = regie_workplace_new (error);
  g_autoptr (RegieManifest) manifest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *partial = NULL;

  if (workplace == NULL)
    return NULL;
  name = regie_workplace_dup_file (workplace, "restored.db");
  return (partial = regie_partial_make (name, error)) != NULL
             && (manifest = take_out (ask, partial, error)) != NULL
             && regie_plain_put (partial, db, ask->progress, ask->data, unknown, ask->cancellable,
                                 error)
             && (ask->by == NULL || note_restored (db, manifest->made, error))
           ? g_steal_pointer (&manifest)
           : NULL;
}
