/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-term.h"

/* What had become of somebody by a day: the words with which the office counts.  Pure, like the
 * clock; what is dated later and what is only planned does not count. */

typedef struct {
  RegieDay opened, closed; /* of the dossier; may be NONE */
} RegieHistoryBounds;

/* What happened within a period of duty; begins as all zeros.  For who goes through the facts by
 * himself: the history and the index. */
typedef struct {
  gboolean registered, linked, exam, started, gone, has_pip;
} RegieCourse;

/* Does FACT, which is no plan, count within DUTY? */
gboolean regie_course_counts (const RegieDutyPeriod *duty, const RegieFact *fact);
/* What FACT, which counts, makes of it.  Facts come in the order of their days. */
void regie_course_follow (RegieCourse *self, const RegieFact *fact);
/* How far somebody of GROUP is of whom DUTY runs or ran last, but for a term that has passed. */
RegiePhase regie_course_phase (const RegieCourse *self, const RegieDutyPeriod *duty,
                               RegieGroup group);

/* Days are NONE where there is none. */
typedef struct {
  RegieDay known;   /* since when the office knows of the person */
  RegieDay arrived; /* the first of notice, link and registration: inflow */
  RegieDay notice;  /* the first notice of DUO */
  RegieDay linked;  /* the first link; and the first registration in a municipality of ours */
  RegieDay housed;
  RegieDay left;       /* since when the person is not ours; NONE while ours */
  RegieDay out;        /* since when the dossier asks nothing of us, and why; NONE while it does */
  guint8 why;          /* RegieOut */
  gboolean active;     /* there is a duty, and it asks something of us */
  RegieDay pip;        /* the first PIP of ours */
  RegieDay pip_due;    /* until when it had to be there: the clock's last day, that was or is */
  RegieTerm term;      /* of integration, with its extensions */
  gboolean extended;   /* the term was made longer */
  RegieDay spoken;     /* the last contact or talk */
  RegieDay first_hour; /* the first day of which hours of language were attended */
  RegiePhase phase;    /* as the caseload shows it: a term may have passed */
  RegieRoute route;
  RegieGroup group;
} RegieHistory;

/* How ONE stands on DAY.  DEADLINES are those of regie_clock_run() on that day. */
void regie_history_make (const RegieRules *rules, const RegieCase *one,
                         const RegieHistoryBounds *bounds, RegieDay day, const GArray *deadlines,
                         RegieHistory *self);
