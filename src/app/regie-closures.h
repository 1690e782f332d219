/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Functions that bindings of .ui files name; OBJECT is that of the binding and is not looked at. */

/* Is there a text? */
gboolean regie_is_said (gpointer object, const char *text);
/* TEXT (may be NULL) where markup is expected: it is none.  Owned. */
char *regie_dup_escaped (gpointer object, const char *text) G_GNUC_WARN_UNUSED_RESULT;
