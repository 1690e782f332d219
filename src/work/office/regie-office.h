/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-ages.h"
#include "regie-cost.h"
#include "regie-derive.h"
#include "regie-outlook.h"
#include "regie-gap.h"
#include "regie-match.h"
#include "regie-network-limits.h"
#include "regie-weight.h"

/* When attendance asks for a look, below which percentage of the planned hours somebody
 * is behind, how many attempts at an exam are free, and after how many days
 * without contact a dossier gives a signal ([voortgang] of amounts.ini).  The index is made with
 * the last, so it is the same for everybody in the office. */
typedef struct {
  int low, fall, behind, silent_days, free_attempts, no_contact_days;
} RegieWarnings;

/* What a program needs besides a database: the code lists, the rules of the law, the day and who is
 * working. Immutable but for the day, which every thread may ask and only the main thread turns. */
typedef struct {
  RegieCodes *codes;
  RegieRules *rules;
  char *
    fault; /* why the rules of this office could not be read and older ones are in force, or NULL */
  RegieAssumptions assumed; /* what "will it work" reckons with */
  RegieWarnings warnings;
  RegieNetworkLimits network; /* when a network asks for action */
  RegieGapLimits gaps;        /* when a provider is out of step with the PIP */
  RegieMatchWeights match;    /* in which order the desk proposes */
  RegieWeights weights;       /* what a dossier asks of a consultant */
  RegieAmounts amounts;       /* what the state pays */
  RegieAges *ages;            /* what changes on which birthday */
  gint today_;                /* see regie_office_today */
} RegieOffice;

/* Reads the data folder: $REGIE_DATA, else the installed one.  A rules.ini and calendar.ini of the
 * office itself stand in the user's configuration folder (regie/); when they cannot be read the
 * last good ones are used, and FAULT says so. */
RegieOffice *regie_office_new (RegieDay today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_office_free (RegieOffice *self);
/* What derives with the rules, the codes and the days of silence of SELF, which must outlive it;
 * owned by the caller. */
RegieDeriver *regie_office_deriver (const RegieOffice *self);
/* The path of file NAME of the data folder; owned by the caller. */
char *regie_office_dup_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What the clock of this machine says, in its time zone: for main() only. */
RegieDay regie_office_real_today (void);

/* The day it is here. */
static inline RegieDay
regie_office_today (const RegieOffice *self)
{
  return g_atomic_int_get (&self->today_);
}

/* Of the main thread only. */
static inline void
regie_office_set_today (RegieOffice *self, RegieDay today)
{
  g_atomic_int_set (&self->today_, today);
}

/* Who works here: staff.login is the operating system user on SQLite and the session user on
 * PostgreSQL. */
typedef struct {
  gint64 id, team;
  char *name, *role;
} RegieMe;
/* Finds me; when the database has no staff at all, I become its first administrator, who also works
 * as a consultant.  In demo data a stranger is the first consultant. */
RegieMe *regie_me_find (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who plays the member of staff with LOGIN (NULL: as above), to see the program as that role does.
 * Only demo data can be played in, and on PostgreSQL only by who owns the tables: of everybody else
 * the server itself knows who they are. */
RegieMe *regie_me_play (RegieDb *db, const char *login, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_me_free (RegieMe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieOffice, regie_office_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieMe, regie_me_free)
