/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-copy-query.h"
#include "regie-manifest.h"

/* A database as one file that nobody works in: what is sealed as a backup, and what comes out of
 * one.  It is a file of SQLite, also when it was taken from a server: so a backup can be opened,
 * checked and restored on any machine, to a file or to a server. */

/* Takes DB, while others write, as the new file PATH. */
gboolean regie_plain_take (RegieDb *db, const char *path, RegieCopyFunc progress, gpointer data,
                           GCancellable *cancellable, GError **error);
/* What the file at PATH says of itself, after all of it was looked at: pages, tables, references
 * and the chain of the log.  ENGINE and MADE are those of where it was taken. */
RegieManifest *regie_plain_look (const char *path, const char *engine, GDateTime *made,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, and it is what MANIFEST says. */
gboolean regie_plain_check (const char *path, const RegieManifest *manifest,
                            GCancellable *cancellable, GError **error);
/* Brings the file at PATH to the present version and copies it to DB, which has nobody in it yet;
 * UNKNOWN as regie_copy_let_in(). */
gboolean regie_plain_put (const char *path, RegieDb *db, RegieCopyFunc progress, gpointer data,
                          GPtrArray *unknown, GCancellable *cancellable, GError **error);
/* Rolls back what was half written in the file at PATH, when it can be opened at all, so that it
 * stands by itself. */
void regie_plain_settle (const char *path);
/* Writes in the log of the file PATH that LOGIN restored what was MADE then. */
gboolean regie_plain_note_restored (const char *path, const char *login, const char *made,
                                    GError **error);
/* From here on the log of PATH goes on: its head is kept outside the database at once. */
void regie_plain_keep_anchor (const char *path);
