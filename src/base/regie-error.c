/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-error.h"

G_DEFINE_QUARK (regie-error-quark, regie_error)

gboolean
regie_refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, text);
  return FALSE;
}
