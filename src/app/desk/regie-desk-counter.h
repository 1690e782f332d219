/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* The counter for an opening of two hours: who waits, what the visitor wants and when, what fits; a
 * minute each, by keyboard, with initials only, because the screen faces the visitor.  Digits
 * choose a direction, A, B and C say yes to a proposal, Ctrl+Return keeps the wish and calls the
 * next, Ctrl+N goes to the number of a new visitor, Ctrl+D to what is known of this one, Escape
 * closes.  Its buttons use actions of the desk page.
 *
 * Properties: "session" (RegieSession), "view" (RegieDeskView, or NULL) and "narrow" (gboolean),
 * writable; "visitor" (RegieVisitor, who is at the counter), "offers" (RegieCounterOffers), "done"
 * (string, with whom somebody was matched just now) and "refusal" (string, why a visitor was not
 * added to the row), each of which may be NULL. */
#define REGIE_TYPE_DESK_COUNTER (regie_desk_counter_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskCounter, regie_desk_counter, REGIE, DESK_COUNTER, GtkWidget)

/* The opening begins: whoever waits is shown. */
void regie_desk_counter_begin (RegieDeskCounter *self);
