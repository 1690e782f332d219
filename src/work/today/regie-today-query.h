/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload-query.h"

/* All SQL of Vandaag about dossiers.  Read-only, synchronous, and safe on a store thread.  Of a
 * query only its scope counts.  A function that returns gboolean gives FALSE with ERROR set. */

typedef enum {
  REGIE_SECTION_TALKS, /* those of today: somebody comes */
  REGIE_SECTION_LATE,
  REGIE_SECTION_WEEK,
  REGIE_SECTION_WEEKS,
  REGIE_SECTION_SIGNAL,
  REGIE_SECTION_HISTORY, /* open ends of before the dossier was recorded here */
  REGIE_SECTION_PUT_OFF, /* what somebody said comes later */
  REGIE_N_SECTIONS
} RegieSection;
/* What is looked at: what asks for somebody now, or all of one of the last two sections. */
typedef enum {
  REGIE_TODAY_ASKS,
  REGIE_TODAY_HISTORY,
  REGIE_TODAY_PUT_OFF,
  REGIE_N_TODAY_SHOWN
} RegieTodayShown;
/* What one row of Vandaag is about.  Of a task about a provider (regie-tasks.h) DOSSIER is 0, N its
 * kind, and PROVIDER and SUBJECT say what it is about; of a talk see regie-today-talks.h. */
typedef struct {
  gint64 dossier, provider, subject;
  guint16 n;
  guint16 section;
  RegieDay due;
} RegieTodayKey;

/* What a row of Vandaag says; each text may be NULL. */
typedef struct {
  RegieTodayKey key;
  char *name, *rule, *consultant_name; /* NAME tells namesakes apart */
  gint64 fact;
  RegieDay begin, nominal;
  gboolean uncertain;
  char *code; /* of a message of DUO; of a task what it is about, as it is stored; of a network what
                 was agreed, or who is silent; of a talk what it is for */
  RegieDay until; /* of what was put off; else REGIE_DAY_NONE */
  char *reason;   /* of what was put off; of a talk when and where; or NULL */
} RegieTodayRow;

/* What is to be looked at: RegieTodayKey, by section and then by date, owned by the caller; of
 * RULES only (ids with commas between), or of all when that is NULL.  NULL with ERROR set. */
GArray *regie_today_keys (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of what is no longer asked: SHOWN is REGIE_TODAY_HISTORY or REGIE_TODAY_PUT_OFF, the
 * latter by the day on which it comes back. */
GArray *regie_today_keys_apart (RegieDb *db, const RegieQuery *query, const char *rules,
                                RegieTodayShown shown, RegieDay today,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many of regie_today_keys() are REGIE_SECTION_LATE. */
gboolean regie_today_count_late (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                                 GError **error);
/* How many of those a colleague has. */
typedef struct {
  gint64 consultant;
  char *name;
  guint n_late;
} RegieTodayShare;
void regie_today_share_free (RegieTodayShare *self);
/* A RegieTodayShare for each consultant in the scope of QUERY of whom something is late, the most
 * first; owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_today_load_shares (RegieDb *db, const RegieQuery *query, RegieDay today,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the rows of the N (REGIE_SQL_PAGE at most) KEYS in ROWS, which has as many places, all NULL:
 * what is no dossier, or is gone, stays so.  The rows are freed with regie_today_row_free(). */
gboolean regie_today_load_page (RegieDb *db, const RegieTodayKey *keys, guint n, GPtrArray *rows,
                                GError **error);
/* The day of the next thing after the week, REGIE_DAY_NONE when there is none. */
gboolean regie_today_next (RegieDb *db, const RegieQuery *query, RegieDay today, RegieDay *next,
                           GError **error);
/* How many deadlines and signals of dossiers, of RULES (as in regie_today_keys), were put off until
 * after TODAY. */
gboolean regie_today_put_off (RegieDb *db, const RegieQuery *query, const char *rules,
                              RegieDay today, guint *n, GError **error);
/* How many open ends of RULES there are from before their dossier was recorded here, not yet
 * confirmed. */
gboolean regie_today_unrecorded (RegieDb *db, const RegieQuery *query, const char *rules, guint *n,
                                 GError **error);
/* One of those, as it is stored; FACT may be NULL. */
typedef void (*RegieOpenEndFunc) (const char *dossier, const char *rule, const char *fact,
                                  gpointer data);
/* Calls FUNC for each of those of RULES (as in regie_today_keys), in no particular order. */
gboolean regie_today_each_unrecorded (RegieDb *db, const RegieQuery *query, const char *rules,
                                      RegieOpenEndFunc func, gpointer data, GError **error);
