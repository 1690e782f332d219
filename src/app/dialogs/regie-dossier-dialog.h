/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-form-window.h"

/* The form of a new person with a dossier.  Of somebody who is perhaps there already that is said
 * first; the same form, saved once more, is meant. */
#define REGIE_TYPE_DOSSIER_DIALOG (regie_dossier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierDialog, regie_dossier_dialog, REGIE, DOSSIER_DIALOG,
                      RegieFormWindow)
