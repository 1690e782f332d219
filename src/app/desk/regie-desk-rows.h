/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-item-widget.h"

/* What the page of the desk is made of: each shows one item of regie-desk-view.h.  Who uses
 * RegieDeskLine or RegieProposalCard ensures the types of RegieSymbol and RegieRepeat. */

/* A wish, a resident or an offer (RegieDeskEntry): two lines and a remark. */
#define REGIE_TYPE_DESK_LINE (regie_desk_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskLine, regie_desk_line, REGIE, DESK_LINE, RegieItemWidget)

/* What runs, or a giver (RegieDeskEntry): in columns, with what can be done. */
#define REGIE_TYPE_DESK_ROW (regie_desk_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskRow, regie_desk_row, REGIE, DESK_ROW, RegieItemWidget)

/* What was counted (RegieDeskCount). */
#define REGIE_TYPE_DESK_COUNT_ROW (regie_desk_count_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskCountRow, regie_desk_count_row, REGIE, DESK_COUNT_ROW, AdwActionRow)
/* A GtkListBoxCreateWidgetFunc. */
GtkWidget *regie_desk_count_row_new (gpointer item, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* A reason for or against (RegieReason). */
#define REGIE_TYPE_REASON_VIEW (regie_reason_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieReasonView, regie_reason_view, REGIE, REASON_VIEW, RegieItemWidget)

/* A proposal between a wish and an offer (RegieProposal). */
#define REGIE_TYPE_PROPOSAL_CARD (regie_proposal_card_get_type ())
G_DECLARE_FINAL_TYPE (RegieProposalCard, regie_proposal_card, REGIE, PROPOSAL_CARD, RegieItemWidget)

/* BUTTON opens a menu of DEEDS (RegieDeed); without any it is not there. */
void regie_menu_button_set_deeds (GtkMenuButton *button, GListModel *deeds);
