/* SPDX-License-Identifier: EUPL-1.2 */
/* What bindings of .ui files ask. */
#include "regie-closures.h"

gboolean
regie_is_said (gpointer object, const char *text)
{
  return text != NULL;
}

char *
regie_dup_escaped (gpointer object, const char *text)
{
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}
