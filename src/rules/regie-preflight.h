/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"

/* The rules that DUO published for what a municipality reports, run here before anything is sent,
 * so that a refusal is read in words and not found out later. */

/* goed, let_op: DUO takes it, but look; geweigerd: DUO refuses it. */
typedef enum { REGIE_VERDICT_GOOD, REGIE_VERDICT_NOTE, REGIE_VERDICT_REFUSED } RegieVerdict;

typedef struct {
  const char *rule; /* Dutch id of the rule, for example PIP-NIVEAU-Z */
  RegieVerdict verdict;
  const char *field; /* Dutch key of the field that it is about: where a form shows it */
  guint fact;        /* index into the case, G_MAXUINT for the person as a whole */
  char *sentence;    /* the rule in words, and what is wrong with this fact */
} RegieFinding;

/* Every rule that applies to ONE, in the order of its facts; RegieFinding, owned by the array.
 * Planned facts and facts after TODAY are judged as well: that is what a check beforehand is for.
 * IN_ORDER says that the ids of the facts follow the order in which they were made, which a
 * correction breaks. */
GPtrArray *regie_preflight_run (const RegieRules *rules, const RegieCase *one, RegieDay today,
                                gboolean in_order) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_verdict_name (RegieVerdict verdict);
/* The rule about the school of an offer, which the facts alone cannot answer: a note until somebody
 * looked it up. */
#define REGIE_PREFLIGHT_SCHOOL "AANBOD-SCHOOL"
/* The rule about the last day for another route (Besluit art. 5.4): past it a note, for only a
 * special case that is explained allows it. */
#define REGIE_PREFLIGHT_ROUTE "WIJZIGING-18M"
/* What DUO calls the intensity of PIP: the hours of the whole B1 course, as recorded, else weeks
 * times hours of the lines of the plan; -1 when neither is known.  DUO takes it in the B1 route of
 * an asylum status holder only. */
int regie_preflight_course_hours (const RegieCase *one, const RegieFact *pip);
/* Must facts of this kind reach DUO?  (Besluit inburgering art. 9.2 and 9.3) */
gboolean regie_preflight_concerns (RegieFactKind kind);
/* The worst finding about FACT; NULL when no rule applies to it. */
const RegieFinding *regie_preflight_worst (const GPtrArray *findings, guint fact);
