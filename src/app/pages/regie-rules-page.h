/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-office.h"

/* The help page of the rules, made from the rules file: every rule in force, its article, who must
 * act, and where the law can be read in two ways. */
GtkWidget *regie_rules_page_new (const RegieOffice *office);
