/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-network-limits.h"
#include "regie-summary.h"
#include "regie-youth.h"

/* What of one dossier asks for attention, as rows of the index: the deadlines that are open, and
 * the signals beside them.  Pure. */

/* By what an index is made; borrowed. */
typedef struct {
  const RegieRules *rules;
  const RegieCodes *codes;
  const RegieNetworkLimits *network;
  const RegieAges *ages;
  RegieDay today;
  guint silence_days; /* without contact, after which the office wants to be told */
} RegieIndexing;

/* Beside RegieNature, what is no term of the law: something to look at, and something to do by a
 * day, which is late after it: what was agreed, what DUO must be told. */
enum { REGIE_NATURE_SIGNAL = 5, REGIE_NATURE_CHORE = 6 };
#define REGIE_SIGNAL_SILENCE "SIGNAAL-STIL"
#define REGIE_SIGNAL_DUO "SIGNAAL-DUO"
#define REGIE_SIGNAL_REPORT "SIGNAAL-MELDEN"
#define REGIE_SIGNAL_ERASE "SIGNAAL-WISSEN"
/* Of the network around somebody; the rules of the first six are those of a RegieYouthAsk, of
 * which a transition is that to a consultant, or another. */
#define REGIE_SIGNAL_RED "NETWERK-ROOD"
#define REGIE_SIGNAL_SILENT "NETWERK-STIL"
#define REGIE_SIGNAL_TRANSITION "NETWERK-OVERGANG"
#define REGIE_SIGNAL_HAND_OVER "NETWERK-OVERDRACHT"
#define REGIE_SIGNAL_UNLED "NETWERK-REGIE"
#define REGIE_SIGNAL_UNMET "NETWERK-OVERLEG"
#define REGIE_RULE_AGREEMENT "NETWERK-AFSPRAAK"
/* A talk that is planned. */
#define REGIE_RULE_TALK "GESPREK"
/* So many days after it happened a fact should have been reported to DUO. */
#define REGIE_REPORT_DAYS 14

/* What a person said of a deadline: it comes later, or was done before we recorded. */
typedef struct {
  char rule[32];
  gint64 fact;    /* 0: every one of the rule */
  RegieDay until; /* of what comes later, else NONE */
  gboolean done;
} RegieHandled;

/* A deadline or a signal without its state, which follows from the day.  Days are REGIE_DAY_NONE
 * where there is none. */
typedef struct {
  const char *rule; /* of the rules, or a REGIE_SIGNAL_… */
  gint64 fact;      /* the first that it begins with; 0 for none */
  RegieDay begin, nominal, due, ended, lapsed_from, lapsed_until;
  RegieDay deferred; /* somebody wants to see it on this day */
  int nature, actor; /* RegieNature or REGIE_NATURE_…; RegieActor */
  gboolean uncertain;
  gboolean open;       /* it can still ask something of somebody */
  gboolean unrecorded; /* whether it was met is not known here */
  gboolean directed;   /* of who directs, when somebody does; else of the consultant */
} RegieIndexRow;

/* May facts of KIND be kept longer than the rest (Besluit art. 9.9 lid 2)? */
gboolean regie_fact_kind_is_core (RegieFactKind kind);
/* Can a deadline of RULE stand in Vandaag?  What ends with the term is said by the term. */
gboolean regie_rule_asks (const RegieRule *rule);
/* Can nobody say of a deadline of RULE that it was met before the office kept its dossiers here?
 * Without a PIP there is no PIP, whenever it should have been there: that is recorded, not
 * confirmed. */
gboolean regie_rule_is_no_history (const RegieRule *rule);
/* A duty of the college that was over before the dossier was recorded here (RECORDED_FROM, may be
 * NONE): whether it was met is not known here, and nobody is called late for it. */
gboolean regie_deadline_is_unrecorded (const RegieRule *rule, const RegieDeadline *deadline,
                                       RegieDay recorded_from);
/* Appends to ROWS (RegieIndexRow) what of D asks for attention.  DEADLINES (RegieDeadline) are what
 * the clock made of it, HANDLED (RegieHandled) what people said of them, the last of two holds.
 * SUMMARY is that of its facts, and gets what follows from the deadlines. */
void regie_signals_collect (const RegieIndexing *by, const RegieDossierFacts *d,
                            const GArray *deadlines, const GArray *handled, RegieSummary *summary,
                            GArray *rows);
/* Appends what the network around the person of D asks: the first agreement that is not done, ready
 * by AGREEMENT (NONE: none is open), and, of somebody who is directed, what YOUTH says of silence,
 * of leading, of meeting, of a transition and of a red light. */
void regie_signals_collect_network (const RegieIndexing *by, const RegieDossierFacts *d,
                                    const RegieYouth *youth, RegieDay agreement,
                                    const GArray *handled, GArray *rows);
