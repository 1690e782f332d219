/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-seal.h"

/* Where backups lie, which there are, what is noted of them, and the key that seals them. */

typedef struct {
  char *name, *path;
  GDateTime *at; /* by its name, in UTC */
  gint64 size;
  gboolean is_readable; /* it begins as a backup */
  gboolean is_good;     /* it was opened here and found whole, when it was made or tested */
} RegieBackupFile;

void regie_backup_file_free (RegieBackupFile *self);
/* backups/ in the data folder of this user; owned by the caller. */
char *regie_backup_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a backup made at AT is called. */
char *regie_backup_dup_name (GDateTime *at) G_GNUC_WARN_UNUSED_RESULT;
/* When the backup that is called NAME was made; NULL when that is the name of something else. */
GDateTime *regie_backup_read_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* RegieBackupFile of what lies in FOLDER, the newest first; empty when there is no such folder. */
GPtrArray *regie_backup_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* How the backups in a folder stand: what a page says of them. */
typedef struct {
  char *folder;
  gboolean is_set_up;         /* there is a key to seal with */
  guint n;                    /* backups that begin as one */
  GDateTime *made;            /* the newest; NULL: there is none */
  GDateTime *tested;          /* NULL: never */
  gboolean is_good;           /* how that test ended */
  char *tested_name, *reason; /* which was tested, and what was wrong; NULL */
  gboolean is_test_due;       /* the newest was not tested for a week */
} RegieBackupState;

/* Of FOLDER (NULL: the usual one) at NOW.  It reads no database and asks for no key. */
RegieBackupState *regie_backup_state_load (const char *folder,
                                           GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
void regie_backup_state_free (RegieBackupState *self);

/* NAME was opened and found whole, when it was made. */
void regie_backup_note_made (const char *folder, const char *name);
/* NAME was tested at NOW; REASON (NULL: it is whole) says what is wrong. */
void regie_backup_note_tested (const char *folder, const char *name, GDateTime *now,
                               const char *reason);
/* Removes what regie_rotate() does not keep; returns how many. */
guint regie_backup_rotate (const char *folder);

/* The key of this user; NULL without ERROR when none was made. */
RegieSealKeys *regie_backup_load_keys (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same; that none was made is an error. */
RegieSealKeys *regie_backup_need_keys (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* In the place of the one before, a copy of which is kept beside it; when it cannot be written the
 * one before stays in force. */
gboolean regie_backup_save_keys (const RegieSealKeys *keys, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieBackupFile, regie_backup_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieBackupState, regie_backup_state_free)
