/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <pango/pangocairo.h>

#include "regie-desk-card.h"

/* The card of the Meedoenbalie on its one page of A6, for PDF and paper. */

#define REGIE_CARD_WIDTH 297.64 /* points */
#define REGIE_CARD_HEIGHT 419.53

typedef struct _RegieCardPage RegieCardPage;

/* CARD laid out: letters are made smaller in steps until everything stands on the page, and what is
 * too long even then ends with an ellipsis.  CONTEXT says how text is measured; keep it as long as
 * the page. */
RegieCardPage *regie_card_page_new (RegieDeskCard *card,
                                    PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void regie_card_page_free (RegieCardPage *self);
/* TAGGED marks heading and paragraphs in a PDF, so that it can be read aloud. */
void regie_card_page_draw (const RegieCardPage *self, cairo_t *cr, gboolean tagged);
/* Of the letters: 1 is as they were meant. */
double regie_card_page_scale (const RegieCardPage *self);
/* Where the rows end and where the foot begins. */
double regie_card_page_bottom (const RegieCardPage *self);
double regie_card_page_foot (const RegieCardPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCardPage, regie_card_page_free)
