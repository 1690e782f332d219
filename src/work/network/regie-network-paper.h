/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <pango/pangocairo.h>

#include "regie-network-view.h"
#include "regie-pdf.h"

/* A network on pages of A4, for the meeting: the drawing, and behind it the list in words. */
typedef struct _RegieNetworkPaper RegieNetworkPaper;

/* Borrows VIEW, which is not changed; CONTEXT says how text is measured.  Keep both as long as the
 * paper. */
RegieNetworkPaper *regie_network_paper_new (RegieNetworkView *view,
                                            PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void regie_network_paper_free (RegieNetworkPaper *self);
guint regie_network_paper_count (const RegieNetworkPaper *self);
/* PAGE counts from 0. */
void regie_network_paper_draw (const RegieNetworkPaper *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieNetworkPaper, regie_network_paper_free)
