/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* An archive as the documents of office programs are: a few files in a zip, without the time at
 * which it was made, so that the same files give the same bytes. */
typedef struct {
  const char *name; /* "META-INF/manifest.xml" */
  gconstpointer data;
  gsize length;
  gboolean is_stored; /* as it is; else it is made smaller */
} RegieArchiveFile;

/* FILES, N of them, in their order.  FALSE with ERROR set. */
gboolean regie_archive_write (const RegieArchiveFile *files, guint n, GOutputStream *stream,
                              GError **error);
/* The file NAME that holds TEXT (borrowed). */
RegieArchiveFile regie_archive_text (const char *name, const char *text);
/* The first file of an OpenDocument: what kind of document it is, as it is, so that programs know
 * it by its beginning. */
RegieArchiveFile regie_archive_kind (const char *mime);
