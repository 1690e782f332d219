/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-widget.h"

/* What the counter is made of: each shows one item of regie-counter-view.h. */

/* A proposal to a visitor (RegieCounterCard). */
#define REGIE_TYPE_VISITOR_CARD (regie_visitor_card_get_type ())
G_DECLARE_FINAL_TYPE (RegieVisitorCard, regie_visitor_card, REGIE, VISITOR_CARD, RegieItemWidget)

/* A button that stays pressed (RegieCounterTile) and does its action when it changes. */
#define REGIE_TYPE_TILE_BUTTON (regie_tile_button_get_type ())
G_DECLARE_FINAL_TYPE (RegieTileButton, regie_tile_button, REGIE, TILE_BUTTON, GtkToggleButton)

/* Who waits (RegieWaiting). */
#define REGIE_TYPE_WAITING_ROW (regie_waiting_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieWaitingRow, regie_waiting_row, REGIE, WAITING_ROW, RegieItemWidget)
