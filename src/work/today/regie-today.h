/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-caseload.h"

/* Vandaag: what asks for somebody, in the order of its urgency, with rows fetched by page.  Every
 * function here is read-only, synchronous, and safe on a store thread. */

typedef enum {
  REGIE_SECTION_LATE,
  REGIE_SECTION_WEEK,
  REGIE_SECTION_WEEKS,
  REGIE_SECTION_SIGNAL,
  REGIE_N_SECTIONS
} RegieSection;
/* Of a task about a provider (regie-tasks.h) DOSSIER is 0, N its kind, and PROVIDER and SUBJECT say
 * what it is about. */
typedef struct {
  gint64 dossier, provider, subject;
  guint16 n;
  guint16 section;
  RegieDay due;
} RegieTodayKey;

typedef struct {
  RegieTodayKey key;
  char *name, *rule, *consultant_name; /* NAME tells namesakes apart */
  gint64 fact;
  RegieDay begin, nominal;
  gboolean uncertain;
  char *code; /* of a message of DUO; of a task what it is about, as it is stored */
} RegieTodayRow;

/* What is to be looked at: RegieTodayKey, by section and then by date; of RULES only (ids with
 * commas between), or of all when that is NULL. */
GArray *regie_today_keys (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *regie_today_rows (RegieDb *db, const RegieTodayKey *keys, guint n,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_today_row_free (RegieTodayRow *row);
/* The day of the next thing after the six weeks, REGIE_DAY_NONE when there is none. */
gboolean regie_today_next (RegieDb *db, const RegieQuery *query, RegieDay today, RegieDay *next,
                           GError **error);
/* Open ends from before the dossier was recorded here, not yet confirmed. */
gboolean regie_today_unrecorded (RegieDb *db, const RegieQuery *query, guint *n, GError **error);
/* One change that confirms them all. */
RegieChange *regie_today_confirm (RegieDb *db, const RegieQuery *query, const char *reason,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
