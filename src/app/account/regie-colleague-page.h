/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* A member of staff for who accounts for the office: what that person has and may, changed and
 * looked at. */
#define REGIE_TYPE_COLLEAGUE_PAGE (regie_colleague_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieColleaguePage, regie_colleague_page, REGIE, COLLEAGUE_PAGE, RegiePage)
