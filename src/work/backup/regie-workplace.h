/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* A folder of this program alone, for a database that is being sealed or looked at; it is removed
 * with all that is in it.  It stands beside the database of this user, never beside the backups: a
 * backup may lie on a disk of many. */
typedef struct {
  char *path;
  int lock;
} RegieWorkplace;

/* Also removes those of programs that were stopped.  NULL with ERROR set. */
RegieWorkplace *regie_workplace_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_workplace_free (RegieWorkplace *self);
char *regie_workplace_dup_file (const RegieWorkplace *self,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieWorkplace, regie_workplace_free)
