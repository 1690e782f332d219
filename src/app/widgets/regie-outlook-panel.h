/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"

/* Will it work?  Each obligation with its expected end at this rate, what would make it fit, and
 * the assumptions, which can be changed on the spot and hold as long as the window is open.  Its
 * button Back is dossier.outlook-end. */
#define REGIE_TYPE_OUTLOOK_PANEL (regie_outlook_panel_get_type ())
G_DECLARE_FINAL_TYPE (RegieOutlookPanel, regie_outlook_panel, REGIE, OUTLOOK_PANEL, GtkWidget)

/* DOSSIER is borrowed until the next call; NULL empties the panel. */
void regie_outlook_panel_set (RegieOutlookPanel *self, const RegieOffice *office,
                              const RegieDossier *dossier);
