/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* What a PIP rests on: the broad intake with the learnability test (Wet art. 14), and why each
 * route fits or does not.  Nothing of it stops a decision; who dates one without it is told. */

/* What is missing for the PIP of DOSSIER on DAY.  *N counts it; 0 also for a day before anything of
 * the dossier was recorded here, for what was done then lies elsewhere.  *ABOUT is owned: a
 * sentence a line, and what a court asks; NULL when *N is 0.  IS_REASONED: why each route fits or
 * not is known. FALSE with ERROR set when it cannot be read. */
gboolean regie_basis_find_missing (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                   RegieDay day, gboolean is_reasoned, guint *n, char **about,
                                   GError **error);
