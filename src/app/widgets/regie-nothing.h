/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* What a page says when it has nothing to list: an AdwStatusPage that is made when it is first
 * seen, for even unseen its big icon would be read before the first frame.
 *
 * Properties, as of AdwStatusPage: "icon-name", "title", "description" (plain text, or NULL), and
 * "extra" (GtkWidget or NULL), what can be done then. */
#define REGIE_TYPE_NOTHING (regie_nothing_get_type ())
G_DECLARE_FINAL_TYPE (RegieNothing, regie_nothing, REGIE, NOTHING, AdwBin)
