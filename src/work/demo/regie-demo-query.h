/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-period.h"

/* What the invented data ask of themselves, and the few statements that change all of them at once.
 * They go around regie_apply on purpose: nobody did this, so nothing is logged.  A function that
 * returns gboolean gives FALSE with ERROR set when the database refuses. */

/* How many people there are, void or not. */
gboolean regie_demo_count_people (RegieDb *db, gint64 *n, GError **error);
/* The provider of that NAME; *ID is 0 when there is none. */
gboolean regie_demo_find_provider (RegieDb *db, const char *name, gint64 *id, GError **error);
/* Somebody who does exams in a term that was extended, with the most hours; *ID is 0 when nobody
 * does. */
gboolean regie_demo_find_examinee (RegieDb *db, gint64 *id, GError **error);
/* Who has the largest network, with a meeting that was; *ID is 0 when nobody has one. */
gboolean regie_demo_find_circle (RegieDb *db, gint64 *id, GError **error);
/* Appends to DOSSIERS (gint64) those in which there may be files, at most MOST and one: first that
 * of regie_demo_find_examinee(), then the oldest. */
gboolean regie_demo_find_filed (RegieDb *db, guint most, GArray *dossiers, GError **error);
/* Gives the lines of the plan of DOSSIER, an id, their days and prices: lessons the days LESSONS at
 * PLACE, work the days WORK. */
gboolean regie_demo_price_plan (RegieDb *db, const char *dossier, const char *lessons,
                                const char *place, const char *work, GError **error);

/* A line of a plan that becomes an order; the texts are owned, and may be NULL. */
typedef struct {
  gint64 fact, dossier;
  char *topic, *lot, *price, *unit, *hours;
  RegieDay from, until;
} RegieDemoLine;

/* Every line for which a contract has a price: RegieDemoLine in the order of their ids, owned by
 * the caller.  NULL with ERROR set. */
GArray *regie_demo_load_lines (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Hours of a lesson order. */
typedef struct {
  gint64 fact, order, provider;
  RegieDay day;
} RegieDemoHours;

/* RegieDemoHours by day and id, owned by the caller; NULL with ERROR set. */
GArray *regie_demo_load_hours (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Each of the N HOURS came in with the one of REPORTS at the same place, an id that is there. */
gboolean regie_demo_report_hours (RegieDb *db, const RegieDemoHours *hours,
                                  const char *const *reports, guint n, GError **error);
/* After all: the number of lines of every report, and what some of them say of level and route. */
gboolean regie_demo_finish_reports (RegieDb *db, GError **error);

/* What was reported of an order. */
typedef struct {
  gint64 order, minutes, price; /* PRICE: cents an hour */
} RegieDemoBilled;

/* What PROVIDER, an id, reported over PERIOD (as it is stored) of orders by the hour:
 * RegieDemoBilled in the order of their ids, owned by the caller.  NULL with ERROR set. */
GArray *regie_demo_load_billed (RegieDb *db, gint64 provider, const char *period,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A wish of which the match was finished is no open wish. */
gboolean regie_demo_close_wishes (RegieDb *db, GError **error);

/* An order that ran, with the number of its dossier and the BSN of its person; texts are owned and
 * may be NULL. */
typedef struct {
  char *number, *dossier, *bsn;
  RegieDay from, until;
  int hours; /* a week */
} RegieDemoSample;

/* The orders of PROVIDER that ran in PERIOD: RegieDemoSample by number, owned by the caller.  NULL
 * with ERROR set. */
GArray *regie_demo_load_samples (RegieDb *db, gint64 provider, RegiePeriod period,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody who may get a network; DIRECTOR is 0 when nobody directs. */
typedef struct {
  gint64 dossier, director, consultant;
  gboolean is_young; /* of 16 to 27 */
} RegieDemoMiddle;

/* Every dossier on TODAY: RegieDemoMiddle by id, owned by the caller.  NULL with ERROR set. */
GArray *regie_demo_load_middles (RegieDb *db, RegieDay today,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An organisation that stands in networks; the texts are owned, and AREA may be NULL. */
typedef struct {
  gint64 id;
  char *name, *area;
} RegieDemoPartner;

/* Those of the directory: RegieDemoPartner by name, owned by the caller.  NULL with ERROR set. */
GArray *regie_demo_load_partners (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
