/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"

/* What DUO must know of one person: every fact that has to be reported, what DUO would say of it,
 * and when it was told. Its buttons are the dossier page's actions: dossier.reported (the place of
 * the fact) and dossier.export-duo. */
#define REGIE_TYPE_DUO_PANEL (regie_duo_panel_get_type ())
G_DECLARE_FINAL_TYPE (RegieDuoPanel, regie_duo_panel, REGIE, DUO_PANEL, GtkWidget)

/* Shows DOSSIER as it is now; nothing is kept of it. */
void regie_duo_panel_fill (RegieDuoPanel *self, const RegieOffice *office,
                           const RegieDossier *dossier);
