/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes backups and tests them. */
#include "regie-backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "regie-anchor.h"
#include "regie-backup-folder.h"
#include "regie-container.h"
#include "regie-error.h"
#include "regie-partial.h"
#include "regie-plain-query.h"
#include "regie-workplace.h"

/* Opens what was written with KEY and looks at all of it again. */
static gboolean
verify (const char *path, const RegieSecret *key, const RegieWorkplace *workplace,
        GCancellable *cancellable, GError **error)
{
  const RegieSealOpener opener = { .key = key };
  g_autofree char *name = regie_workplace_dup_file (workplace, "again.db");
  g_autofree char *into = regie_partial_make (name, error);
  g_autoptr (RegieManifest) manifest = NULL;

  return into != NULL
         && (manifest = regie_container_read (path, &opener, into, cancellable, error)) != NULL
         && regie_plain_check (into, manifest, cancellable, error);
}

/* DB into the file at PATH. */
static gboolean
make (RegieDb *db, const RegieBackupAsk *ask, const char *path, GError **error)
{
  g_autoptr (RegieWorkplace) workplace = regie_workplace_new (error);
  g_autofree char *plain = NULL;
  g_autoptr (RegieManifest) manifest = NULL;
  g_autoptr (RegieSecret) key = NULL;

  if (workplace == NULL)
    return FALSE;
  plain = regie_workplace_dup_file (workplace, "taken.db");
  return regie_plain_take (db, plain, ask->progress, ask->data, ask->cancellable, error)
         && (manifest = regie_plain_look (plain, db->klass->name, ask->now, ask->cancellable,
                                          error))
              != NULL
         && regie_container_write (path, plain, manifest, ask->keys, &key, ask->cancellable, error)
         && verify (path, key, workplace, ask->cancellable, error);
}

char *
regie_backup_make (RegieDb *db, const RegieBackupAsk *ask, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *partial = NULL;

  g_return_val_if_fail (db != NULL && ask->folder != NULL && ask->keys != NULL, NULL);
  name = regie_backup_dup_name (ask->now);
  path = g_build_filename (ask->folder, name, NULL);
  if (g_mkdir_with_parents (ask->folder, 0700) != 0)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FULL, _("The folder %s cannot be made: %s."),
                   ask->folder, g_strerror (errno));
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return regie_partial_refuse (path, error), NULL;
  if ((partial = regie_partial_make (path, error)) == NULL)
    return NULL;
  if (!make (db, ask, partial, error) || !regie_partial_publish (partial, path, error))
    {
      g_unlink (partial);
      return NULL;
    }
  regie_backup_note_made (ask->folder, name);
  /* What the log was when the backup was made, where it can be looked up later. */
  regie_anchor_keep (db, TRUE, NULL);
  regie_backup_rotate (ask->folder);
  return g_steal_pointer (&path);
}

static const RegieBackupFile *
find_newest (const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (((RegieBackupFile *) files->pdata[i])->is_readable)
      return files->pdata[i];
  return NULL;
}

/* It is the key that is wrong, or the disk; not the backup. */
static gboolean
is_of_asker (const GError *error)
{
  return !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_DAMAGED)
         && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_FOREIGN);
}

gboolean
regie_backup_test (const char *folder, const RegieSealOpener *opener, GDateTime *now,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = regie_backup_list (folder);
  const RegieBackupFile *newest = find_newest (files);
  g_autoptr (RegieWorkplace) workplace = NULL;
  g_autoptr (RegieManifest) manifest = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  g_autofree char *into = NULL;

  if (newest == NULL)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_FAILED, _("There is no backup in %s."), folder);
      return FALSE;
    }
  if ((workplace = regie_workplace_new (error)) == NULL)
    return FALSE;
  name = regie_workplace_dup_file (workplace, "tested.db");
  if ((into = regie_partial_make (name, error)) == NULL)
    return FALSE;
  if ((manifest = regie_container_read (newest->path, opener, into, cancellable, &local)) != NULL
      && regie_plain_check (into, manifest, cancellable, &local))
    return regie_backup_note_tested (folder, newest->name, now, NULL), TRUE;
  if (!is_of_asker (local))
    regie_backup_note_tested (folder, newest->name, now, local->message);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

RegieManifest *
regie_backup_look (const char *path, const RegieSealOpener *opener, GCancellable *cancellable,
                   GError **error)
{
  return regie_container_read (path, opener, NULL, cancellable, error);
}
