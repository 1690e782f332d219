/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* CSV as spreadsheets write it: ';', ',' or tab; UTF-8 with or without BOM, UTF-16 with BOM, or
 * CP1252; CRLF or LF; quotes as in RFC 4180.  A byte that belongs to none of these is refused with
 * its line: never other letters than the file has. The whole text is converted once and cut up in
 * place, so cells are borrowed, not copied. */
typedef struct _RegieCsv RegieCsv;

RegieCsv *regie_csv_new (const char *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_csv_free (RegieCsv *self);
/* What parts the cells; until it is said, the mark that the first line uses most. */
void regie_csv_set_mark (RegieCsv *self, char mark);
/* The first rows, parted by MARK, to find out what the file looks like; before the first row of
 * SELF is read. */
RegieCsv *regie_csv_dup_head (const RegieCsv *self, char mark) G_GNUC_WARN_UNUSED_RESULT;
/* The next row that is not empty; its cells live as long as SELF.  FALSE at the end, and with ERROR
 * set when the file cannot be read further.  LINE is the line of the file on which the row begins,
 * from 1. */
gboolean regie_csv_next (RegieCsv *self, GPtrArray *cells, guint *line, GError **error);
/* Appends one cell: quoted where needed, and with ' before a text that a spreadsheet would take for
 * a formula. */
void regie_csv_append (GString *out, const char *text, char mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCsv, regie_csv_free)
