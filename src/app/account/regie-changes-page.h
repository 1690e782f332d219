/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Wijzigingen: what everybody changed, by day, found by who, kind, period and words, with the way
 * back for who may. */
#define REGIE_TYPE_CHANGES_PAGE (regie_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieChangesPage, regie_changes_page, REGIE, CHANGES_PAGE, RegiePage)
