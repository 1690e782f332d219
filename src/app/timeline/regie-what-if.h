/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-dossier.h"
#include "regie-session.h"

/* Facts that are only tried out, or planned facts on another day, and the dates that would change
 * by them.  Nothing is saved until what regie_what_if_dup_forms gives is planned.
 *
 * Property, to be read: "trial" (RegieTrialView), what they would change.
 * Signals: "changed" — other facts, or other dates. */
#define REGIE_TYPE_WHAT_IF (regie_what_if_get_type ())
G_DECLARE_FINAL_TYPE (RegieWhatIf, regie_what_if, REGIE, WHAT_IF, GtkWidget)

/* DOSSIER is borrowed until the next call (NULL at the end); what is tried stays. */
void regie_what_if_set (RegieWhatIf *self, RegieSession *session, const RegieDossier *dossier);
/* Tries FORM in the place of RECORD, a fact of the dossier: a line that was dragged. */
void regie_what_if_move (RegieWhatIf *self, RegieRecord *record, RegieForm *form);
/* Opens the form for a fact to try. */
void regie_what_if_ask (RegieWhatIf *self);
void regie_what_if_clear (RegieWhatIf *self);
/* Is there nothing tried and nothing planned that could be moved? */
gboolean regie_what_if_is_empty (RegieWhatIf *self);
/* What is on: RegieFact and, with them, RegieDeadline (NULL when nothing is on). */
const GArray *regie_what_if_get_facts (RegieWhatIf *self);
const GArray *regie_what_if_get_deadlines (RegieWhatIf *self);
/* What is on and what it changes, as a text of blocks for paper; NULL when nothing is on. */
char *regie_what_if_dup_paper (RegieWhatIf *self) G_GNUC_WARN_UNUSED_RESULT;
/* What is on, as the forms that the command facts.plan takes.  Free with g_strfreev. */
char **regie_what_if_dup_forms (RegieWhatIf *self) G_GNUC_WARN_UNUSED_RESULT;
