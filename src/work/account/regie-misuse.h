/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-ini.h"
#include "regie-readings-query.h"

/* What in the log of reading asks for a talk: pure, over lines of the log and the limits of
 * misuse.ini.  A signal is a question and no verdict.  (That somebody looks at an own address
 * cannot be seen: of staff no address is known here.) */
typedef enum {
  REGIE_MISUSE_OUTSIDE,  /* many dossiers of colleagues on a day */
  REGIE_MISUSE_REFUSED,  /* was refused often on a day */
  REGIE_MISUSE_EXPORT,   /* many people in a file or on paper */
  REGIE_MISUSE_NIGHT,    /* at night */
  REGIE_MISUSE_CROWD,    /* many colleagues in one dossier within days */
  REGIE_MISUSE_NAMESAKE, /* a dossier of somebody with the own surname */
  REGIE_N_MISUSES
} RegieMisuseKind;

typedef struct {
  int outside, refused, persons, crowd, crowd_days, night_from, night_until, sample;
} RegieMisuseLimits;

typedef struct {
  RegieMisuseKind kind;
  RegieDay day;
  guint n;                    /* so many */
  const RegieReadingRow *row; /* the newest line of it; borrowed of the lines */
  char *key;                  /* what it is about, also tomorrow; names nobody */
} RegieMisuse;

gboolean regie_misuse_limits_read (RegieIni *ini, RegieMisuseLimits *limits, GError **error);
/* The signals in ROWS (RegieReadingRow, the newest first, of whole days), the newest first:
 * RegieMisuse, owned by the caller; borrows from ROWS. */
GPtrArray *regie_misuse_find (const GPtrArray *rows,
                              const RegieMisuseLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
/* N of ROWS in which data of people were seen, drawn with SEED: the same each time.  Borrowed rows
 * in an owned array, the newest first. */
GPtrArray *regie_misuse_draw (const GPtrArray *rows, guint n, int seed) G_GNUC_WARN_UNUSED_RESULT;
