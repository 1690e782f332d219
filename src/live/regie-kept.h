/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What was typed, cannot be written to the server yet, and must outlive the program: texts by the
 * place that they belong to.  They lie in a file of the person's own that nobody else can read, and
 * go from there as soon as the server has them. */
typedef struct _RegieKept RegieKept;

/* Of the database at URI; with what a program that ended left behind. */
RegieKept *regie_kept_new (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
/* What is not written yet stays in the file. */
void regie_kept_free (RegieKept *self);
/* TEXT is on its way to the server; "" takes away what stands there. */
void regie_kept_put (RegieKept *self, const char *place, const char *text);
/* The server has TEXT: it goes, unless something newer is on its way.  A file with it is written
 * anew at once. */
void regie_kept_drop (RegieKept *self, const char *place, const char *text);
/* Brings what is on its way into the file, or removes that when there is nothing. */
void regie_kept_write (RegieKept *self);
gboolean regie_kept_is_empty (RegieKept *self);
/* The places, owned; a text, borrowed. */
char **regie_kept_dup_places (RegieKept *self) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_kept_get (RegieKept *self, const char *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieKept, regie_kept_free)
