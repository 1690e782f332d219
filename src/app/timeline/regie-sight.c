/* SPDX-License-Identifier: EUPL-1.2 */
/* A window on a whole: where it is drawn, and how it is moved. */
#include "regie-sight.h"

#define LEAST 7.0   /* days in sight */
#define WINDOW 24.0 /* the least width of the window, in pixels */
#define EDGE 8.0    /* on both sides of an edge one takes hold of it, in pixels */
#define SLACK 0.5   /* of a day: of what is laid out in pixels */

gboolean
regie_sight_is_whole (const RegieSight *self)
{
  return self->from <= self->first + SLACK && self->until >= self->last - SLACK;
}

double
regie_sight_x (const RegieSight *self, double width, double day)
{
  return (day - self->first) / (self->last - self->first) * width;
}

double
regie_sight_day (const RegieSight *self, double width, double x)
{
  return self->first + x / MAX (width, 1) * (self->last - self->first);
}

void
regie_sight_window (const RegieSight *self, double width, double *left, double *right)
{
  const double a = CLAMP (regie_sight_x (self, width, self->from), 0, width);
  const double b = CLAMP (regie_sight_x (self, width, self->until), 0, width);
  const double wide = MIN (MAX (b - a, WINDOW), width);

  *left = CLAMP ((a + b - wide) / 2, 0, width - wide);
  *right = *left + wide;
}

RegieSightPart
regie_sight_part_at (const RegieSight *self, double width, double x)
{
  double left, right, edge;

  regie_sight_window (self, width, &left, &right);
  /* The middle of a small window can be taken as well. */
  edge = MIN (EDGE, (right - left) / 4);
  if (x < left - EDGE)
    return REGIE_SIGHT_BEFORE;
  if (x <= left + edge)
    return REGIE_SIGHT_BEGIN;
  if (x > right + EDGE)
    return REGIE_SIGHT_AFTER;
  return x >= right - edge ? REGIE_SIGHT_END : REGIE_SIGHT_MIDDLE;
}

void
regie_sight_move (RegieSight *self, double days)
{
  const double seen = self->until - self->from;

  if (seen >= self->last - self->first)
    self->from = (self->first + self->last - seen) / 2;
  else
    self->from = CLAMP (self->from + days, self->first, self->last - seen);
  self->until = self->from + seen;
}

void
regie_sight_centre (RegieSight *self, double day)
{
  regie_sight_move (self, day - (self->from + self->until) / 2);
}

void
regie_sight_zoom (RegieSight *self, double factor)
{
  const double middle = (self->from + self->until) / 2;
  const double seen = CLAMP ((self->until - self->from) / factor, LEAST, self->last - self->first);

  self->from = middle - seen / 2;
  self->until = middle + seen / 2;
  regie_sight_move (self, 0);
}

void
regie_sight_set_edge (RegieSight *self, RegieSightPart edge, double day)
{
  g_return_if_fail (edge == REGIE_SIGHT_BEGIN || edge == REGIE_SIGHT_END);
  day = CLAMP (day, self->first, self->last);
  if (edge == REGIE_SIGHT_BEGIN)
    self->from = MIN (day, self->until - LEAST);
  else
    self->until = MAX (day, self->from + LEAST);
}
