/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What is in sight of a whole, in days: the whole lasts from FIRST to LAST, and FROM to UNTIL is
 * seen of it.  Drawn, the whole is so many pixels WIDE.  Pure. */
typedef struct {
  double first, last; /* FIRST < LAST */
  double from, until; /* FROM < UNTIL */
} RegieSight;

/* Where one is on it: outside the window, at its edges, or in it. */
typedef enum {
  REGIE_SIGHT_BEFORE,
  REGIE_SIGHT_BEGIN,
  REGIE_SIGHT_MIDDLE,
  REGIE_SIGHT_END,
  REGIE_SIGHT_AFTER
} RegieSightPart;

/* Is all of it in sight? */
gboolean regie_sight_is_whole (const RegieSight *self);
double regie_sight_x (const RegieSight *self, double width, double day);
double regie_sight_day (const RegieSight *self, double width, double x);
/* The window: within the whole, and wide enough to take. */
void regie_sight_window (const RegieSight *self, double width, double *left, double *right);
RegieSightPart regie_sight_part_at (const RegieSight *self, double width, double x);

/* What is in sight lies so many DAYS further, no further than an end of the whole. */
void regie_sight_move (RegieSight *self, double days);
/* DAY comes to the middle, as far as there is something on both sides. */
void regie_sight_centre (RegieSight *self, double day);
/* FACTOR times as close, around the middle: a week at least, the whole at most. */
void regie_sight_zoom (RegieSight *self, double factor);
/* An edge is moved to DAY; the other stays. */
void regie_sight_set_edge (RegieSight *self, RegieSightPart edge, double day);
