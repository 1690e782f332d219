/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-rules.h"

/* Facts + rules + a day → deadlines.  Pure: it reads no clock and allocates nothing but the array
 * it is given. */

typedef enum {
  REGIE_STATE_WAITS,
  REGIE_STATE_RUNS,
  REGIE_STATE_MET,
  REGIE_STATE_MET_LATE,
  REGIE_STATE_LATE,
  REGIE_STATE_PASSED,
  REGIE_STATE_LAPSED,
  /* What the clock cannot know from facts; regie-dossier.h says so of a dossier that is stored. */
  REGIE_STATE_UNRECORDED,
  REGIE_STATE_SETTLED
} RegieState;

/* A date of birth of which parts may be unknown: zero is unknown, also of the year. */
typedef struct {
  gint16 year;
  guint8 month, day;
} RegieBirth;

/* The facts of one dossier, sorted by day (regie_facts_sort). */
typedef struct {
  RegieGroup group; /* at the start; doelgroep_wijziging moves it */
  const RegieFact *facts;
  guint n;
  RegieBirth born;
  RegieRegime regime;
  gboolean plans; /* what if: as though all that is planned had come true on its day */
} RegieCase;

/* Why a duty ended. */
typedef enum {
  REGIE_END_NONE,
  REGIE_END_FULFILLED,
  REGIE_END_DIED,
  REGIE_END_PENSION,
  REGIE_END_AWAY,
  REGIE_END_EXEMPT,
  REGIE_END_NATURALISED,
  REGIE_END_STAY
} RegieEnd;

/* A period of duty.  A notice begins one; it ends when the duty is met, the person dies, reaches
 * the pension age, is away for longer than the law allows, is exempt for good, is naturalised or
 * loses the right of residence; the next notice begins the next.  Only what really happened begins
 * or ends one. */
typedef struct {
  RegieDay begin; /* G_MININT32 when it is the first */
  RegieDay end;   /* NONE while it runs */
  RegieDay other; /* the end in the other reading, or NONE */
  /* the day on which time alone ends it, when nothing happens; NONE when none is known */
  RegieDay turns;
  guint16 ender; /* index of the fact that ended it, REGIE_NO_FACT when it was age */
  guint16
    notice;   /* index of the notice, or else of the PIP, that begins its terms; REGIE_NO_FACT */
  guint8 why; /* RegieEnd */
  gboolean old_law; /* it falls under the law of 2013 (Wet art. 54) */
} RegieDutyPeriod;

#define REGIE_NO_FACT 0xffff

/* Days are REGIE_DAY_NONE where there is none.  FACTS are indexes into the case. */
typedef struct {
  guint8 rule, state, n_facts, uncertain;
  guint16 facts[5];
  guint8 why;     /* RegieEnd, when the end of the duty met it or made it lapse */
  guint8 planned; /* it begins with a plan: nothing of it is real yet */
  RegieDay begin, nominal,
    due;          /* due: after the Algemene termijnenwet, the extensions and the minimum */
  RegieDay ended; /* the day of the fact that met it */
  RegieDay lapsed_from, lapsed_until; /* superseded between these days; until NONE is for ever */
  RegieDay other; /* the date of the other reading: of BEGIN for a window, else of DUE */
  guint16 days,
    ender; /* length of the ground in days; index of the fact that met it or superseded it */
} RegieDeadline;

/* Appends the deadlines of ONE case to OUT (an array of RegieDeadline): those of the period of duty
 * that runs or ran last, in the order of the rules file.  Facts after TODAY do not count.  What is
 * planned changes none of them: what begins with a plan for a later day follows behind, PLANNED,
 * where the same has not begun for real. */
void regie_clock_run (const RegieRules *rules, const RegieCase *one, RegieDay today, GArray *out);
/* The period of duty that runs on TODAY, or ran last. */
void regie_case_duty (const RegieRules *rules, const RegieCase *one, RegieDay today,
                      RegieDutyPeriod *duty);
/* The day on which somebody reaches the pension age (Algemene Ouderdomswet art. 7a); NONE when it
 * is not known yet.  *EARLIEST (may be NULL) differs when only a part of the date of birth is
 * known: the last day that is possible is assumed. */
RegieDay regie_pension_day (const RegieRules *rules, const RegieBirth *born, RegieDay *earliest);
/* An ISO date whose unknown parts are zeros (regie_day_dup_partial); NULL is unknown. */
RegieBirth regie_birth_parse (const char *iso);
/* The first day, or the LAST, on which somebody of whom that is known can have been born; NONE
 * without a year. */
RegieDay regie_birth_day (const RegieBirth *born, gboolean last);
/* Why the law can be read in two ways here, or what is assumed; for an uncertain deadline. */
const char *regie_deadline_reading (const RegieRules *rules, const RegieDeadline *deadline);
/* How the date was found, step by step, in the language of the program.  Free with g_strfreev. */
char **regie_clock_explain (const RegieRules *rules, const RegieCodes *codes, const RegieCase *one,
                            const RegieDeadline *deadline) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_state_name (RegieState state);
/* The state that a derived deadline has on another day: what the caseload asks of its index. */
RegieState regie_deadline_state (const RegieRule *rule, const RegieDeadline *deadline,
                                 RegieDay today);
void regie_facts_sort (RegieFact *facts, guint n);
RegieGroup regie_case_group (const RegieCase *one, RegieDay day, RegieDay today);
RegieRoute regie_case_route (const RegieCase *one, RegieDay day, RegieDay today);
/* A length in words: "10 weken". */
char *regie_length_dup (const RegieLength *length) G_GNUC_WARN_UNUSED_RESULT;
