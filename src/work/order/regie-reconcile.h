/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-report.h"

/* Per person: is what the provider reported over a period in step with the order and the PIP?
 * Nothing of it is stored: a report that is taken back or a plan that changes leaves no verdict
 * behind. */

typedef struct {
  gint64 order, dossier;
  char *number, *dossier_number, *name, *topic, *lot;
  char *refused; /* why the first of its rows that could not be taken was not; NULL when all were */
  RegieGapInput input;
  RegieGapResult result;
} RegieReconciled;

void regie_reconciled_free (RegieReconciled *self);

typedef struct {
  RegiePeriod period;
  gboolean any_report;
  guint faulty; /* lines of the reports of this period that could not be taken */
  /* RegieReconciled: out of step first, by the weight of the reason, then by name */
  GPtrArray *people;
  guint counts[3]; /* by RegieAccord */
} RegieReconciliation;

/* Orders with PROVIDER that ran in PERIOD, or of which something was reported in it.  NULL with
 * ERROR set when they cannot be read. */
RegieReconciliation *regie_reconcile_load (RegieDb *db, const RegieOffice *office, gint64 provider,
                                           RegiePeriod period,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_reconciliation_free (RegieReconciliation *self);
/* Reason I of PERSON as a sentence, with the numbers behind it and what was wrong with a row that
 * could not be taken. */
char *regie_reconciled_dup_sentence (const RegieReconciled *person,
                                     guint i) G_GNUC_WARN_UNUSED_RESULT;
/* For other programs, without names: opdracht, dossiernummer, oordeel, redenen with reden, zin, is
 * and moet. */
char *regie_reconciliation_to_json (const RegieReconciliation *self) G_GNUC_WARN_UNUSED_RESULT;
/* The period of a provider's RHYTHM that is whole by TODAY; a month for who never reports. */
RegiePeriod regie_period_whole (RegieRhythm rhythm, RegieDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieReconciliation, regie_reconciliation_free)
