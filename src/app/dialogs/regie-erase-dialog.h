/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-session.h"

/* Asks on which ground a dossier is erased, says what goes and what stays, and erases when the
 * number of the dossier is typed and the ground allows it.
 *
 * Properties: "session", at construction; "about" (what is said, a text), to be read. */
#define REGIE_TYPE_ERASE_DIALOG (regie_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegieEraseDialog, regie_erase_dialog, REGIE, ERASE_DIALOG, AdwMessageDialog)
