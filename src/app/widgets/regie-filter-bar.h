/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-caseload.h"
#include "regie-session.h"

/* The usual questions to a caseload as chips, and behind them those that somebody kept.  A chip
 * asks by the action "caseload.filter"; keeping and throwing away are the actions
 * "caseload.save-filter" and "caseload.forget-filter". */
#define REGIE_TYPE_FILTER_BAR (regie_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RegieFilterBar, regie_filter_bar, REGIE, FILTER_BAR, GtkBox)

/* Once, before anything else. */
void regie_filter_bar_set_session (RegieFilterBar *self, RegieSession *session);
/* What is shown now: its chip is pressed. */
void regie_filter_bar_set_query (RegieFilterBar *self, const RegieQuery *query);
void regie_filter_bar_keep (RegieFilterBar *self);
void regie_filter_bar_forget (RegieFilterBar *self);
