/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk.h"

/* The row at the counter of the Meedoenbalie: who waits today, who arrives, and what the visitor
 * says before the next is called. */
typedef struct {
  GPtrArray *visits;    /* RegieRecord, those that wait, the first first */
  GPtrArray *residents; /* RegieRecord: whose visits they are, in the same places */
  guint n_helped;       /* today */
} RegieDeskQueue;

/* The row of TODAY; owned by the caller, NULL with ERROR set.  Who was erased waits no more. */
RegieDeskQueue *regie_desk_queue_load (RegieDb *db, RegieDay today,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_desk_queue_free (RegieDeskQueue *self);
/* A visitor with NUMBER stands in the row; *RESIDENT is who that is.  A number that is not known
 * yet is recorded with INITIALS.  A refusal names the field (regie_error_get_field): "nummer", or
 * "initialen" that are needed (NULL: not typed) or are none. */
RegieChange *regie_visit_arrive (RegieDb *db, const RegieOffice *office, const char *number,
                                 const char *initials, gint64 *resident,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The visitor of VISIT (an id) wants nothing now, or walked away.  NULL with ERROR when the visit
 * is gone or the visitor was helped already. */
RegieChange *regie_visit_leave (RegieDb *db, gint64 visit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the visitor of VISIT wants, and that the visitor was helped.  FORM has "richting", "soort"
 * and "rooster" of the wish.  *WISH is the open wish that is said anew, with what was seen of it in
 * FORM (regie_form_set_seen), or 0: then it becomes the id of a new one.  REGIE_ERROR_CONFLICT when
 * the visit or the wish is gone, or the visitor was helped already. */
RegieChange *regie_visit_keep_wish (RegieDb *db, const RegieOffice *office, gint64 visit,
                                    RegieForm *form, gint64 *wish,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDeskQueue, regie_desk_queue_free)
