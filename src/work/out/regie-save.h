/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* How everything is written to a file: whole, or not at all. */

/* Writes DATA to STREAM; FALSE with ERROR set. */
typedef gboolean (*RegieWriteFunc) (gconstpointer data, GOutputStream *stream, GError **error);

/* Makes FILE of what WRITE writes of DATA, readable for who made it only.  A file that is there
 * already is replaced only once the new one is whole.  FALSE with ERROR set (of GIO or of WRITE),
 * and then what was there is as it was. */
gboolean regie_save (GFile *file, RegieWriteFunc write, gconstpointer data,
                     GCancellable *cancellable, GError **error);
