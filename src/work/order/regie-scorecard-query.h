/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-scorecard.h"

/* All SQL of how a provider does. */

/* Fills in FACTS, which was zeroed, of PROVIDER over the days FROM to UNTIL.  FALSE with ERROR set
 * when they cannot be read; there may be something in FACTS then. */
gboolean regie_score_load_facts (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                                 RegieScoreFacts *facts, GError **error);
