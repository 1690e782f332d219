/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside documents only. */
#include "regie-document.h"

struct _RegieDocument {
  char *title;
  RegieDay day;
  GPtrArray *parts; /* RegieDocumentPart */
};

guint regie_document_part_get_n_rows (const RegieDocumentPart *self);
const char *regie_document_part_get_cell (const RegieDocumentPart *self, guint row, guint column);
