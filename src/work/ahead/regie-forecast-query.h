/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-premise.h"

/* What the dossiers say of how long things take, and who is where, as of ON (not after the day of
 * WORK). NULL with ERROR set: a day before anything is known, or the counting was stopped. */
RegieExperience *regie_experience_load (const RegieWork *work, RegieDay on,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What a forecast from ON rests on, with that: forecast.ini, in demo data with what it says of
 * those. */
gboolean regie_premises_load (const RegieWork *work, RegieDay on, RegiePremises *premises,
                              RegieExperience **experience, GError **error);
