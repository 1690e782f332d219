/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-scorecard.h"

/* All SQL of how a provider does. */

/* What counts for the figures of PROVIDER (0: of every provider) over the days FROM to UNTIL, but
 * for its reports: RegieScoreRow, by kind. */
GArray *regie_score_load_counted (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A provider, and the first day of the first order that it ever got. */
typedef struct {
  gint64 provider;
  RegieDay first_order;
} RegieScoreFirst;
/* Of what was ordered by UNTIL from PROVIDER (0: every provider); RegieScoreFirst, by provider. */
GArray *regie_score_load_firsts (RegieDb *db, gint64 provider, RegieDay until,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What was agreed in the contracts of PROVIDER: RegieRecord (Indicator), the oldest first. */
GPtrArray *regie_score_load_norms (RegieDb *db, gint64 provider,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
