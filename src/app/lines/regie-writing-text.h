/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-writing.h"

/* One text of a RegieWriting, with its label above it and its hint in it while it is empty.
 * Properties: "part" (RegieWritingPart, construct only).  Signal "changed": something else stands
 * in it, typed or set. */
#define REGIE_TYPE_WRITING_TEXT (regie_writing_text_get_type ())
G_DECLARE_FINAL_TYPE (RegieWritingText, regie_writing_text, REGIE, WRITING_TEXT, GtkWidget)

/* A floating widget for PART of what is called TITLE. */
GtkWidget *regie_writing_text_new (RegieWritingPart *part, const char *title);
/* The key of its field; borrowed. */
const char *regie_writing_text_get_key (RegieWritingText *self);
/* What stands in it but for blanks at its ends, owned; NULL for nothing. */
char *regie_writing_text_dup (RegieWritingText *self) G_GNUC_WARN_UNUSED_RESULT;
/* TEXT may be NULL.  The cursor stays where it was, as far as the text is the same. */
void regie_writing_text_set (RegieWritingText *self, const char *text);
