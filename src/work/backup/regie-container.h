/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-manifest.h"
#include "regie-seal.h"

/* A backup as one sealed file: its manifest, and behind that the database as a file. */

/* Writes the file at PLAIN with MANIFEST into the file at PATH, which is there and empty.  *KEY is
 * what opens just this one, to look whether it can be read; owned by the caller. */
gboolean regie_container_write (const char *path, const char *plain, const RegieManifest *manifest,
                                const RegieSealKeys *keys, RegieSecret **key,
                                GCancellable *cancellable, GError **error);
/* Reads the backup at PATH to its end, and so knows that nothing of it was changed; its database
 * goes into the file at INTO, which is there and empty (NULL: nowhere).  What stands in INTO after
 * an error is not to be used. */
RegieManifest *regie_container_read (const char *path, const RegieSealOpener *opener,
                                     const char *into, GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
