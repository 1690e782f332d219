/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"

/* An organisation in the list (RegieOrganisationRow of regie-directory-view.h): its name, what it
 * is to us, and what is open. */
#define REGIE_TYPE_ORGANISATION_LINE (regie_organisation_line_get_type ())
G_DECLARE_FINAL_TYPE (RegieOrganisationLine, regie_organisation_line, REGIE, ORGANISATION_LINE,
                      RegieItemRow)
