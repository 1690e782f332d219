/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"
#include "regie-item-view.h"

/* The contracts of a RegieProvidersView on one line of time.  Pressing one does
 * "providers.open". */
#define REGIE_TYPE_CONTRACT_LANES (regie_contract_lanes_get_type ())
G_DECLARE_FINAL_TYPE (RegieContractLanes, regie_contract_lanes, REGIE, CONTRACT_LANES,
                      RegieItemView)

/* A lane (RegieLane), drawn; one without a name is the axis above them. */
#define REGIE_TYPE_LANE_VIEW (regie_lane_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieLaneView, regie_lane_view, REGIE, LANE_VIEW, RegieItemView)

#define REGIE_TYPE_LANE_ROW (regie_lane_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieLaneRow, regie_lane_row, REGIE, LANE_ROW, RegieItemRow)
