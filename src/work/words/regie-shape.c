/* SPDX-License-Identifier: EUPL-1.2 */
/* From days and states to shapes. */
#include "regie-shape.h"

RegieShape
regie_shape_of_due (RegieDay due, RegieDay today, gboolean is_duty_of_college)
{
  if (due == REGIE_DAY_NONE || due > today + 7)
    return REGIE_SHAPE_RUN;
  return due < today ? (is_duty_of_college ? REGIE_SHAPE_LATE : REGIE_SHAPE_RUN) : REGIE_SHAPE_SOON;
}

RegieShape
regie_shape_of_state (RegieState state, RegieDay due, RegieDay today)
{
  switch (state)
    {
    case REGIE_STATE_LATE:
      return REGIE_SHAPE_LATE;
    case REGIE_STATE_MET:
    case REGIE_STATE_MET_LATE:
      return REGIE_SHAPE_DONE;
    case REGIE_STATE_RUNS:
      return regie_shape_of_due (due, today, TRUE);
    default:
      return REGIE_SHAPE_RUN;
    }
}
