/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside documents only. */
#include "regie-document.h"

struct _RegieDocument {
  char *title;
  char *foot; /* NULL: none */
  gboolean landscape;
  RegieDay day;
  GPtrArray *parts; /* RegieDocumentPart */
};

/* Its pages (cairo_surface_t), each by itself, so many points wide and high; owned. */
GPtrArray *regie_document_dup_sheets (const RegieDocument *self, double *width,
                                      double *height) G_GNUC_WARN_UNUSED_RESULT;
guint regie_document_part_get_n_rows (const RegieDocumentPart *self);
const char *regie_document_part_get_cell (const RegieDocumentPart *self, guint row, guint column);
