/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"
#include "regie-period.h"

/* The progress meeting with a provider: its agenda is made from the differences, minutes are typed
 * under each item, and action points return at every next meeting until they are done. */

typedef struct {
  RegieRecord *record;
  GPtrArray *items;   /* RegieRecord, in order */
  GPtrArray *actions; /* RegieRecord: agreed here, or still open from before; by day */
} RegieMeeting;

void regie_meeting_free (RegieMeeting *self);
/* Every meeting with PROVIDER, the newest first: RegieMeeting, owned by the array.  NULL with ERROR
 * set when they cannot be read. */
GPtrArray *regie_meetings_load (RegieDb *db, gint64 provider,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A meeting with an agenda: an item for each of ORDERS (gint64) with what differs over PERIOD, one
 * for lines of the report that could not be taken, one for invoice lines that differ, and one for
 * action points that are open.  FORM: datum, tijd, plaats, aanwezig. A provider has one meeting on
 * a day; what is asked again is added to that. */
RegieChange *regie_meeting_make (RegieDb *db, const RegieOffice *office, gint64 provider,
                                 RegiePeriod period, const gint64 *orders, guint n, RegieForm *form,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The minutes are established: from then on meeting and items are frozen.  Refused before the day
 * of the meeting. */
RegieChange *regie_meeting_close (RegieDb *db, const RegieOffice *office, RegieRecord *meeting,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Done today. */
RegieChange *regie_action_done (const RegieOffice *office, RegieRecord *action,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Agenda (before it is established) or minutes as blocks of a letter (regie-letter.h), for PDF, ODT
 * and paper. */
char *regie_meeting_dup_text (const RegieMeeting *self,
                              const char *provider) G_GNUC_WARN_UNUSED_RESULT;
/* What that is called: agenda or minutes, with whom, and the day. */
char *regie_meeting_dup_title (const RegieMeeting *self,
                               const char *provider) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieMeeting, regie_meeting_free)
