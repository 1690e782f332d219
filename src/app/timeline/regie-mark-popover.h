/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-dossier-view.h"

/* What a mark of the timeline says, and what can be done with its fact.  Property "fact"
 * (RegieFactView, writable).  Its parent unparents it. */
#define REGIE_TYPE_MARK_POPOVER (regie_mark_popover_get_type ())
G_DECLARE_FINAL_TYPE (RegieMarkPopover, regie_mark_popover, REGIE, MARK_POPOVER, GtkPopover)

/* Pops up with FACT, pointing to RECT of FROM, which lies within its parent; RECT NULL: where it
 * pointed before. */
void regie_mark_popover_show (RegieMarkPopover *self, RegieFactView *fact, GtkWidget *from,
                              const GdkRectangle *rect);
