/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* One organisation: its subject is the id. */
#define REGIE_TYPE_ORGANISATION_PAGE (regie_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieOrganisationPage, regie_organisation_page, REGIE, ORGANISATION_PAGE,
                      RegiePage)
