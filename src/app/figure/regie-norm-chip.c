/* SPDX-License-Identifier: EUPL-1.2 */
/* A norm that is missed, in a line: everything of it is a binding. */
#include "regie-norm-chip.h"

#include "regie-dashboard-tile.h"

REGIE_DEFINE_ITEM_WIDGET (RegieNormChip, regie_norm_chip, "regie-norm-chip.ui",
                          regie_figure_tile_get_type ())
