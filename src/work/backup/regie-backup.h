/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-copy-query.h"
#include "regie-manifest.h"
#include "regie-seal.h"

/* Backups: made, opened again to see whether they are whole, and tested. */
typedef struct {
  const char *folder; /* where backups lie; it is made when it is not there */
  const RegieSealKeys *keys;
  GDateTime *now;
  RegieCopyFunc progress; /* may be NULL */
  gpointer data;
  GCancellable *cancellable; /* may be NULL */
} RegieBackupAsk;

/* Makes a backup of DB while others work, opens what was written and lays it beside what was taken;
 * only then it gets its name, which is returned as a path, and older ones go (regie_rotate()).
 * After an error there is no new file. */
char *regie_backup_make (RegieDb *db, const RegieBackupAsk *ask,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Restores the newest backup in FOLDER to a place of its own, looks at all of it, and notes the
 * outcome beside the backups.  FALSE with ERROR set when it is not whole; also when OPENER does not
 * open it, but then nothing is noted. */
gboolean regie_backup_test (const char *folder, const RegieSealOpener *opener, GDateTime *now,
                            GCancellable *cancellable, GError **error);
/* What the backup at PATH holds, once all of it was read. */
RegieManifest *regie_backup_look (const char *path, const RegieSealOpener *opener,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
