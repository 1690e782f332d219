/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"

/* The people and organisations around one person, as they stand on a day: who is close, who is
 * silent, who leads, who knows whom, and what each of them may know. */

/* One of them. */
typedef struct {
  RegieRecord *record; /* the Tie, owned by the folder */
  gint64 id;
  gint64 organisation, contact; /* 0: none */
  char *name; /* who it is: of the tie, else the contact person, else the organisation */
  char *organisation_name; /* NULL: none */
  char *about; /* role and organisation, "Mentor · Vista College"; "" when neither is known */
  gboolean is_person; /* else an organisation without a name of somebody */
  gboolean leads, has_ended;
  RegieArea area;
  int slot;           /* the place in the drawing within the area, see Tie.slot */
  RegieDay last;      /* spoken to, REGIE_DAY_NONE: never */
  RegieDay since;     /* known since; REGIE_DAY_NONE: not said */
  RegieDay silent_on; /* the first day of silence when nobody talks to it any more */
  RegieRing ring;
  guint shares;           /* a bit for each RegieShared that it may know on the day */
  gboolean has_withdrawn; /* a consent was withdrawn and none about the same holds */
} RegieMember;

/* Two members, by their place in RegieNetwork.members, know each other. */
typedef struct {
  guint one, other;
  RegieRecord *record; /* the Link, owned by the folder */
} RegieAcquaintance;

/* How it stands in a life area, as somebody noted last. */
typedef struct {
  RegieLight light; /* REGIE_LIGHT_UNKNOWN: nobody said yet */
  RegieDay since;   /* the day on which that light came to burn; NONE: nobody said yet */
  char *note;       /* NULL: none */
} RegieAreaLight;

typedef struct {
  gint64 dossier;
  RegieDay today;
  char *name; /* of the person in the middle */
  char *born; /* the date of birth as it is stored, NULL: not known */
  RegieGroup group;
  char *director, *consultant; /* who directs, and who consults; NULL: nobody */
  RegieFolder *folder;         /* everything that lies in the dossier */
  GPtrArray *members; /* RegieMember: those that have not ended, by area, slot and id; then those
                         that have */
  guint n_members;    /* so many of them have not ended */
  RegieAreaLight lights[REGIE_N_AREAS];
  GArray *acquaintances; /* RegieAcquaintance of members that have not ended */
} RegieNetwork;

/* Owned by the caller; NULL with ERROR set.  ROLE is that of who looks: health is read only for who
 * may see it. */
RegieNetwork *regie_network_load (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                  const char *role, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_network_free (RegieNetwork *self);
/* The member with the tie ID, borrowed, or NULL. */
RegieMember *regie_network_find (const RegieNetwork *self, gint64 id);
/* Who leads, borrowed; NULL: nobody. */
RegieMember *regie_network_leader (const RegieNetwork *self);
/* The one that is silent for the longest, borrowed; NULL: nobody is. */
RegieMember *regie_network_most_silent (const RegieNetwork *self);
/* The next network meeting, today or later, and the last one before today; borrowed, or NULL. */
RegieRecord *regie_network_next_meeting (const RegieNetwork *self);
RegieRecord *regie_network_last_meeting (const RegieNetwork *self);

/* Days since MEMBER was spoken to, or since it is known when it never was. */
int regie_member_days (const RegieMember *self, RegieDay today);
/* "11 days", "never spoken to": how long ago LAST (NONE: never) was on TODAY, in words. */
char *regie_spoken_dup_ago (RegieDay last, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* The same of MEMBER. */
char *regie_member_dup_ago (const RegieMember *self, RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
/* The member in one sentence, for who hears the drawing: "Mentor Vakschool, person, School and
 * work; spoken to 6 days ago; leads; may know about school and work." */
char *regie_member_dup_sentence (const RegieMember *self, const RegieNetwork *network,
                                 const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;

/* What a member may know on a day, by the consents (RegieRecord, Consent) of the dossier: a bit for
 * each RegieShared.  A consent holds from its day up to and with its last, and not from the day on
 * which it was withdrawn; health only by a consent of its own. */
guint regie_consents_shared (const GPtrArray *consents, gint64 tie, RegieDay day);
/* What is to be shared of a life area: its subject. */
RegieShared regie_area_shared (RegieArea area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieNetwork, regie_network_free)
