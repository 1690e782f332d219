/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* What stands in Vandaag above the list: the norms of the office that are missed, for who is told
 * of them; otherwise nothing.  Each opens the list behind its figure. */
#define REGIE_TYPE_NORMS_PART (regie_norms_part_get_type ())
G_DECLARE_FINAL_TYPE (RegieNormsPart, regie_norms_part, REGIE, NORMS_PART, RegiePage)

/* Puts one at the end of BOX, which lies in a page, behind the frame that comes first; nothing when
 * there is one already. */
void regie_norms_part_add (GtkBox *box);
