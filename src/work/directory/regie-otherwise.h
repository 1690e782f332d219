/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-record.h"

/* When two become one, what the other said otherwise stays to be read. */

/* "Phone: 0622222222", as a person reads VALUE of FIELD; "Phone: –" for NULL. */
char *regie_field_dup_line (const RegieCodes *codes, const RegieField *field,
                            const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to the note of RECORD (in memory) the line of FIELD with VALUE.  The kind of record has one
 * note. */
void regie_record_add_line (RegieRecord *record, const RegieCodes *codes, const RegieField *field,
                            const char *value);
/* Adds LINE to TEXT, behind MARK when there is something already, unless it stands there. */
void regie_text_add_line (GString *text, const char *mark, const char *line);
/* KEPT (in memory) says of its fields what it lacked and OTHER said; what OTHER said otherwise
 * comes in its note.  Not of references, of what the program sets, and of the names in SKIPPED
 * (ended by NULL). The kind of record has one note. */
void regie_record_keep_otherwise (RegieRecord *kept, RegieRecord *other, const RegieCodes *codes,
                                  const char *const *skipped);
