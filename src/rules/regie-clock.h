/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-rules.h"

/* Facts + rules + a day → deadlines.  Pure: it reads no clock and allocates nothing but the array it is given. */

typedef enum { REGIE_STATE_WAITS, REGIE_STATE_RUNS, REGIE_STATE_MET, REGIE_STATE_MET_LATE, REGIE_STATE_LATE,
               REGIE_STATE_PASSED, REGIE_STATE_LAPSED,
               /* What the clock cannot know from facts; regie-dossier.h says so of a dossier that is stored. */
               REGIE_STATE_UNRECORDED, REGIE_STATE_SETTLED } RegieState;

/* The facts of one dossier, sorted by day (regie_facts_sort). */
typedef struct {
  RegieGroup       group; /* at the start; doelgroep_wijziging moves it */
  const RegieFact *facts;
  guint            n;
} RegieCase;

/* Days are REGIE_DAY_NONE where there is none.  FACTS are indexes into the case. */
typedef struct {
  guint8   rule, state, n_facts, uncertain;
  guint16  facts[5];
  RegieDay begin, nominal, due;       /* due: after the Algemene termijnenwet, the extensions and the minimum */
  RegieDay ended;                     /* the day of the fact that met it */
  RegieDay lapsed_from, lapsed_until; /* superseded between these days; until NONE is for ever */
  RegieDay other;                     /* the date of the other reading: of BEGIN for a window, else of DUE */
  guint16  days, ender;               /* length of the ground in days; index of the fact that met it or superseded it */
} RegieDeadline;

/* Appends the deadlines of ONE case to OUT (an array of RegieDeadline) in the order of the rules file.
 * Facts after TODAY do not count unless planned; planned facts end nothing. */
void        regie_clock_run      (const RegieRules *rules, const RegieCase *one, RegieDay today, GArray *out);
/* How the date was found, step by step, in the language of the program.  Free with g_strfreev. */
char      **regie_clock_explain  (const RegieRules *rules, const RegieCodes *codes, const RegieCase *one,
                                  const RegieDeadline *deadline) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_state_name     (RegieState state);
/* The state that a derived deadline has on another day: what the caseload asks of its index. */
RegieState  regie_deadline_state (const RegieRule *rule, const RegieDeadline *deadline, RegieDay today);
void        regie_facts_sort     (RegieFact *facts, guint n);
RegieGroup  regie_case_group     (const RegieCase *one, RegieDay day, RegieDay today);
RegieRoute  regie_case_route     (const RegieCase *one, RegieDay day, RegieDay today);
/* A length in words: "10 weken". */
char       *regie_length_dup     (const RegieLength *length) G_GNUC_WARN_UNUSED_RESULT;
