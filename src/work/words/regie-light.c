/* SPDX-License-Identifier: EUPL-1.2 */
/* The shape of a light. */
#include "regie-light.h"

RegieShape
regie_light_shape (RegieLight light)
{
  switch (light)
    {
    case REGIE_LIGHT_RED:
      return REGIE_SHAPE_LATE;
    case REGIE_LIGHT_AMBER:
      return REGIE_SHAPE_SOON;
    case REGIE_LIGHT_GREEN:
      return REGIE_SHAPE_DONE;
    default:
      return REGIE_SHAPE_RUN;
    }
}
