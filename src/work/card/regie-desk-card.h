/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-record.h"
#include "regie-week.h"

/* The card that a resident takes along: what, where, when, the first time, how to get there and
 * whom to ask for, in Dutch and in English whatever the program speaks, with pictures for who reads
 * neither.  The number of the desk stands on it and no name but that of the giver and of who is
 * asked for there. */

/* A row: a picture, what it is about, and one or two lines.  The second is the English of the
 * first, or more of the same. */
typedef struct {
  const char *picture;   /* REGIE_PICTOGRAM_CARD */
  const char *labels[2]; /* Dutch, English */
  char *first, *second;  /* SECOND may be NULL */
  gboolean is_short;     /* may stand beside another such row */
  gboolean has_week;     /* the week is drawn beside it */
} RegieCardRow;

/* Immutable, counted and of no thread. */
typedef struct {
  char *number;          /* at the desk; NULL: none */
  char *theme;           /* the key of the direction (REGIE_PICTOGRAM_THEME), or NULL */
  char *theme_labels[2]; /* Dutch, English; NULL without a direction */
  GArray *rows;          /* RegieCardRow; what is not known has no row */
  GArray *slots;         /* RegieSlot: the rhythm, empty when it is not understood */
} RegieDeskCard;

/* Of RESIDENT and the OFFER of GIVER (each of the people may be NULL) as they stand today.  The
 * first time is the first day of the rhythm from tomorrow that the offer has. */
RegieDeskCard *regie_desk_card_new (const RegieOffice *office, RegieRecord *resident,
                                    RegieRecord *giver,
                                    RegieRecord *offer) G_GNUC_WARN_UNUSED_RESULT;
RegieDeskCard *regie_desk_card_ref (RegieDeskCard *self);
void regie_desk_card_unref (RegieDeskCard *self);
/* The names of DAY of the week (0 is Monday) as they stand above and below its box. */
const char *regie_desk_card_weekday (int day, gboolean english);
/* In which parts of DAY (0 is Monday) SLOTS has something: a bit each for the morning, the
 * afternoon from noon and the evening from six.  Less than an hour of a part does not count, unless
 * there is no more than that. */
guint regie_desk_card_parts (const GArray *slots, int day);

/* What stands at the foot. */
extern const char *const regie_desk_card_foot[2];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDeskCard, regie_desk_card_unref)
