/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-field-row.h"

/* A field that is typed on one line.  What it has a way of its own for typing derives from it. */
#define REGIE_TYPE_TEXT_ROW (regie_text_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieTextRow, regie_text_row, REGIE, TEXT_ROW, AdwEntryRow)

struct _RegieTextRowClass {
  AdwEntryRowClass parent_class;

  /* VALUE (may be NULL) of FIELD as a person types it, owned; NULL: there is no other way than it
   * is stored.  NULL where a field is always typed as it is stored. */
  char *(*dup_typed) (const RegieField *field, const char *value);
};
