/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* CSV as spreadsheets write it: ';', ',' or tab; UTF-8 with or without BOM, UTF-16 with BOM, or CP1252; CRLF or LF;
 * quotes as in RFC 4180.  The whole text is converted once and cut up in place, so cells are borrowed, not copied. */
typedef struct _RegieCsv RegieCsv;

RegieCsv   *regie_csv_new        (const char *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        regie_csv_free       (RegieCsv *self);
/* The next row that is not empty; its cells live as long as SELF.  FALSE at the end, and with ERROR set when the file
 * cannot be read further.  LINE is the line of the file on which the row begins, from 1. */
gboolean    regie_csv_next       (RegieCsv *self, GPtrArray *cells, guint *line, GError **error);
/* Appends one cell: quoted where needed, and with ' before a text that a spreadsheet would take for a formula. */
void        regie_csv_append     (GString *out, const char *text, char mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCsv, regie_csv_free)
