/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes and tests backups from the window, and says how they stand. */
#include "regie-backup-commands.h"

#include <glib/gi18n.h>

#include "regie-backup-folder.h"
#include "regie-backup-keyring.h"
#include "regie-backup-view.h"
#include "regie-backup.h"
#include "regie-error.h"

static gboolean
make (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
      GError **error)
{
  g_autoptr (RegieSealKeys) keys = regie_backup_need_keys (error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *folder = regie_backup_dup_folder ();
  const RegieBackupAsk ask = { .folder = folder,
                               .keys = keys,
                               .now = now,
                               .progress = work->progress,
                               .data = work->progress_data,
                               .cancellable = work->cancellable };
  g_autofree char *path = keys != NULL ? regie_backup_make (work->db, &ask, error) : NULL;

  if (path == NULL)
    return FALSE;
  outcome->said = g_strdup (_("The backup was made, opened and compared."));
  return TRUE;
}

static gboolean
test (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
      GError **error)
{
  g_autoptr (RegieSealKeys) keys = regie_backup_need_keys (error);
  g_autoptr (RegieSecret) secret = keys != NULL ? regie_backup_keyring_find (keys) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *folder = regie_backup_dup_folder ();
  const RegieSealOpener opener = { .secret = secret };

  if (keys == NULL)
    return FALSE;
  if (secret == NULL)
    return regie_refuse (error, _("There is no key ring with the key of the backups here: give "
                                   "“regiectl backup test”, which asks for the passphrase."));
  if (!regie_backup_test (folder, &opener, now, work->cancellable, error))
    return FALSE;
  outcome->said = g_strdup (
    _("The newest backup was restored to a place of its own and is whole."));
  return TRUE;
}

const RegieCommand regie_backup_commands[REGIE_N_BACKUP_COMMANDS] = {
  [REGIE_BACKUP_MAKE] = { .name = "backup.make", .rights = REGIE_RIGHT (ADMINISTER), .run = make },
  [REGIE_BACKUP_TEST] = { .name = "backup.test",
                          .rights = REGIE_RIGHT (ADMINISTER),
                          .run = test,
                          .quiet = TRUE },
};

static gpointer
load (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return regie_backup_view_load (NULL, now);
}

const RegieQuestion regie_backup_questions[REGIE_N_BACKUP_QUESTIONS] = {
  [REGIE_BACKUP_READ] = { .name = "backup.read",
                          .rights = REGIE_RIGHT (ADMINISTER),
                          .load = load,
                          .free = g_object_unref },
};
