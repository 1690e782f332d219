/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-desk-card.h"
#include "regie-paper.h"

/* The card of the Meedoenbalie to a printer: on A6 when it has that, else in the upper left of what
 * it has, with a line to cut along. */
extern const RegiePaperKind regie_card_paper;
void regie_card_print (GtkWidget *widget, RegieDeskCard *card);
