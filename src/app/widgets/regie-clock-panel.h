/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"

/* The legal clock beside the timeline: what runs with the days that are left, what is over when
 * asked for, and of the chosen deadline the steps that led to its date.
 *
 * Signals: "chosen" (guint) — a place in the deadlines of the dossier, or G_MAXUINT for none. */
#define REGIE_TYPE_CLOCK_PANEL (regie_clock_panel_get_type ())
G_DECLARE_FINAL_TYPE (RegieClockPanel, regie_clock_panel, REGIE, CLOCK_PANEL, GtkWidget)

/* DOSSIER is borrowed until the next call; NULL empties the panel. */
void regie_clock_panel_set (RegieClockPanel *self, const RegieOffice *office,
                            const RegieDossier *dossier);
/* The I-th of those that run to a date, most urgent first; NULL when there are fewer. */
const RegieDeadline *regie_clock_panel_get_next (RegieClockPanel *self, guint i);
