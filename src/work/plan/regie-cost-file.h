/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* The contract of `regiectl cost`: { "groep", "cohortjaar", "alternatieven": [ { "naam",
 * "leerroute", "kans", "regels": [ { "onderwerp", "van", "tot", "intensiteit", "prijs", "eenheid",
 * "keren", "aanbieder" } ] } ] } in, JSON out: per alternative kosten of the municipality (the sum
 * of the lines that it pays), eigen_kosten of the person (the lessons of who is no asylum status
 * holder), inkomsten per year, marge, kans and a sentence.  Finishing adds nothing that is certain:
 * marge_bij_slagen equals marge, and aandeel_bij_slagen (or null) says what finishing weighs in the
 * division of the state's budget, as onzeker. Amounts are euros with two decimals.  A fault names
 * the field. */
char *regie_cost_file_run (const RegieOffice *office, const char *text, gssize length,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The lines of the living plan of DOSSIER (RegieCostLine), those that are planned among them;
 * a price of -1 is not known. */
GArray *regie_dossier_cost_lines (const RegieDossier *self) G_GNUC_WARN_UNUSED_RESULT;
/* The year in which the person came: of the first registration, link or notice; that of TODAY when
 * none is known. */
int regie_dossier_cohort (const RegieDossier *self, RegieDay today);
/* What the plan of DOSSIER costs and brings in. */
RegieCost *regie_dossier_cost (const RegieDossier *self,
                               const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
