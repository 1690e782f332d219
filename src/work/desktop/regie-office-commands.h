/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"
#include "regie-caseload-view.h"
#include "regie-office-query.h"
#include "regie-rules-view.h"
#include "regie-today-view.h"

/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing.
 * A query is the text of a RegieQuery (regie_query_to_text): who asks, and what that role may be
 * found by, follows from who works here; of the list behind a figure its dossiers are looked up, so
 * that who lists and who exports have the same people.  Owned; NULL with ERROR set when those
 * cannot be read or there is no such figure. */
RegieQuery *regie_work_query (const RegieWork *work, const char *text,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The parts of QUERY that are on (RegieChoice), in words; owned, NULL with ERROR set. */
GPtrArray *regie_work_name_parts (const RegieWork *work, const RegieQuery *query,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  REGIE_DOSSIERS_ASSIGN, /* (axx): dossiers, and the member of staff who gets them */
  REGIE_FILTER_KEEP,     /* (ss): its name and the query, for me */
  REGIE_FILTER_FORGET,   /* x, the filter */
  REGIE_TODAY_CONFIRM,   /* (ssa(xsx)u): the open ends from before the dossiers of a query were
                            recorded here, of some rules ("" is all), but for those that are left:
                            dossier, rule, fact; and how many were shown in all */
  REGIE_TASK_DEFER,      /* (sxx): rule (regie_task_rule), provider, subject; "tot" and "reden" */
  REGIE_INDEX_REFRESH,   /* the day has turned: what it changes by itself */
  REGIE_HOURS_SETTLE,    /* ticks of who may not write in dossiers flow to those */
  REGIE_DRAFT_PUT,   /* s, the place (regie_command_dup_place); the form as it stands, NULL: nothing
                        is kept of it any more */
  REGIE_DRAFT_SWEEP, /* what was typed more than thirty days ago goes */
  REGIE_N_OFFICE_COMMANDS
} RegieOfficeCommand;

extern const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS];

/* The caseload in its order.  FIRST are the rows (RegieCaseloadItem) of the first REGIE_FIRST_ROWS
 * ids, NULL when they were not asked for; PARTIAL: there are more ids than were asked for, N in
 * all. */
typedef struct {
  GArray *ids; /* gint64 */
  GPtrArray *first;
  RegieCaseloadView *view;
  GPtrArray *on;    /* RegieChoice: the parts of the query (QUERY) that are on, in words (NAME) */
  RegieScope scope; /* whose: what REGIE_SCOPE_OWN became */
  guint n;
  gboolean partial;
} RegieCaseloadAnswer;

void regie_caseload_answer_free (RegieCaseloadAnswer *self);

/* What Vandaag shows. */
typedef struct {
  GArray *keys;     /* RegieTodayKey, see regie_today_keys() */
  GPtrArray *first; /* RegieTodayItem, of the first REGIE_FIRST_ROWS keys */
  RegieTodayView *view;
} RegieTodayAnswer;

void regie_today_answer_free (RegieTodayAnswer *self);

/* Rows that come with their keys, so that no frame shows an empty list. */
#define REGIE_FIRST_ROWS 64
/* How keys of Vandaag lie in a target: a RegieTodayKey each. */
#define REGIE_TODAY_KEY_TYPE "(xxxqqi)"

typedef enum {
  REGIE_CASELOAD_IDS,   /* (sub): query, the most ids (0: all), and with its first rows or not;
                           RegieCaseloadAnswer */
  REGIE_CASELOAD_ROWS,  /* ax, ids; GPtrArray of RegieCaseloadItem in their order, NULL for who is
                           gone */
  REGIE_CASELOAD_EACH,  /* as, queries that differ in filters only; GArray of guint, how many each
                           finds (regie_caseload_count_each) */
  REGIE_CASELOAD_COUNT, /* gint64, how many dossiers there are */
  REGIE_TODAY_READ,     /* (sss): query (its scope counts), the rules ("" is all), and what is shown
                           (regie_today_shown_name); RegieTodayAnswer of what my role may see */
  REGIE_TODAY_LATE,     /* gint64, how much of my own is late */
  REGIE_TODAY_ROWS,     /* a(xxxqqi), keys; GPtrArray of RegieTodayItem, NULL for what is gone */
  REGIE_RULES_READ,     /* RegieRulesView of the rules in force */
  REGIE_STAFF_LIST,     /* GPtrArray of RegieChoice: who works here */
  REGIE_FILTER_LIST,    /* GPtrArray of RegieChoice: the filters of everybody and mine */
  REGIE_HOURS_WAITING,  /* gint64, how many ticks wait for REGIE_HOURS_SETTLE */
  REGIE_CASELOAD_FULLEST, /* RegieFullest: what the program is measured with */
  REGIE_DEMO_SHOWN,       /* gint64[4]: what pictures show, as regie_demo_shown() */
  REGIE_DRAFT_READ,       /* s, the place; RegieForm of what I typed there, NULL for nothing */
  REGIE_LOG_STANDS,       /* proof (s) of what is in doubt → gint64, its entry, 0: not saved */
  REGIE_DRAFT_NEWEST,     /* the place (text) where I typed last, NULL for none */
  REGIE_N_OFFICE_QUESTIONS
} RegieOfficeQuestion;

extern const RegieQuestion regie_office_questions[REGIE_N_OFFICE_QUESTIONS];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCaseloadAnswer, regie_caseload_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieTodayAnswer, regie_today_answer_free)
