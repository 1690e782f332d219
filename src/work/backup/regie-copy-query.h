/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* A whole office from one database to another, from file to server or back: every record, the log,
 * the files, what was read and what was being typed. */

/* How far it is, on the thread that copies. */
typedef void (*RegieCopyFunc) (guint done, guint total, gpointer data);

/* What TO must be: of the same version as FROM, and without a row of anybody. */
gboolean regie_copy_check (RegieDb *from, RegieDb *to, GError **error);
/* Copies everything in one transaction of TO, and lays the tables of both beside each other before
 * it ends: the same, or nothing at all.  FROM is read as it is at one moment.  REGIE_ERROR_REFUSED
 * as regie_copy_check() and regie_tables_check_sight(). */
gboolean regie_copy_all (RegieDb *from, RegieDb *to, RegieCopyFunc progress, gpointer data,
                         GCancellable *cancellable, GError **error);
/* Lets in who works in DB with a login that its server knows; those that it does not know are added
 * to UNKNOWN (char *).  Nothing on SQLite. */
gboolean regie_copy_let_in (RegieDb *db, GPtrArray *unknown, GError **error);
