/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Which backups stay: the newest of each of the last 7 days that have one, of 5 weeks and of 12
 * months. */
#define REGIE_ROTATE_DAYS 7
#define REGIE_ROTATE_WEEKS 5
#define REGIE_ROTATE_MONTHS 12

typedef struct {
  GDateTime *at;        /* when it was made, in UTC; borrowed */
  gboolean is_readable; /* what cannot be read is nobody's to remove, and counts for nothing */
  gboolean is_good;     /* it was opened and found whole */
  gboolean stays;       /* what comes out */
} RegieRotated;

/* Says of each of BACKUPS (N of them, the newest first) whether it stays.  The newest that is good
 * always does. */
void regie_rotate (RegieRotated *backups, guint n);
