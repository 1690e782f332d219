/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* A file that is not there yet under its own name: it is written beside it, as one that nobody else
 * has and nobody else reads, and gets its name when it is whole. */

/* An empty file beside PATH, readable for who made it only; owned by the caller.  NULL with ERROR
 * set. */
char *regie_partial_make (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives PARTIAL, once it is on the disk, the name PATH; REGIE_ERROR_REFUSED when something is
 * called so already, which then stays as it is, and so does PARTIAL. */
gboolean regie_partial_publish (const char *partial, const char *path, GError **error);
/* FROM is called TO from now on, unless something is called so already, as above. */
gboolean regie_partial_rename (const char *from, const char *to, GError **error);
/* Sets ERROR: there is something called PATH.  FALSE. */
gboolean regie_partial_refuse (const char *path, GError **error);
/* The folder of PATH is on the disk, so that a name that was given there outlasts a power cut. */
void regie_partial_sync_folder (const char *path);
