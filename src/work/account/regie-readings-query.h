/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-db.h"
#include "regie-keys.h"

/* The log of reading, read back by who accounts for the office.  On a server who asks sees the own
 * lines, or all of them. */
typedef struct {
  gint64 id, who, dossier; /* WHO, DOSSIER: 0 for nobody */
  RegieReadAct act;
  guint persons;
  gboolean refused;
  gboolean outside;  /* of colleagues: neither WHO nor the team of WHO has the dossier */
  RegieDay day;      /* on the clock of this machine */
  int minute;        /* of that day */
  char *name, *role; /* of WHO, or NULL */
  char *whom, *number, *surname;        /* of DOSSIER, or NULL */
  char *kind, *origin, *ground, *words; /* see RegieReading; or NULL */
} RegieReadingRow;

void regie_reading_row_free (RegieReadingRow *self);

/* The moment in UTC at which DAY begins here. */
char *regie_reading_dup_midnight (RegieDay day) G_GNUC_WARN_UNUSED_RESULT;

/* Which lines; an id of 0, or a day that is REGIE_DAY_NONE, asks nothing. */
typedef struct {
  gint64 dossier, who;
  gint64 before;        /* only lines with a lower id */
  RegieDay from, until; /* days, both included */
  guint most;           /* so many at most */
} RegieReadingFilter;

/* The newest first: RegieReadingRow, owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_readings_load (RegieDb *db, const RegieReadingFilter *filter,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
