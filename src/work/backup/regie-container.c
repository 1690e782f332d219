/* SPDX-License-Identifier: EUPL-1.2 */
/* Puts a database and what is said of it in one sealed file, and takes them out again. */
#include "regie-container.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

#define AT_ONCE (256 * 1024)
#define MOST_MANIFEST (1024 * 1024)
#define MOST_DATABASE ((guint64) 64 * 1024 * 1024 * 1024)

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("This backup is damaged or not whole: it is not used. Choose another."));
  return FALSE;
}

/* What GIO says of a disk, as this program says it. */
static gboolean
in_words (GError **error)
{
  if (error != NULL && *error != NULL && (*error)->domain == G_IO_ERROR)
    {
      int code = g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? REGIE_ERROR_CANCELLED
                                                                            : REGIE_ERROR_FULL;
      g_autoptr (GError) was = g_steal_pointer (error);

      g_set_error (error, REGIE_ERROR, code, _("The backup cannot be written or read: %s."),
                   was->message);
    }
  return FALSE;
}

/* --- writing --- */

static gboolean
write_number (RegieSealWriter *writer, guint64 number, GError **error)
{
  guint64 little = GUINT64_TO_LE (number);

  return regie_seal_writer_write (writer, &little, sizeof little, error);
}

static gboolean
write_file (RegieSealWriter *writer, GInputStream *in, guint64 length, GCancellable *cancellable,
            GError **error)
{
  g_autofree guchar *buffer = g_malloc (AT_ONCE);

  while (length > 0)
    {
      gsize n;

      if (!g_input_stream_read_all (in, buffer, MIN (AT_ONCE, length), &n, cancellable, error))
        return FALSE;
      if (n == 0)
        return damaged (error);
      if (!regie_seal_writer_write (writer, buffer, n, error))
        return FALSE;
      length -= n;
    }
  return TRUE;
}

static gboolean
write_all (RegieSealWriter *writer, const char *plain, const RegieManifest *manifest,
           GCancellable *cancellable, GError **error)
{
  g_autofree char *json = regie_manifest_dup_json (manifest);
  g_autoptr (GFile) file = g_file_new_for_path (plain);
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;

  if (in == NULL
      || (info = g_file_input_stream_query_info (in, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable,
                                                 error))
           == NULL)
    return FALSE;
  return write_number (writer, strlen (json), error)
         && regie_seal_writer_write (writer, json, strlen (json), error)
         && write_number (writer, (guint64) g_file_info_get_size (info), error)
         && write_file (writer, G_INPUT_STREAM (in), (guint64) g_file_info_get_size (info),
                        cancellable, error)
         && regie_seal_writer_end (writer, error);
}

/* PATH as it is: the file that was made for this, and no other in its place. */
static GOutputStream *
open_to_write (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return (GOutputStream *) g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
}

gboolean
regie_container_write (const char *path, const char *plain, const RegieManifest *manifest,
                       const RegieSealKeys *keys, RegieSecret **key, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GOutputStream) out = open_to_write (path, error);
  g_autoptr (RegieSealWriter) writer = NULL;

  g_return_val_if_fail (key != NULL, FALSE);
  if (out == NULL || (writer = regie_seal_writer_new (keys, out, error)) == NULL
      || !write_all (writer, plain, manifest, cancellable, error)
      || !g_output_stream_close (out, cancellable, error))
    return in_words (error);
  *key = regie_seal_writer_dup_key (writer);
  return TRUE;
}

/* --- reading --- */

static gboolean
read_number (RegieSealReader *reader, guint64 most, guint64 *number, GError **error)
{
  guint64 little;

  if (!regie_seal_reader_read (reader, &little, sizeof little, error))
    return FALSE;
  *number = GUINT64_FROM_LE (little);
  return *number <= most || damaged (error);
}

static RegieManifest *
read_manifest (RegieSealReader *reader, GError **error)
{
  g_autofree char *json = NULL;
  guint64 length;

  if (!read_number (reader, MOST_MANIFEST, &length, error))
    return NULL;
  json = g_malloc (length + 1);
  if (!regie_seal_reader_read (reader, json, length, error))
    return NULL;
  return regie_manifest_parse (json, (gssize) length, error);
}

static gboolean
read_file (RegieSealReader *reader, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autofree guchar *buffer = g_malloc (AT_ONCE);
  guint64 length;

  if (!read_number (reader, MOST_DATABASE, &length, error))
    return FALSE;
  while (length > 0)
    {
      gsize n = MIN (AT_ONCE, length);

      if (!regie_seal_reader_read (reader, buffer, n, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error)
          || (out != NULL && !g_output_stream_write_all (out, buffer, n, NULL, cancellable, error)))
        return FALSE;
      length -= n;
    }
  return regie_seal_reader_end (reader, error)
         && (out == NULL || g_output_stream_close (out, cancellable, error));
}

RegieManifest *
regie_container_read (const char *path, const RegieSealOpener *opener, const char *into,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (RegieSealReader) reader = NULL;
  g_autoptr (RegieManifest) manifest = NULL;

  if (in != NULL && (into == NULL || (out = open_to_write (into, error)) != NULL)
      && (reader = regie_seal_reader_new (G_INPUT_STREAM (in), opener, error)) != NULL
      && (manifest = read_manifest (reader, error)) != NULL
      && read_file (reader, out, cancellable, error))
    return g_steal_pointer (&manifest);
  in_words (error);
  return NULL;
}
