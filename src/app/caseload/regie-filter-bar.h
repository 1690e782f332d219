/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-caseload.h"
#include "regie-session.h"

/* What is asked of a caseload as chips, each with how many people that gives: what was chosen in a
 * menu, the usual questions, and those that somebody kept (regie-filter-chip.h).  The numbers come
 * behind the rows, of one walk over the dossiers.  Keeping and throwing away are the actions
 * "caseload.save-filter" and "caseload.forget-filter".
 *
 * Properties, to be read: "asked" (regie_query_to_text), what is shown; "can-forget": a kept filter
 * is pressed. */
#define REGIE_TYPE_FILTER_BAR (regie_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RegieFilterBar, regie_filter_bar, REGIE, FILTER_BAR, GtkBox)

/* Once, before anything else. */
void regie_filter_bar_set_session (RegieFilterBar *self, RegieSession *session);
/* What is on (RegieChoice: QUERY is a part, NAME says it); taken. */
void regie_filter_bar_set_on (RegieFilterBar *self, GPtrArray *on);
/* What is shown now: its chips are pressed. */
void regie_filter_bar_set_query (RegieFilterBar *self, const RegieQuery *query);
/* Keeps what is shown under a name made of what it asks; says so when it asks nothing. */
void regie_filter_bar_keep (RegieFilterBar *self);
/* Throws away the kept filter that is pressed; nothing when none is. */
void regie_filter_bar_forget (RegieFilterBar *self);
