/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What the templates ask of what they bind to, in every .ui by the same name:
 *
 *   has_text (text)       is there anything to say?
 *   is_not (flag)
 *   is_there (object)     is it not NULL?
 *   list_or_empty (flag)  the name of the page of a stack: "list" when FLAG, else "empty"
 *   escaped (text)        the text where markup is expected: it is none
 *
 * A lookup in what is NULL does not change what is bound to it; a closure over it does. */
void regie_closures_bind (GtkWidgetClass *klass);
