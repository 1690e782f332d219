/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-dossier-view.h"

/* Will it work?  When each obligation will be met at this rate, what would help, and what is
 * reckoned with, which can be changed here to see what comes of it.
 *
 * Properties: "dossier" (RegieDossierView; NULL while nobody looks), "outlook" (RegieOutlookView,
 * what is shown). */
#define REGIE_TYPE_OUTLOOK_PANEL (regie_outlook_panel_get_type ())
G_DECLARE_FINAL_TYPE (RegieOutlookPanel, regie_outlook_panel, REGIE, OUTLOOK_PANEL, GtkWidget)

void regie_outlook_panel_set_dossier (RegieOutlookPanel *self, RegieDossierView *dossier);
