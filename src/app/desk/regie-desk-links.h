/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-list.h"
#include "regie-repeat.h"

/* The lines between the three columns, drawn over them: from a wish to each proposal and from there
 * to its offer, as far as they are on screen.  It takes no clicks.
 *
 * Properties, all written once: "wishes" and "offers" (RegieDeskList), "proposals" (RegieRepeat of
 * RegieProposalCard), "middle" (GtkWidget, in which they scroll). */
#define REGIE_TYPE_DESK_LINKS (regie_desk_links_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskLinks, regie_desk_links, REGIE, DESK_LINKS, GtkWidget)
