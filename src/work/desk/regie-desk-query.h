/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk.h"

/* All SQL of the Meedoenbalie.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read.  What it gives is
 * owned by the caller; an array or table is empty when there is nothing. */

/* What the desk knows, as it is stored; RegieRecord. */
typedef struct {
  GPtrArray *residents;
  GPtrArray *wishes;  /* that are open, the longest first */
  GPtrArray *givers;  /* by name */
  GPtrArray *offers;  /* by title */
  GPtrArray *matches; /* the oldest first */
} RegieDeskRecords;

/* Fills in SELF, which was zeroed. */
gboolean regie_desk_load_records (RegieDb *db, RegieDeskRecords *self, GError **error);
void regie_desk_records_clear (RegieDeskRecords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieDeskRecords, regie_desk_records_clear)

/* Who came to a match on one day. */
typedef struct {
  gint64 match;
  RegiePresence presence;
  int minutes; /* 0: not said */
} RegieDeskTick;
/* Who takes part in what; of residents by their id (gint64). */
typedef struct {
  GHashTable *begun;  /* in how many matches that began (GUINT_TO_POINTER); nobody in none */
  GHashTable *taking; /* GArray of the ids of the offers in which they take a place now */
  GArray *ticks;      /* RegieDeskTick, by match and then by day */
} RegieDeskTaken;
void regie_desk_taken_init (RegieDeskTaken *self);
/* Fills in SELF, which is empty. */
gboolean regie_desk_load_taken (RegieDb *db, RegieDeskTaken *self, GError **error);
void regie_desk_taken_clear (RegieDeskTaken *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieDeskTaken, regie_desk_taken_clear)

/* *CAN: GIVER (an id) has a phone number or an e-mail. */
gboolean regie_giver_can_be_reached (RegieDb *db, const char *giver, gboolean *can, GError **error);
/* *RESIDENT is who has NUMBER at the desk, or has it as it was TYPED; 0 when nobody has. */
gboolean regie_resident_find_number (RegieDb *db, const char *number, const char *typed,
                                     gint64 *resident, GError **error);
/* *RESIDENT is who is the person of DOSSIER, 0 when nobody is. */
gboolean regie_resident_find_linked (RegieDb *db, gint64 dossier, gint64 *resident, GError **error);
/* *ROLE is what STAFF (an id) may be; NULL when there is no such person. */
gboolean regie_desk_find_role (RegieDb *db, gint64 staff, char **role, GError **error);

/* The person of a dossier, as far as the desk may know; "" for what is not known. */
typedef struct {
  char *surname; /* NULL: the dossier, or its person, is not there any more */
  char *given_names, *year_of_birth, *language;
} RegieDeskPerson;
/* Fills in SELF, which was zeroed. */
gboolean regie_desk_find_person (RegieDb *db, gint64 dossier, RegieDeskPerson *self,
                                 GError **error);
void regie_desk_person_clear (RegieDeskPerson *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieDeskPerson, regie_desk_person_clear)

/* What a tick is about: whose dossier, with whom, which offer and resident, and when it is held. */
typedef struct {
  char *linked; /* the id of the dossier, NULL: none */
  char *giver;  /* its name */
  char *rhythm; /* days and hours, NULL: not known */
  RegieDay from, until;
  gint64 offer, resident; /* 0: there is no such match */
} RegieHeld;
/* Fills in SELF, which was zeroed, of MATCH. */
gboolean regie_match_find_held (RegieDb *db, gint64 match, RegieHeld *self, GError **error);
void regie_held_clear (RegieHeld *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieHeld, regie_held_clear)
/* *N is how often RESIDENT was ticked for OFFER on DAY, by whichever match. */
gboolean regie_attendance_count (RegieDb *db, gint64 resident, gint64 offer, RegieDay day,
                                 gint64 *n, GError **error);

/* Hours that count in no dossier yet. */
typedef struct {
  gint64 attendance;
  RegieDay day; /* NONE: it cannot be read */
  int minutes;
  char *topic; /* a key of codes.ini [onderwerp] */
  char *giver; /* its name */
} RegieDeskHours;
/* Those of RESIDENT, RegieDeskHours, as they were ticked. */
GArray *regie_desk_load_hours (RegieDb *db, gint64 resident,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ids (gint64) of what was ticked of RESIDENT and counts in a dossier. */
GArray *regie_desk_load_in_dossier (RegieDb *db, gint64 resident,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A resident, and the dossier of that person. */
typedef struct {
  gint64 resident, dossier;
} RegieDeskLink;
/* *N is of how many residents such hours wait although a dossier is known. */
gboolean regie_desk_count_owed (RegieDb *db, gint64 *n, GError **error);
/* Who they are: RegieDeskLink, by the id of the resident. */
GArray *regie_desk_load_owed (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The visits of DAY of who was not helped yet (RegieRecord), the first first; *N_HELPED is how many
 * were. */
GPtrArray *regie_visit_load_waiting (RegieDb *db, RegieDay day, guint *n_helped,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *WAITS: RESIDENT stands in the row of DAY. */
gboolean regie_visit_is_waiting (RegieDb *db, gint64 resident, RegieDay day, gboolean *waits,
                                 GError **error);

/* Who an offer or wish of a file can belong to: a giver by name, or a resident by number. */
typedef struct {
  char *id, *known_by;
  char *initials, *born; /* of a resident, NULL: not known */
} RegieDeskParty;
/* RegieDeskParty in no particular order: the residents with a number, or all givers. */
GArray *regie_desk_load_parties (RegieDb *db, gboolean residents,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
