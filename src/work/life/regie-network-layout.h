/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-letters.h"
#include "regie-network-limits.h"

/* Where everybody in the drawing of a network stands, found once for the screen and for paper: both
 * only draw what is here.
 *
 * The person stands in the middle.  Every life area has a sector of the same size, clockwise from
 * the top in the order of RegieArea; every ring (close by, further, silent) a band.  A place
 * follows from area, slot and ring of that one member alone, so whoever comes, goes or is talked to
 * moves nobody else.  Labels never stand on each other, on a member or outside the room: a label
 * has its side of the member, and is shortened where it would.  Where there is no room for both
 * lines the name stands alone, a little higher or lower or on another side when it must, and is not
 * there when nothing of it could be read. */

/* An area has so many places of its own; members beyond them stand where others do. */
#define REGIE_NETWORK_SLOTS 24

/* Who is to be placed; texts are borrowed. */
typedef struct {
  gint64 id;
  RegieArea area;
  int slot; /* Tie.slot; of two with the same one the lower id has it, the other the next free */
  RegieRing ring;
  const char *name, *ago; /* the two lines of the label */
} RegieSeat;

/* The words that stand still; borrowed. */
typedef struct {
  const char *areas[REGIE_N_AREAS];
  const char *rings[REGIE_N_RINGS];
} RegieNetworkWords;

typedef struct {
  int x, y, width, height;
} RegieNetworkBox;

/* Where a label stands, seen from the member. */
typedef enum {
  REGIE_LABEL_RIGHT,
  REGIE_LABEL_LEFT,
  REGIE_LABEL_ABOVE,
  REGIE_LABEL_BELOW
} RegieLabelSide;

typedef struct {
  int x, y; /* the middle */
  RegieLabelSide side;
  RegieNetworkBox label; /* of both lines, or of the name alone; no width: it is not shown */
} RegieNetworkNode;

typedef struct {
  int width, height;
  int x, y;   /* the middle of the drawing */
  int core;   /* the radius of the person in the middle */
  int radius; /* of every member */
  int line;   /* the height of a line of a label */
  struct {
    int x, y;
  } rings[REGIE_N_RINGS];               /* the outer half axes of the bands */
  RegieNetworkBox areas[REGIE_N_AREAS]; /* of their words */
  RegieNetworkBox ring_names[REGIE_N_RINGS];
  RegieNetworkNode *nodes; /* as the seats */
  guint n;
} RegieNetworkLayout;

/* N SEATS in WIDTH × HEIGHT pixels, both at least 1.  The same gives the same, in any order of the
 * seats. */
RegieNetworkLayout *regie_network_layout_new (const RegieSeat *seats, guint n,
                                              const RegieNetworkWords *words,
                                              const RegieLetters *letters, int width,
                                              int height) G_GNUC_WARN_UNUSED_RESULT;
void regie_network_layout_free (RegieNetworkLayout *self);
/* Where the border between AREA and the one before it meets the edge of the outer ring. */
void regie_network_layout_border (const RegieNetworkLayout *self, RegieArea area, double *x,
                                  double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieNetworkLayout, regie_network_layout_free)
