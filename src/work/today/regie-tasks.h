/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-period.h"
#include "regie-today.h"

/* What Vandaag says of providers: each is a day that comes or has passed, with the provider it is
 * about.  Computed from contracts, marks, reports, invoices and action points whenever it is asked;
 * only "later" is stored. */
typedef enum {
  REGIE_TASK_REPORT,   /* no report of a period was read in */
  REGIE_TASK_STEP,     /* an open step of a purchase */
  REGIE_TASK_NOTICE,   /* the last day to give notice or to extend */
  REGIE_TASK_CONTRACT, /* a contract that ends */
  REGIE_TASK_MARK,     /* a quality mark that lapses */
  REGIE_TASK_ACTION,   /* an action point */
  REGIE_TASK_INVOICE,  /* an invoice that waits to be judged: thirty days from its date (art. 6:119b
                          BW) */
  /* Of the Meedoenbalie; PROVIDER is 0. */
  REGIE_TASK_OFFER,   /* an offer that is not certain any more */
  REGIE_TASK_GIVER,   /* a giver who has heard nothing for long */
  REGIE_TASK_NO_SHOW, /* somebody who did not come twice in a row */
  REGIE_N_TASKS
} RegieTaskKind;

typedef struct {
  RegieTaskKind kind;
  gint64 provider,
    subject;  /* SUBJECT: the record it is about; of a report the first day of the period */
  char *name; /* of the provider */
  char *what; /* the step, the period, the contract …, in words */
  RegieDay due;
  RegieSection section;
} RegieTask;

/* The tasks of PROVIDER (0: of all) up to WITHIN days ahead: RegieTask by section, then by day,
 * owned by the caller.  NULL with ERROR when the database cannot be read. */
GPtrArray *regie_tasks_load (RegieDb *db, const RegieOffice *office, gint64 provider, int within,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
#define regie_task_is_of_desk(kind) ((kind) >= REGIE_TASK_OFFER)
/* "AANBIEDER-RAPPORT" …: what stands for the rule of a deadline. */
const char *regie_task_rule (RegieTaskKind kind);
/* What it is, in the language of the program. */
const char *regie_task_label (RegieTaskKind kind);
/* What its button says. */
const char *regie_task_action (RegieTaskKind kind);
/* Whose tasks: all of providers, the action points of OWNER only, those of the desk. */
typedef enum { REGIE_TASKS_PROVIDERS = 1, REGIE_TASKS_OWN = 2, REGIE_TASKS_DESK = 4 } RegieTasksOf;
/* Adds a RegieTodayKey for each to KEYS and sorts them in; of RULES only (as in
 * regie_today_keys). */
gboolean regie_tasks_add_keys (RegieDb *db, const RegieOffice *office, GArray *keys,
                               const char *rules, RegieTasksOf of, const char *owner,
                               GError **error);
/* The row of a key that is a task; owned by the caller (regie_today_row_free).  NULL with ERROR
 * set. */
RegieTodayRow *regie_task_row (RegieDb *db, const RegieTodayKey *key,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What a row is about, in words: the step, the period, the contract. */
char *regie_task_dup_what (const RegieOffice *office,
                           const RegieTodayRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* Puts it off until a day that is still to come, with a reason that says something; else NULL with
 * ERROR. */
RegieChange *regie_task_defer (RegieDb *db, const RegieOffice *office, const RegieTask *task,
                               RegieDay until, const char *reason,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is agreed of how often a provider reports (codes.ini [rapportageritme]); every month when
 * KEY (may be NULL) says nothing. */
RegieRhythm regie_report_rhythm (const char *key);
void regie_task_free (RegieTask *task);
