/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-shape.h"

/* How a light of a life area looks, without its colour. */

/* REGIE_SHAPE_RUN while none was set. */
RegieShape regie_light_shape (RegieLight light);
