/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"

/* Will it work?  From the hours so far, the pace and the exams: when each obligation will be met at
 * this rate, set against the end of the term, and what would make it fit.  Pure, like the clock;
 * every number that is no law is an assumption that the caller can change. */
typedef struct {
  int b1_hours;             /* lessons until B1 */
  int o_hours;              /* lessons of the language bridging course */
  int z_hours;              /* course hours of the self-reliance route (Besluit art. 3.14: 800) */
  int z_participation;      /* hours of participation, asylum only (the same article: 800) */
  int pvt_hours, map_hours; /* what PVT and MAP take off the hours of participation (Besluit
                               art. 3.1: 12; Regeling art. 3.1: 40) */
  int a2_hours;             /* followed before B1 can become A2 (Besluit art. 5.5: 600) */
  int most_hours;           /* of lessons that fit in a week */
  int exam_weeks;           /* from the last lesson to the last exam */
  int mark_weeks;           /* from an exam to its result */
  int a2_mark_weeks; /* the same for speaking and writing at A2, of exams since A2_MARK_FROM */
  int nearly_hours;  /* of lessons for an extension of who nearly passed, no asylum status holder
                        (Besluit art. 4.4 lid 3: 450) */
  int nearly_parts;  /* of the four language parts, beside KNM (the same article: 2) */
  int attendance;    /* per cent of what is planned, as long as the plan counts */
  int wait_weeks;    /* for a place, while the lessons have not begun; 1 is at once */
  int
    start_weeks;  /* so long after the lessons begin their plan counts, not what was reported yet */
  int pace_weeks; /* the pace is that of so many weeks until today */
  int margin_weeks;      /* an end so close to the end of the term is tight */
  RegieDay a2_mark_from; /* no assumption: since when marking takes longer */
} RegieAssumptions;

typedef enum {
  REGIE_OUTLOOK_DONE,
  REGIE_OUTLOOK_FITS,
  REGIE_OUTLOOK_UNKNOWN,
  REGIE_OUTLOOK_TIGHT,
  REGIE_OUTLOOK_FAILS
} RegieOutlookVerdict;
typedef enum {
  REGIE_DUTY_LESSONS,
  REGIE_DUTY_PARTICIPATION,
  REGIE_DUTY_EXAMS,
  REGIE_DUTY_PVT,
  REGIE_DUTY_MAP
} RegieDuty;

typedef struct {
  RegieDuty duty;
  RegieOutlookVerdict verdict;
  int done, needed;   /* hours, or parts of the exam; 0 of 0 for what is not counted */
  double per_week;    /* hours; 0 when there are none or they do not count */
  gboolean from_plan; /* PER_WEEK is the plan, for the lessons have hardly begun */
  RegieDay expected;  /* NONE: not at this rate, or not known */
} RegieProspect;

typedef enum {
  REGIE_REPAIR_HOURS,
  REGIE_REPAIR_EARLIER,
  REGIE_REPAIR_A2,
  REGIE_REPAIR_ROUTE_Z,
  REGIE_REPAIR_EXTENSION
} RegieRepairKind;

typedef struct {
  RegieRepairKind kind;
  RegieDuty duty;
  double per_week; /* hours that are needed */
  RegieDay
    expected;     /* then; for another route the last day to decide, for an extension the new end */
  RegieDay start; /* of the lessons, when they begin earlier */
  int rule;       /* of the extension */
} RegieRepair;

typedef struct {
  /* the worst of all; unknown without a term or a duty, and then nothing is foreseen */
  RegieOutlookVerdict verdict;
  RegieDay term_begin, term_end; /* the end with a new term after a fine in it */
  gboolean no_duty;              /* died, exempt, gone for long: there is nothing to meet (now) */
  RegieRoute route;
  GArray *prospects; /* RegieProspect */
  GArray *repairs;   /* RegieRepair, the cheapest first; none when everything fits */
} RegieOutlook;

/* Reads [haalbaarheid] of amounts.ini, in which every assumption must stand.  A fault is said with
 * its line. */
gboolean regie_assumptions_read (RegieIni *ini, RegieAssumptions *self, GError **error);
/* The I-th assumption by its Dutch key, with its label and a pointer into SELF; NULL after the
 * last. */
const char *regie_assumptions_get (RegieAssumptions *self, guint i, const char **label,
                                   int **value);
RegieOutlook *regie_outlook_new (const RegieRules *rules, const RegieCase *one, RegieDay today,
                                 const RegieAssumptions *assumed) G_GNUC_WARN_UNUSED_RESULT;
void regie_outlook_free (RegieOutlook *self);
const char *regie_outlook_verdict_name (RegieOutlookVerdict verdict); /* Dutch code */
/* In a few words, in the language of the program: "fits the term". */
const char *regie_outlook_verdict_label (RegieOutlookVerdict verdict);
const char *regie_duty_name (RegieDuty duty); /* Dutch code */
/* In words, in the language of the program. */
const char *regie_duty_label (RegieDuty duty);
char *regie_prospect_dup_sentence (const RegieProspect *prospect) G_GNUC_WARN_UNUSED_RESULT;
char *regie_repair_dup_sentence (const RegieRules *rules,
                                 const RegieRepair *repair) G_GNUC_WARN_UNUSED_RESULT;
const char *regie_repair_name (RegieRepairKind kind); /* Dutch code */
char *regie_outlook_dup_summary (const RegieOutlook *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieOutlook, regie_outlook_free)
