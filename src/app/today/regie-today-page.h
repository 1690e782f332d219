/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Monday nine o'clock: everything that asks for action, most urgent first, done from the list
 * itself.  Its badge is what is late.  Properties, for its .ui: "scope" (whose things: "mine",
 * "team" or "all"). */
#define REGIE_TYPE_TODAY_PAGE (regie_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieTodayPage, regie_today_page, REGIE, TODAY_PAGE, RegiePage)
