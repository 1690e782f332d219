/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-office.h"
#include "regie-today-query.h"

/* Vandaag: what asks for somebody, in the order of its urgency (regie_today_keys), with rows
 * fetched by page.  Every function here is read-only, synchronous, and safe on a store thread. */

/* The rows of KEYS, of dossiers and of tasks, in their order and owned by the caller; NULL stands
 * for a dossier that is gone.  NULL with ERROR set. */
GPtrArray *regie_today_rows (RegieDb *db, const RegieOffice *office, const RegieTodayKey *keys,
                             guint n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_today_row_free (RegieTodayRow *row);
/* Puts KEYS (RegieTodayKey) in the order in which they are shown: by section, then by day; a talk
 * by its hour, above the rest of that day. */
void regie_today_sort_keys (GArray *keys);
/* One open end, as it is named. */
char *regie_today_dup_open_end (gint64 dossier, const char *rule, gint64 fact);
/* One change that confirms the open ends from before (regie_today_unrecorded) of RULES (as in
 * regie_today_keys), with REASON, but for those in LEFT: a set of regie_today_dup_open_end, or
 * NULL.  SHOWN is how many of them somebody saw, with those in LEFT: nobody confirms what was not
 * seen, so any other number is a conflict.  NULL with ERROR set, also when none is left. */
RegieChange *regie_today_confirm (RegieDb *db, const RegieQuery *query, const char *rules,
                                  GHashTable *left, guint shown, const char *reason,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
