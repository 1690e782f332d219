/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-form-window.h"

/* The form of a fact: a new one, a correction (both in regie-dialogs.h), or one that is only tried:
 * it is not saved, and not kept.
 *
 * Signals: "tried" (RegieForm, borrowed) — the form that was tried, which is right; the window
 * closes. */
#define REGIE_TYPE_FACT_DIALOG (regie_fact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegieFactDialog, regie_fact_dialog, REGIE, FACT_DIALOG, RegieFormWindow)

/* "What if": opens the form about DOSSIER for somebody who is BORN on that day (as it is stored,
 * may be NULL), filled with START (borrowed, may be NULL).  The dialog is borrowed: it lives until
 * it is closed. */
RegieFactDialog *regie_fact_dialog_present_trial (GtkWidget *parent, RegieSession *session,
                                                  gint64 dossier, const char *born,
                                                  RegieForm *start);
