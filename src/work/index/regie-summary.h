/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"

/* What the index says of one dossier in one row.  Pure: facts, rules and a day go in.
 *
 * First what follows from the facts, then each deadline that the clock gave, then the end. */

/* Facts and names of one dossier in memory.  The texts are borrowed; each may be NULL. */
typedef struct {
  gint64 id, person, consultant, director; /* CONSULTANT and DIRECTOR: 0 when there is none */
  const char *given_names, *prefix, *surname, *v_number, *number, *born, *municipality,
    *other_names, *regime;
  RegieGroup group;       /* at the start */
  RegieDay recorded_from; /* since when it is recorded here; NONE when that is not known */
  RegieDay opened_on, closed_on;
  GArray *facts; /* RegieFact, sorted */
} RegieDossierFacts;

/* Days are REGIE_DAY_NONE where there is none. */
typedef struct {
  RegieDay started;                            /* the notice that began the duty */
  RegieDay next_due;                           /* what comes first */
  RegieDay pip_day;                            /* the first PIP of this period */
  RegieDay term_begin, term_nominal, term_end; /* the term, and when it would have ended */
  RegieDay last_contact;                       /* a contact or a talk */
  RegieDay done_on;                            /* the duty was met */
  RegieDay refresh_on;                         /* the first day that by itself changes the row */
  RegieDay term_open;                          /* the end of a term that still runs */
  const char *next_rule;                       /* the rule of NEXT_DUE; of the rules, or NULL */
  RegiePhase phase;
  int minutes;     /* of hours followed in this period */
  int plan;        /* whole hours that were planned; 0 as long as none was followed */
  gboolean active; /* the duty runs, and we have something to do with it */
  RegieGroup group;
  RegieRoute route;
} RegieSummary;

/* The case of D for the clock; borrows its facts. */
RegieCase regie_dossier_facts_case (const RegieDossierFacts *d);
/* Fills SELF with what follows from the facts of D on TODAY. */
void regie_summary_of_facts (RegieSummary *self, const RegieRules *rules,
                             const RegieDossierFacts *d, RegieDay today);
/* Adds what DEADLINE says, which is no plan.  OPEN: it can still ask something of somebody. */
void regie_summary_add_deadline (RegieSummary *self, const RegieRules *rules,
                                 const RegieDeadline *deadline, gboolean open, RegieDay today);
/* DAY, when it is after TODAY, by itself changes what the index says. */
void regie_summary_note_refresh (RegieSummary *self, RegieDay day, RegieDay today);
/* After the last: when nothing else comes first, the end of the term does. */
void regie_summary_end (RegieSummary *self, const RegieRules *rules);
/* The text that search looks in for the names and numbers of D, folded; it begins as the order of
 * the caseload does. */
char *regie_dossier_facts_dup_search (const RegieDossierFacts *d) G_GNUC_WARN_UNUSED_RESULT;
