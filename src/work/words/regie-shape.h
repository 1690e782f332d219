/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock.h"

/* How a thing looks, said without a colour: src/app draws it. */

/* Shapes tell states apart without colour. */
typedef enum {
  REGIE_SHAPE_LATE,
  REGIE_SHAPE_SOON,
  REGIE_SHAPE_RUN,
  REGIE_SHAPE_DONE,
  REGIE_SHAPE_FAILED,
  REGIE_SHAPE_SIGNAL,
  REGIE_SHAPE_DECISION,
  REGIE_SHAPE_FACT
} RegieShape;

/* A line of a screen that has no shape. */
#define REGIE_SHAPE_NONE (-1)

/* What belongs together is tinted alike. */
typedef enum {
  REGIE_FAMILY_SLATE,
  REGIE_FAMILY_BLUE,
  REGIE_FAMILY_TEAL,
  REGIE_FAMILY_PURPLE,
  REGIE_FAMILY_SAND,
  REGIE_N_FAMILIES
} RegieFamily;

/* The shape of what is due on DUE, seen from TODAY; REGIE_SHAPE_RUN for REGIE_DAY_NONE.  Late only
 * for a duty of the college: what others let pass is no fault of the office. */
RegieShape regie_shape_of_due (RegieDay due, RegieDay today, gboolean is_duty_of_college);
/* The shape of a deadline in STATE that is due on DUE. */
RegieShape regie_shape_of_state (RegieState state, RegieDay due, RegieDay today);
