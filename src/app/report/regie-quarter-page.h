/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The report of a quarter: how it stands, its figures with what is said of them, its charts, and
 * what can be done with it.  It opens about a quarter as text ("2026-K3"; "": the last one that is
 * over). */
#define REGIE_TYPE_QUARTER_PAGE (regie_quarter_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieQuarterPage, regie_quarter_page, REGIE, QUARTER_PAGE, RegiePage)
