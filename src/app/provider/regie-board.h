/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-view.h"

/* The contracts of a RegieProvidersView as a board: a column per stage, a card per contract.
 * Pressing a card does "providers.open"; taking one along to another column, or its buttons, does
 * "contract.move". */
#define REGIE_TYPE_BOARD (regie_board_get_type ())
G_DECLARE_FINAL_TYPE (RegieBoard, regie_board, REGIE, BOARD, RegieItemView)

#define REGIE_TYPE_BOARD_COLUMN_VIEW (regie_board_column_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieBoardColumnView, regie_board_column_view, REGIE, BOARD_COLUMN_VIEW,
                      RegieItemView)

#define REGIE_TYPE_BOARD_CARD_VIEW (regie_board_card_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieBoardCardView, regie_board_card_view, REGIE, BOARD_CARD_VIEW,
                      RegieItemView)
