/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-backup-folder.h"
#include "regie-chapter.h"

/* What stands on the page of a database that cannot be used: what is wrong, and which backups were
 * found to go on with.  It opens no database. */

/* Is ERROR one of a file that must be left as it is? */
gboolean regie_damage_is_meant (const GError *error);
/* What is wrong, in a few words; ERROR says the rest. */
const char *regie_damage_get_title (const GError *error);
/* The backups in FOLDER (NULL: the usual one), each with the action "win.restore". */
GListStore *regie_damage_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
/* "23 november 2026, 17:30": when something of AT was made, as it was here. */
char *regie_damage_dup_moment (GDateTime *at) G_GNUC_WARN_UNUSED_RESULT;
/* The backup at PATH in words: when it was made, or else how its file is called; owned by the
 * caller. */
char *regie_backup_dup_words (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* The page of the backups: when the last was made and tested, and which there are. */
REGIE_DECLARE_ITEM (RegieBackupView, regie_backup_view, BACKUP_VIEW)
struct _RegieBackupView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* Of the backups in FOLDER (NULL: the usual one) at NOW; it reads no database. */
RegieBackupView *regie_backup_view_load (const char *folder,
                                         GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
