/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-ages.h"
#include "regie-network-limits.h"

/* What somebody of 16 to 27 asks of who directs the network around him.  Pure: what the dossier
 * says, the limits, the ages and a day go in; days come out, so that most days change nothing. */

/* From so old, and until one is older, a dossier has a row: 16 to 27, and a year before it in which
 * one comes.  Who has a director stays until that one handed the dossier over. */
#define REGIE_YOUTH_FROM 15
#define REGIE_YOUTH_UNTIL 27

/* One of the network.  Days are REGIE_DAY_NONE where there is none. */
typedef struct {
  gint64 id;
  gboolean leads;
  int every;                  /* to be spoken to every so many days; 0: no rhythm of its own */
  RegieDay from, until, last; /* known since, until, last spoken to */
} RegieYouthTie;

/* The newest light of one life area. */
typedef struct {
  RegieLight light; /* REGIE_LIGHT_UNKNOWN: none was ever set */
  RegieDay since;   /* of that light: the day on which it came to burn */
} RegieYouthLight;

/* What the dossier says.  Borrowed; days are REGIE_DAY_NONE where there is none. */
typedef struct {
  RegieBirth born;
  RegieGroup group;
  gint64 director;        /* 0: none */
  gboolean asks;          /* there is a duty that asks something of us, or nobody can have one */
  gboolean gone;          /* moved away, died, closed */
  RegieDay since;         /* since when the office has the dossier */
  RegieDay plan_until;    /* the last day of the line of the plan that runs longest */
  RegieDay notice;        /* the first of DUO, for who should not have a duty */
  RegieDay agreement;     /* the first day by which something agreed must be ready and is not */
  const GArray *ties;     /* RegieYouthTie */
  const GArray *meetings; /* RegieDay of each network meeting, held or planned */
  RegieYouthLight lights[REGIE_N_AREAS];
} RegieYouthFacts;

/* What can ask for action, the most pressing first. */
typedef enum {
  REGIE_YOUTH_RED,        /* a light is red */
  REGIE_YOUTH_NOTICE,     /* DUO sent a notice, and the target group says there is no duty */
  REGIE_YOUTH_SILENT,     /* a member of the network is silent */
  REGIE_YOUTH_TRANSITION, /* a transition is ahead, and no plan runs until there; or the task of the
                             director ends, and the dossier was not handed over yet */
  REGIE_YOUTH_AGREEMENT,  /* what was agreed is not ready */
  REGIE_YOUTH_UNLED,      /* nobody leads the network */
  REGIE_YOUTH_UNMET,      /* no network meeting for too long, and none is planned */
  REGIE_YOUTH_MOMENT,     /* a birthday is ahead on which something changes */
  REGIE_N_YOUTH_ASKS
} RegieYouthAsk;

/* Days are REGIE_DAY_NONE where there is none. */
typedef struct {
  gboolean shown; /* somebody who is, or may be, of these years, with a row in the list */
  RegieDay asks[REGIE_N_YOUTH_ASKS]; /* from which day each asks for action */
  RegieDay act_on;                   /* the most pressing of those that ask today, or else the one
                                        that asks soonest */
  RegieYouthAsk act;                 /* and which it is; REGIE_N_YOUTH_ASKS: none */
  gboolean hands_over;               /* the transition is that to a consultant */
  gint64 leader, silent;             /* ties; 0: none */
  RegieDay next_meeting, last_meeting;
  RegieDay moment, moment_latest; /* the next birthday on which something changes; passed, when the
                                     dossier must be handed over since then */
  int age;                        /* that it is about; 0: none */
  guint8 lights[REGIE_N_AREAS];   /* RegieLight */
  RegieDay refresh_on;            /* the first day that by itself changes any of this */
} RegieYouth;

/* Can somebody be of these years on TODAY, or too old but still with a director?  Without a year of
 * birth: only who has a director or cannot have a duty.  *TURNS (may be NULL) is the day on which
 * that changes, or NONE. */
gboolean regie_youth_may_be (const RegieYouthFacts *facts, RegieDay today, RegieDay *turns);
/* Fills SELF with what FACTS say on TODAY. */
void regie_youth_weigh (const RegieYouthFacts *facts, const RegieNetworkLimits *limits,
                        const RegieAges *ages, RegieDay today, RegieYouth *self);

/* The word of ASK in the database and in files: "rood"; and back, REGIE_N_YOUTH_ASKS for any
 * other, also NULL. */
const char *regie_youth_ask_name (RegieYouthAsk ask);
RegieYouthAsk regie_youth_ask_find (const char *name);
