/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What the templates ask of what they bind to, in every .ui by the same name:
 *
 *   has_text (text)       is there anything to say?
 *   lacks_text (text)     the opposite
 *   page_margin (narrow)  the room at both sides of a page
 *   is_not (flag)
 *   is_there (object)     is it not NULL?
 *   list_or_empty (flag)  the name of the page of a stack: "list" when FLAG, else "empty"
 *   either (flag, a, b)   the number A when FLAG, else B
 *   either_word (flag, a, b)  the same of words
 *   classes (a, b)        two names, B may be NULL, for "css-classes"
 *   action (name, target) NAME for "action-name" when there is a target.  An action does not like
 *                         to be known before its target, and of two bindings the last is made
 *                         first: "action-name" stands above "action-target".
 *   escaped (text)        the text where markup is expected: it is none
 *
 * A lookup in what is NULL does not change what is bound to it; a closure over it does. */
void regie_closures_bind (GtkWidgetClass *klass);

/* The template of a class is the file UI ("regie-tile.ui") of the resources, and may ask all of the
 * above. */
void regie_widget_class_set_ui (GtkWidgetClass *klass, const char *ui);
