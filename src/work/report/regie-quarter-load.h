/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-quarter.h"

/* The report of a quarter as it is: frozen, or a concept of which the values are counted now. */
typedef struct {
  RegieRecord *record; /* NULL: nobody has made it yet */
  gboolean is_frozen;
  RegieQuarter *content;
  /* Of a frozen one: what would be said otherwise now, and through what; NULL when it was not
   * asked, and of a concept. */
  RegieQuarterChanges *since;
} RegieQuarterReport;

void regie_quarter_report_free (RegieQuarterReport *self);
/* TEXT as a quarter that has begun: "2026-K3", "2026Q3", "3e kwartaal 2026".  REGIE_ERROR_INVALID
 * about the field "kwartaal" for anything else, and for one that lies ahead of TODAY. */
gboolean regie_quarter_parse (const char *text, RegieDay today, RegiePeriod *period,
                              GError **error);
/* What the report of PERIOD says when it is counted now, with what the last frozen one before it
 * would say otherwise; without explanations.  Owned. */
RegieQuarter *regie_quarter_compose (const RegieWork *work, RegiePeriod period,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is said of the figures of RECORD. */
gboolean regie_quarter_add_explanations (RegieDb *db, RegieRecord *record, RegieQuarter *content,
                                         GError **error);
/* The report of PERIOD.  COMPARES: with SINCE, for which everything is counted again. */
RegieQuarterReport *regie_quarter_report_load (const RegieWork *work, RegiePeriod period,
                                               gboolean compares,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The report as JSON, with how it stands. */
char *regie_quarter_report_to_json (const RegieQuarterReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieQuarterReport, regie_quarter_report_free)
