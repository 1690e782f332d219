/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-desk.h"

/* A proposal at the counter: who, what, when, the most important reasons, and a button that says
 * yes.  It is made once and filled at every key, so that a key costs less than a frame. */

/* Card AT (0 is A); its button is the action "counter.yes" with that number. */
GtkWidget *regie_desk_card_new (guint at);
void regie_desk_card_set (GtkWidget *card, const RegieDesk *desk, const RegieFit *fit);
