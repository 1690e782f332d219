/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <pango/pangocairo.h>

#include "regie-pdf.h"

/* A letter on pages of A4: the same for PDF and for paper. */
typedef struct _RegieLetterPages RegieLetterPages;

/* CONTEXT says how text is measured; keep it as long as the pages. */
RegieLetterPages *regie_letter_pages_new (const char *text, PangoContext *context);
void regie_letter_pages_free (RegieLetterPages *self);
guint regie_letter_pages_count (const RegieLetterPages *self);
/* TAGGED marks headings and paragraphs in a PDF, so that it can be read aloud. */
void regie_letter_pages_draw (const RegieLetterPages *self, guint page, cairo_t *cr,
                              gboolean tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieLetterPages, regie_letter_pages_free)
