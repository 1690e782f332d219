/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"

/* Of whom the time to keep the data is up. */
typedef struct {
  gint64 dossier;
  char *number, *name; /* NUMBER may be NULL */
  RegieDay ended;      /* when the duty ended */
  RegieDay due;        /* the first day on which it may go */
} RegieExpired;

/* Those whose day is TODAY or earlier, the oldest first: RegieExpired, owned.  NULL with ERROR
 * set. */
GPtrArray *regie_retention_load_expired (RegieDb *db, RegieDay today,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many follow after TODAY, and the day of the first (NONE when there is none). */
gboolean regie_retention_find_next (RegieDb *db, RegieDay today, gint64 *n, RegieDay *first,
                                    GError **error);
