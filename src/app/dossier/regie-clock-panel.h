/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-dossier-view.h"

/* The legal clock beside the timeline: what runs with the days that are left, what is over when
 * asked for, and of the chosen deadline the steps that led to its date.
 *
 * Properties: "dossier" (RegieDossierView, or NULL).  Signals: "chosen" (guint) — a place among the
 * deadlines of the dossier, or G_MAXUINT for none. */
#define REGIE_TYPE_CLOCK_PANEL (regie_clock_panel_get_type ())
G_DECLARE_FINAL_TYPE (RegieClockPanel, regie_clock_panel, REGIE, CLOCK_PANEL, GtkWidget)

void regie_clock_panel_set_dossier (RegieClockPanel *self, RegieDossierView *dossier);
/* What it shows, or NULL; borrowed. */
RegieDossierView *regie_clock_panel_get_dossier (RegieClockPanel *self);
