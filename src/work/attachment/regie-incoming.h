/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* A file that is on its way into a dossier: read whole, named safely, known by its content.  No
 * database; may be called on any thread. */

/* No file is larger, in bytes: here and nowhere else. */
#define REGIE_INCOMING_MOST 25000000
/* Nor are several at once. */
#define REGIE_INCOMING_MOST_TOGETHER (4 * REGIE_INCOMING_MOST)

typedef struct {
  char *name;       /* safe (regie_incoming_dup_name) */
  char *media_type; /* by what is in it: "application/pdf" */
  char *sha256;
  GBytes *bytes;
} RegieIncoming;

/* Reads FILE; NULL with ERROR set, a sentence that does not name it: it is a folder, is empty, is
 * too large, or cannot be read. */
RegieIncoming *regie_incoming_read (GFile *file, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of BYTES (held) that are called NAME. */
RegieIncoming *regie_incoming_new (const char *name, GBytes *bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_incoming_free (RegieIncoming *self);

/* NAME without folders, control and direction marks, not hidden and not too long; never empty. */
char *regie_incoming_dup_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What a file that is called NAME is called to begin with: without its ending. */
char *regie_incoming_dup_title (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What is in BYTES that are called NAME, as a media type. */
char *regie_incoming_dup_media_type (const char *name, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* As hexadecimal text. */
char *regie_incoming_dup_hash (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* May the program of the desktop open a file that is called NAME and holds MEDIA_TYPE?  Only what
 * is read: whatever can run, by its content or by its name, is saved and not opened. */
gboolean regie_incoming_may_open (const char *name, const char *media_type);
/* How large SIZE bytes are, on one line: "1,2 MB". */
char *regie_incoming_dup_size (guint64 size) G_GNUC_WARN_UNUSED_RESULT;
/* What people call MEDIA_TYPE, translated: "Picture". */
const char *regie_incoming_get_word (const char *media_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieIncoming, regie_incoming_free)
