/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"
#include "regie-ini.h"

/* What changes for somebody young on a birthday (ages.ini): one change with its words, for whom it
 * is, and where that stands.  Pure: a date of birth of which parts may be unknown, and a day, go
 * in. */

typedef struct {
  char *id;            /* its section of the file */
  int age;             /* in years */
  char *name;          /* a few words, in the language of the program */
  char *what;          /* what changes, in a sentence or two */
  guint groups;        /* a bit for each RegieGroup that it is for; 0: everybody */
  gboolean transition; /* for which there should be a plan */
  gboolean hands_over; /* the task of the youth director ends: to a consultant */
  int ahead;           /* so many days before it asks for attention */
  char *source;        /* the article, or whose way of working it is */
  RegieDay looked_up;  /* when the source was read */
} RegieAgeChange;

typedef struct {
  GPtrArray *changes; /* RegieAgeChange, the youngest age first */
  char *hash;         /* of the file: the index is made with it */
} RegieAges;

/* Owned by the caller; NULL with ERROR set, a fault being said with its line. */
RegieAges *regie_ages_read (RegieIni *ini, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_ages_free (RegieAges *self);

/* From which day somebody is AGE years old, when the date of birth is known: the first day, or the
 * LAST, on which that can be.  NONE without a year.  Who was born on 29 February grows older on
 * 1 March in the other years. */
RegieDay regie_birthday (const RegieBirth *born, int age, gboolean last);
/* How old somebody is on DAY, at least or, with LAST, at most; -1 without a year. */
int regie_age_on (const RegieBirth *born, RegieDay day, gboolean most);

/* Why somebody who was BORN then, in parts (may be NULL), cannot be of the target group GROUP, a
 * code, on DAY; owned, NULL when he can. */
char *regie_group_dup_fault (const char *group, const char *born,
                             RegieDay day) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a birthday was. */
typedef enum {
  REGIE_MOMENT_PASSED, /* surely */
  REGIE_MOMENT_AHEAD,  /* surely */
  REGIE_MOMENT_UNSURE  /* it may have been, or may be to come */
} RegieMomentStand;

/* All changes of one age, for one person. */
typedef struct {
  int age;
  RegieDay earliest, latest; /* the same when the date of birth is known */
  RegieMomentStand stand;
  gboolean transition; /* one of its changes is */
  gboolean hands_over; /* one of its changes ends the task of the youth director */
  RegieDay asks_on;    /* from this day it asks for attention, counted from EARLIEST */
  guint first, n;      /* where its changes stand in RegieAges.changes: some may be for others */
} RegieMoment;

/* Appends the moments (RegieMoment) of somebody of GROUP to MOMENTS, the youngest age first; none
 * without a year of birth. */
void regie_ages_moments (const RegieAges *self, const RegieBirth *born, RegieGroup group,
                         RegieDay today, GArray *moments);
/* Is CHANGE for somebody of GROUP? */
gboolean regie_age_change_is_for (const RegieAgeChange *change, RegieGroup group);
/* Does the task of the youth director end at AGE? */
gboolean regie_ages_hand_over_at (const RegieAges *self, int age);
/* What changes at MOMENT for somebody of GROUP, in a few words each: "Duty to integrate, guardian,
 * health insurance".  Owned by the caller. */
char *regie_moment_dup_names (const RegieAges *ages, const RegieMoment *moment,
                              RegieGroup group) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieAges, regie_ages_free)
