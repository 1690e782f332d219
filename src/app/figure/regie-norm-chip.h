/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-widget.h"

/* A norm that is missed (RegieFigureTile), in a line that opens the list behind it. */
#define REGIE_TYPE_NORM_CHIP (regie_norm_chip_get_type ())
G_DECLARE_FINAL_TYPE (RegieNormChip, regie_norm_chip, REGIE, NORM_CHIP, RegieItemWidget)
