/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes a file in the place of another only once it is whole. */
#include "regie-save.h"

gboolean
regie_save (GFile *file, RegieWriteFunc write, gconstpointer data, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) stop = g_cancellable_new ();

  g_return_val_if_fail (G_IS_FILE (file) && write != NULL, FALSE);
  stream = g_file_replace (file, NULL, FALSE,
                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           error);
  if (stream == NULL)
    return FALSE;
  if (write (data, G_OUTPUT_STREAM (stream), error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  /* Closed as stopped: what was there stays. */
  g_cancellable_cancel (stop);
  g_output_stream_close (G_OUTPUT_STREAM (stream), stop, NULL);
  return FALSE;
}
