/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

#include "regie-day.h"

/* Leave, and who looks after whose dossiers meanwhile.  Pure.  The dossiers stay with who they are
 * of: as long as the day lies in the leave they are shown to the colleague as well, and the day
 * after they are not; nothing is written for that. */

typedef struct {
  gint64 id, staff, replaced_by; /* REPLACED_BY 0: nobody */
  RegieDay from, until;          /* both of them days of it */
} RegieAbsence;

/* In ALL (RegieAbsence) that of STAFF on DAY, borrowed; NULL when STAFF is there. */
const RegieAbsence *regie_absence_find (const GArray *all, gint64 staff, RegieDay day);
/* How many of the days FROM to UNTIL STAFF is away. */
int regie_absence_count_days (const GArray *all, gint64 staff, RegieDay from, RegieDay until);
/* Can ONE be, beside ALL others (that with its own id is none)?  FALSE with the field: it ends
 * before it begins, somebody replaces himself, is away twice, replaces while being away, or is away
 * while replacing. */
gboolean regie_absence_check (const RegieAbsence *one, const GArray *all, GError **error);
