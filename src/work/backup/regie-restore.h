/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-copy-query.h"
#include "regie-manifest.h"
#include "regie-seal.h"

/* Puts back what a backup holds: beside what is there, looked at, and only then in its place. */
typedef struct {
  const char *backup; /* its path */
  const RegieSealOpener *opener;
  GDateTime *now;
  const char *by; /* the login of who restores, for the log; NULL: nothing is written there */
  RegieCopyFunc progress; /* may be NULL */
  gpointer data;
  GCancellable *cancellable; /* may be NULL */
} RegieRestoreAsk;

/* To the file PATH.  What is called so now is not overwritten: it gets the name *KEPT (NULL: there
 * was nothing), owned by the caller.  REGIE_ERROR_BUSY while a program has it open.  After an error
 * what was there is there, as it was. */
RegieManifest *regie_restore_to_file (const RegieRestoreAsk *ask, const char *path, char **kept,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in two steps, for a program that has PATH open: first what takes long, into a file
 * beside PATH whose name is returned (owned; the caller removes it when it is not placed), and
 * then, when the program has closed PATH, what changes its place. */
char *regie_restore_prepare (const RegieRestoreAsk *ask, const char *path, RegieManifest **manifest,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_restore_place (const char *prepared, const char *path, GDateTime *now, char **kept,
                              GError **error);
/* To the server of DB, in which nobody has recorded anything.  UNKNOWN (char *): logins that it
 * does not know. */
RegieManifest *regie_restore_to_server (const RegieRestoreAsk *ask, RegieDb *db, GPtrArray *unknown,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Has a program of this user, this one too, the file at PATH open? */
gboolean regie_restore_is_open (const char *path);
