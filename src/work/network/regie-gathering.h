/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-network.h"

/* The network meeting of one person: its agenda is made from what is open, minutes are typed under
 * each point, agreements come back until they are done, and every partner gets a page with what it
 * may know and nothing else. */

typedef struct {
  RegieRecord *record;   /* the Gathering; this and the others are owned by the folder */
  GPtrArray *invitees;   /* RegieRecord, Invitee */
  GPtrArray *points;     /* RegieRecord, Point, in order */
  GPtrArray *agreements; /* RegieRecord: made here; of one that is not established also what is
                            still open of before; by day */
} RegieGathering;

void regie_gathering_free (RegieGathering *self);
/* The meetings in NETWORK, the newest first: RegieGathering, owned by the array.  Borrows from
 * NETWORK. */
GPtrArray *regie_gatherings_of (const RegieNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
/* That with ID in GATHERINGS, borrowed; ID 0: the one that comes next, else the last.  NULL: there
 * is none. */
RegieGathering *regie_gatherings_find (const GPtrArray *gatherings, const RegieNetwork *network,
                                       gint64 id);

/* What asks to be talked about. */
typedef struct {
  char *title, *reason;  /* REASON may be NULL */
  RegieShared topic;     /* UNKNOWN: of the network itself, for nobody outside */
  gint64 agreement, tie; /* what it is for; 0: neither */
} RegieAgendaPoint;

/* RegieAgendaPoint, owned by the array: open agreements and points that were not talked about, who
 * is silent, who leads, lights that are not green, consents that end. */
GPtrArray *regie_network_agenda (const RegieNetwork *self,
                                 const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to POINTS (RegieAgendaPoint); TITLE and REASON (may be NULL) are copied.  The point is
 * borrowed. */
RegieAgendaPoint *regie_agenda_add (GPtrArray *points, const char *title, const char *reason,
                                    RegieShared topic);

/* A meeting with that agenda, to which every member is invited.  FORM: datum, tijd, plaats.  There
 * is one meeting on a day. */
RegieChange *regie_gathering_plan (RegieDb *db, const RegieOffice *office,
                                   const RegieNetwork *network, RegieForm *form, gint64 *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The minutes are established: from then on the meeting, its points and who was there are frozen.
 * Refused before the day of the meeting. */
RegieChange *regie_gathering_close (const RegieOffice *office, RegieRecord *gathering,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Done today. */
RegieChange *regie_agreement_done (const RegieOffice *office, RegieRecord *agreement,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Agenda (before it is established) or minutes as blocks of a letter (regie-letter.h), for who
 * directs: everything. */
char *regie_gathering_dup_text (const RegieGathering *self, const RegieNetwork *network,
                                const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a meeting that nobody planned yet: what would stand on its agenda. */
char *regie_network_dup_agenda (const RegieNetwork *self,
                                const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* The page for MEMBER: of points, agreements, lights and who else is there only what is about a
 * subject that it may know on the day of NETWORK.  What has no subject is of the network itself and
 * stands on no page; time and place only on that of who is invited. */
char *regie_gathering_dup_summary (const RegieGathering *self, const RegieNetwork *network,
                                   const RegieMember *member,
                                   const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* What that is called: agenda or minutes, and the day. */
char *regie_gathering_dup_title (const RegieGathering *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieGathering, regie_gathering_free)
