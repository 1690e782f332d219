/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The Meedoenbalie: wishes on the left (longest waiting first), offers on the right, between them
 * what fits and why; what runs, with who came; the givers; what it brings; and the counter for an
 * opening, which has the window to itself.  The page shows initials only.
 *
 * It opens (sx): "offer", "resident", "giver" or "match", and its id.
 * Properties: "shown" (string: "match", "running", "givers" or "figures"), "side" (string: "wishes"
 * or "offers", what a narrow window shows), "proposals" (RegieProposals). */
#define REGIE_TYPE_DESK_PAGE (regie_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskPage, regie_desk_page, REGIE, DESK_PAGE, RegiePage)
