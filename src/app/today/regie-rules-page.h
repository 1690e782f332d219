/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The help page of the rules.  Its view is a RegieRulesView. */
#define REGIE_TYPE_RULES_PAGE (regie_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieRulesPage, regie_rules_page, REGIE, RULES_PAGE, RegiePage)
