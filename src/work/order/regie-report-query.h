/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-insert.h"
#include "regie-reconcile.h"

/* All SQL of what providers report: the reports, their hours, and what those are held against.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read or written.  An
 * array is owned by the caller, and empty when there is nothing.  Minutes are -1 where nobody said
 * them, days REGIE_DAY_NONE. */

/* The provider with NAME, however it is written, or with ID when NAME is NULL.  NULL without an
 * error when there is none. */
gboolean regie_report_find_provider (RegieDb *db, const char *name, gint64 id,
                                     RegieReportProvider **provider, GError **error);
/* The reports (RegieRecord) of PROVIDER over PERIOD, the newest first. */
GPtrArray *regie_report_load_of_period (RegieDb *db, gint64 provider, RegiePeriod period,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* That something was reported. */
typedef struct {
  gint64 provider;
  RegiePeriod period;
  RegieDay first_on; /* when it was read in, or what it took the place of */
} RegieReportRead;
/* The reports of PROVIDER, or of all when that is 0; RegieReportRead, in no particular order. */
GArray *regie_report_load_read (RegieDb *db, gint64 provider,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *NAME of member of staff ID; NULL when there is none. */
gboolean regie_report_find_reader (RegieDb *db, const char *id, char **name, GError **error);
/* *ENTRY of the log with which REPORT came in and that was not taken back; 0 when there is none. */
gboolean regie_report_find_entry (RegieDb *db, gint64 report, gint64 *entry, GError **error);
/* The last day on which PROVIDER's file with HASH was read in; NONE when it was not. */
gboolean regie_report_find_read_on (RegieDb *db, gint64 provider, const char *hash, RegieDay *day,
                                    GError **error);
/* When the period of REPORT was first reported. */
gboolean regie_report_find_first_on (RegieDb *db, gint64 report, RegieDay *day, GError **error);

/* Whose order with PROVIDER ran in PERIOD, or had hours reported in it: RegieReconciled, by name.
 * Only what the order says is filled in. */
GPtrArray *regie_report_load_people (RegieDb *db, gint64 provider, RegiePeriod period,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One line of a report. */
typedef struct {
  gint64 order, report;
  RegieDay day;
  int minutes, offered, excused, unexcused;
  RegieLevel level; /* unknown: it says none */
  RegieRoute route; /* the same */
} RegieReportHours;
/* What PROVIDER reported of orders on the days FROM to UNTIL: RegieReportHours, by day. */
GArray *regie_report_load_hours (RegieDb *db, gint64 provider, RegieDay from, RegieDay until,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is known of an order or a dossier. */
typedef struct {
  gint64 about; /* the id of either */
  RegieDay day;
  RegieLevel level;
} RegieReportFact;
/* Of each order with PROVIDER of which hours were attended by UNTIL, the last day; RegieReportFact,
 * in no particular order. */
GArray *regie_report_load_attended (RegieDb *db, gint64 provider, RegieDay until,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of each dossier with an order with PROVIDER, the level of each PIP by UNTIL; the oldest first. */
GArray *regie_report_load_levels (RegieDb *db, gint64 provider, RegieDay until,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same, the day of each exam that was planned by UNTIL and not done or passed; the newest
 * first. */
GArray *regie_report_load_exams (RegieDb *db, gint64 provider, RegieDay until,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Hours that stand in the database already. */
typedef struct {
  gint64 fact, dossier, report;
  gint64 order; /* 0: none is known */
  RegieDay first, last;
  RegiePeriod period; /* of the report; REGIE_PERIOD_NEVER: not known */
  int minutes;        /* 0: not said */
} RegieReportEarlier;
/* What PROVIDER reported before: RegieReportEarlier, by report, order and day.  FIRST is NONE
 * before version 7. */
GArray *regie_report_load_earlier (RegieDb *db, gint64 provider,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Days of hours of the same subject as an order with PROVIDER that somebody wrote down in the
 * dossier, with its NAME or none: RegieReportFact about the order, in no particular order. */
GArray *regie_report_load_by_hand (RegieDb *db, gint64 provider, const char *name,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writing goes around regie_apply: an import writes the log and derives once, at the end.  All of
 * it runs inside its transaction. */

/* A report that comes in. */
typedef struct {
  gint64 id, provider, read_by; /* READ_BY 0: nobody is known */
  RegiePeriod period;
  const char *file, *hash, *faults; /* FAULTS: NULL for none; see regie_report_fault_parse */
  RegieDay read_on, first_on;       /* FIRST_ON: NONE when it takes the place of nothing */
  guint lines, faulty;
} RegieReportNew;
gboolean regie_report_insert (RegieDb *db, const RegieReportNew *report, GError **error);
/* A line of it, which becomes a fact "uren". */
typedef struct {
  gint64 id, dossier, order, report, recorded_by; /* RECORDED_BY 0: nobody is known */
  RegieDay first, day;
  int minutes, planned, excused, unexcused;
  const char *topic, *level, *route, *remark, *recorded_at; /* keys; NULL: not said */
} RegieReportRow;
/* Gathers such rows (regie-insert.h); adds one. */
RegieInsert *regie_report_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_report_rows_add (RegieInsert *self, const RegieReportRow *row);
/* Voids the records of ENTITY from id FIRST to LAST; *N is how many of them were not void. */
gboolean regie_report_void (RegieDb *db, const char *entity, gint64 first, gint64 last, gint64 *n,
                            GError **error);
/* *N is how many lines of REPORT are not void. */
gboolean regie_report_count_lines (RegieDb *db, gint64 report, gint64 *n, GError **error);
