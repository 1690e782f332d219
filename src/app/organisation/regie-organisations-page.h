/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The directory of organisations: all of them with a search and a filter, beside one of them.
 * It is opened (x) about one; 0 is whichever was shown. */
#define REGIE_TYPE_ORGANISATIONS_PAGE (regie_organisations_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieOrganisationsPage, regie_organisations_page, REGIE, ORGANISATIONS_PAGE,
                      RegiePage)
