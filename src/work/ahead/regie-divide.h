/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Dividing the caseload: who should have which dossier, with as few moves as that takes.  Pure, and
 * the same whatever the order of what goes in.
 *
 * Dossiers of nobody come first, the heaviest before the others, each to whoever has most room.
 * Then the fullest gives to the one with most room, the heaviest dossier that does not only turn it
 * round, as long as they are clearly apart.  Who speaks the language of the person goes before who
 * has a little more room.  Nobody who is away gets a dossier, and no dossier moves twice. */

typedef struct {
  gint64 id;
  gint64 consultant;    /* 0: nobody */
  int weight;           /* points, 0 or more */
  const char *language; /* of the person, as it is written; NULL: not known */
} RegieLoad;

typedef struct {
  gint64 id;
  int capacity;          /* hundredths of a whole week */
  gboolean takes_part;   /* gives and gets */
  gboolean is_away;      /* gets nothing, and gives nothing: it is looked after until the return */
  const char *languages; /* with commas between; NULL: not known */
} RegieHand;

typedef enum {
  REGIE_MOVE_NOBODY,  /* it was of nobody, or of who does not work here any more */
  REGIE_MOVE_BALANCE, /* from who has too much */
  REGIE_N_MOVE_GROUNDS
} RegieMoveGround;

typedef struct {
  gint64 dossier, from, to; /* FROM 0: nobody */
  int weight;
  RegieMoveGround ground;
  gboolean speaks; /* TO speaks the language of the person */
} RegieMove;

/* How the load lies, before or after; of who has no capacity the share is 0. */
typedef struct {
  gint64 id;
  guint n;     /* dossiers */
  int points;  /* their weight together */
  int percent; /* of what one with that capacity carries */
} RegieShare;

/* At most MOST moves of N_LOADS dossiers among N_HANDS, where somebody who works the whole week
 * carries NORM points (more than 0); RegieMove, in the order in which they are made.  Owned. */
GArray *regie_divide_propose (const RegieLoad *loads, guint n_loads, const RegieHand *hands,
                              guint n_hands, int norm, guint most) G_GNUC_WARN_UNUSED_RESULT;
/* How the loads lie when MOVES (may be NULL) are made: RegieShare, one for each of HANDS, in their
 * order.  Owned. */
GArray *regie_divide_share (const RegieLoad *loads, guint n_loads, const RegieHand *hands,
                            guint n_hands, int norm, const GArray *moves) G_GNUC_WARN_UNUSED_RESULT;
/* Is LANGUAGE one of LANGUAGES, however they are written?  Either may be NULL. */
gboolean regie_divide_speaks (const char *languages, const char *language);
