/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-tasks.h"

/* All SQL of the tasks in Vandaag.  A function that returns gboolean gives FALSE with ERROR set
 * when the database cannot be read; texts are valid during a call only.  PROVIDER is an id, 0 for
 * all. */

/* One thing that a day is set for. */
typedef struct {
  RegieTaskKind kind;
  gint64 provider, subject; /* as in RegieTask */
  const char *name;         /* of the provider or the giver */
  const char *what;         /* as it is stored; may be NULL */
  RegieDay day;             /* as it is stored */
  int number; /* of a notice the months before DAY; of an offer 1 when DAY is until when it is
                 certain, 0 when it is when the giver was told; else 0 */
} RegieTaskFound;

typedef void (*RegieTaskFunc) (const RegieTaskFound *task, gpointer data);
/* Calls FUNC for every open step, notice, end of a contract, mark that lapses, action point and
 * invoice that has a day, kind by kind. */
gboolean regie_tasks_each_of_providers (RegieDb *db, gint64 provider, RegieTaskFunc func,
                                        gpointer data, GError **error);
/* The same for what the Meedoenbalie must not forget on TODAY: offers, givers, who did not come. */
gboolean regie_tasks_each_of_desk (RegieDb *db, RegieDay today, RegieTaskFunc func, gpointer data,
                                   GError **error);

/* Task RULE (regie_task_rule) about SUBJECT waits until a day. */
typedef void (*RegieDelayFunc) (const char *rule, gint64 subject, RegieDay until, gpointer data);
/* What was put off of providers; the newest last. */
gboolean regie_delays_each_of_providers (RegieDb *db, gint64 provider, RegieDelayFunc func,
                                         gpointer data, GError **error);
/* The same of the Meedoenbalie. */
gboolean regie_delays_each_of_desk (RegieDb *db, RegieDelayFunc func, gpointer data,
                                    GError **error);

/* Who must report. */
typedef struct {
  gint64 provider;
  const char *name, *rhythm; /* RHYTHM: a code, may be NULL (regie_report_rhythm) */
  int days;             /* after the end of a period, in which it must be there; -1: not agreed */
  RegieDay first, last; /* the days between which orders ran */
} RegieReporter;

typedef void (*RegieReporterFunc) (const RegieReporter *reporter, gpointer data);
/* Calls FUNC for every provider that has orders which were placed. */
gboolean regie_reporters_each (RegieDb *db, gint64 provider, RegieReporterFunc func, gpointer data,
                               GError **error);
/* Which periods were reported: a set of "provider/period", owned by the caller.  NULL with ERROR
 * set. */
GHashTable *regie_reports_load_periods (RegieDb *db, gint64 provider,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The action points of OWNER: a set of ids (gint64), owned by the caller.  NULL with ERROR set. */
GHashTable *regie_actions_load_owned (RegieDb *db, const char *owner,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who the task of KEY is about, and what, as it is stored; owned by the caller, NULL when it is not
 * there any more or says nothing. */
gboolean regie_task_load_texts (RegieDb *db, const RegieTodayKey *key, char **name, char **what,
                                GError **error);
/* The giver that TASK of the Meedoenbalie is about: an id, owned by the caller, or NULL. */
gboolean regie_task_load_giver (RegieDb *db, RegieTaskKind kind, gint64 subject, char **giver,
                                GError **error);
