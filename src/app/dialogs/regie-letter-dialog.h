/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-form-window.h"

/* The form of a letter: a row for each question of the template, and below them the letter as it
 * would be with what was answered.
 *
 * Properties, to be read: "preview" (markup, NULL until the dossier was read) and "warning" (how
 * many fields are not known, NULL for none). */
#define REGIE_TYPE_LETTER_DIALOG (regie_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegieLetterDialog, regie_letter_dialog, REGIE, LETTER_DIALOG, RegieFormWindow)
