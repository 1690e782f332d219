/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Beheer: who works here, and what the office is run with, in views (regie-admin-views.h).
 *
 * Property: "shown" (string, writable), the name of the view that is shown, "" before it is known
 * who looks; the action "admin.view" sets it.  It is opened about the name of a view; "" leaves it
 * at the one it shows. */
#define REGIE_TYPE_ADMIN_PAGE (regie_admin_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieAdminPage, regie_admin_page, REGIE, ADMIN_PAGE, RegiePage)
