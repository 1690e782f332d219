/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* The bytes of files.  A list never reads them. */

/* *BYTES of file ID, owned by the caller; NULL when there are none.  FALSE with ERROR set. */
gboolean regie_attachment_load_bytes (RegieDb *db, gint64 id, GBytes **bytes, GError **error);
/* A file as the check sees it, void or not. */
typedef struct {
  gint64 id, size;
  char *sha256;
} RegieAttachmentSeen;

/* Every file there is, RegieAttachmentSeen, in the order of the ids; owned by the caller, NULL with
 * ERROR set. */
GPtrArray *regie_attachments_load_seen (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *N files that were removed from DOSSIER. */
gboolean regie_attachments_count_removed (RegieDb *db, gint64 dossier, gint64 *n, GError **error);
/* *N bytes of files of which there is no record, or records without bytes. */
gboolean regie_attachments_count_loose (RegieDb *db, gint64 *bytes, gint64 *records,
                                        GError **error);
