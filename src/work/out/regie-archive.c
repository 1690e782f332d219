/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a zip of files that are in memory. */
#include "regie-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

typedef struct {
  GOutputStream *stream;
  GError *error; /* the first that went wrong */
} Writing;

static la_ssize_t
write_some (struct archive *archive, void *data, const void *bytes, size_t length)
{
  Writing *w = data;
  gsize written;

  if (g_output_stream_write_all (w->stream, bytes, length, &written, NULL,
                                 w->error == NULL ? &w->error : NULL))
    return (la_ssize_t) written;
  archive_set_error (archive, -1, "write");
  return -1;
}

static gboolean
add_file (struct archive *archive, const RegieArchiveFile *file)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean ok;

  if (file->is_stored)
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);
  archive_entry_set_pathname (entry, file->name);
  archive_entry_set_size (entry, (la_int64_t) file->length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  ok = archive_write_header (archive, entry) == ARCHIVE_OK
       && archive_write_data (archive, file->data, file->length) == (la_ssize_t) file->length;
  archive_entry_free (entry);
  return ok;
}

gboolean
regie_archive_write (const RegieArchiveFile *files, guint n, GOutputStream *stream, GError **error)
{
  Writing w = { stream, NULL };
  struct archive *archive;
  gboolean ok;

  g_return_val_if_fail (files != NULL && n > 0 && G_IS_OUTPUT_STREAM (stream), FALSE);
  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1); /* no filling at the end */
  ok = archive_write_open (archive, &w, NULL, write_some, NULL) == ARCHIVE_OK;
  for (guint i = 0; ok && i < n; i++)
    ok = add_file (archive, &files[i]);
  ok = archive_write_close (archive) == ARCHIVE_OK && ok;
  if (!ok && w.error == NULL)
    g_set_error (&w.error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                 _("The document could not be made: %s"), archive_error_string (archive));
  archive_write_free (archive);
  if (w.error != NULL)
    g_propagate_error (error, w.error);
  return ok;
}

RegieArchiveFile
regie_archive_text (const char *name, const char *text)
{
  return (RegieArchiveFile){ .name = name, .data = text, .length = strlen (text) };
}

RegieArchiveFile
regie_archive_kind (const char *mime)
{
  return (RegieArchiveFile){
    .name = "mimetype", .data = mime, .length = strlen (mime), .is_stored = TRUE
  };
}
