/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Wat ik deed: what I changed, the newest first, to be searched, looked at, taken back and done
 * again. */
#define REGIE_TYPE_DONE_PAGE (regie_done_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDonePage, regie_done_page, REGIE, DONE_PAGE, RegiePage)
